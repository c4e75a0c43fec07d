import type { PublishedAudit } from '#archive';
import { listWords } from '#platform/documents';
import type { DocumentContent } from '#platform/documents';
import type { Brand } from '#accounts';
import type { DeclaredFact } from './rules/declared-facts.ts';

/** A partnership to compose documents for. */
export const northshire: Brand = {
  name: 'Northshire Safeguarding Children Partnership',
  shortName: 'Northshire SCP',
  colour: '#1d5a8a',
  marks: [],
};

/** An audit with everything that must be there and nothing more; parts are put in as a story needs them. */
export function buildAudit(parts: Partial<PublishedAudit> = {}): PublishedAudit {
  return {
    format: 'throughline/published-audit/1',
    shortName: 'northshire-2024-neglect',
    title: 'Multi-agency audit of neglect',
    subject: 'neglect',
    topics: ['neglect'],
    jointPartners: [],
    purpose: [],
    background: [],
    graded: false,
    sample: { cases: 5 },
    methods: [],
    areas: [],
    agencies: [
      { ref: 'csc', name: "Children's Social Care", shortName: 'CSC', type: 'csc', services: ['Early Help'] },
      { ref: 'police', name: 'Northshire Police', shortName: 'Northshire Police', type: 'police' },
    ],
    commissioners: [],
    contributors: [],
    panel: [],
    meetings: [],
    participation: { sample: 5, rows: [] },
    findings: [],
    statements: [],
    recommendations: [],
    reflectiveQuestions: [],
    resources: [],
    library: [],
    citations: [],
    source: {
      title: 'Audit of neglect: what we learnt',
      kind: 'full_report',
      publisher: 'Northshire Safeguarding Children Partnership',
    },
    ...parts,
  };
}

/** Every piece of text of a composed document, one a line, in reading order. */
export function readWords(content: DocumentContent): string {
  return [
    ...content.marks.map((mark) => mark.name),
    content.title,
    content.subtitle ?? '',
    content.dated ?? '',
    ...content.blocks.flatMap(listWords),
    content.footer,
  ].join('\n');
}

/** Facts that do not stand behind the one before them and are no part of it, in a text with its line ends. */
export function findMisplaced(words: string, facts: readonly DeclaredFact[]): readonly DeclaredFact[] {
  let from = 0;
  let before = '';
  return facts.filter(({ text }) => {
    if (before.includes(text)) return false;
    const at = words.indexOf(text, from);
    if (at === -1) return true;
    from = at + text.length;
    before = text;
    return false;
  });
}
