import type { PublishedAudit } from './published-audit.ts';

/** A small sound audit for tests: four cases, two agencies, two findings; what is given stands in place of its own. */
export function smallAudit(change: Partial<PublishedAudit> = {}): PublishedAudit {
  return {
    format: 'throughline/published-audit/1',
    shortName: 'anytown-2024-neglect',
    title: 'Multi-agency audit of neglect',
    subject: 'neglect',
    topics: ['neglect'],
    jointPartners: [],
    purpose: ['To find out how early agencies notice neglect.'],
    background: [],
    graded: false,
    sample: { cases: 4 },
    methods: [
      { kind: 'dip_sample', cases: 4 },
      { kind: 'deep_dive', cases: 1 },
    ],
    areas: [{ name: 'Anytown', cases: 3 }],
    agencies: [
      { ref: 'csc', name: "Children's Social Care", shortName: 'CSC', type: 'csc', services: ['Front Door'] },
      { ref: 'police', name: 'Anyshire Police', shortName: 'Police', type: 'police' },
    ],
    commissioners: [{ agency: null, name: 'Quality sub-group' }],
    contributors: [{ agency: 'csc', service: 'Front Door' }, { agency: 'police' }],
    panel: [],
    meetings: [],
    participation: {
      sample: 4,
      rows: [
        { agencies: ['csc'], counts: [{ status: 'audited', cases: 4 }] },
        { agencies: ['police'], counts: [] },
      ],
    },
    findings: [
      {
        ref: 'late',
        kind: 'learning',
        text: 'Minutes came late.',
        themes: ['minutes'],
        extent: { cases: 2, of: 4 },
      },
      { ref: 'clear', kind: 'strength', text: 'Plans were clear.', themes: ['plans'], area: 'Anytown' },
    ],
    statements: [],
    recommendations: [
      {
        ref: '1',
        form: 'recommendation',
        kind: 'system',
        text: 'Send minutes sooner.',
        owners: [{ agency: 'csc' }],
        themes: ['minutes'],
        findings: ['late'],
      },
    ],
    reflectiveQuestions: [],
    resources: [],
    library: [{ ref: 'local-strategy', title: 'Neglect strategy', kind: 'strategy', editions: ['2023'] }],
    citations: [{ document: 'working-together', edition: '2023', use: 'definition' }],
    source: { title: 'Learning from our audit', kind: 'summary_briefing', publisher: 'Anytown SCP' },
    ...change,
  };
}
