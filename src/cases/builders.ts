import type { TermsBasis, TermsSample } from '#audits';
import type { AskColumn } from './ask-column.ts';
import type { FrameChild } from './identity.ts';
import type { Ask } from './involvement.ts';
import type { Participation } from './participation.ts';
import type { DrawRow, Quota } from './quota.ts';
import type { SampleCase } from './sample-case.ts';

/**
 * The participation table of the Leicester summary briefing on familial sexual abuse (2018–19), row by row: the
 * hardest published one we know, and so the story that the tests of these rules tell.
 */
export const leicester2018: Participation = {
  sample: 5,
  rows: [
    {
      agencies: ['police'],
      counts: [
        { status: 'audited', cases: 1 },
        { status: 'mostly_out_of_scope', cases: 1 },
        { status: 'out_of_scope', cases: 3 },
      ],
    },
    { agencies: ['social care'], counts: [{ status: 'audited', cases: 3 }] },
    {
      agencies: ['social care'],
      service: 'Early Help',
      counts: [
        { status: 'out_of_scope', cases: 2 },
        { status: 'not_known', cases: 3 },
      ],
    },
    {
      agencies: ['schools'],
      sector: true,
      counts: [
        { status: 'audited', cases: 4 },
        { status: 'not_applicable', cases: 1, reason: 'not in education' },
      ],
    },
    { agencies: ['GP practices'], sector: true, counts: [{ status: 'audited', cases: 4 }] },
    {
      agencies: ['UHL'],
      counts: [
        { status: 'audited', cases: 1 },
        { status: 'not_known_or_out_of_scope', cases: 4 },
      ],
    },
    { agencies: ['LPT'], counts: [{ status: 'audited', cases: 3 }] },
    {
      agencies: ['UAVA'],
      counts: [
        { status: 'audited', cases: 2 },
        { status: 'not_known', cases: 3 },
      ],
    },
    {
      agencies: ['NPS'],
      counts: [
        { status: 'audited', cases: 1 },
        { status: 'not_known', cases: 4 },
      ],
    },
    { agencies: ['SSTOP'], counts: [] },
    { agencies: ['CAFCASS'], counts: [] },
    { agencies: ['Turning Point', 'DNLRC', 'ASC'], counts: notKnown() },
    { agencies: ['DNLRC'], counts: notKnown() },
    { agencies: ['ASC'], counts: notKnown() },
  ],
};

function notKnown(): Participation['rows'][number]['counts'] {
  return [
    { status: 'audited', cases: 0 },
    { status: 'not_known', cases: 5 },
  ];
}

/** The names of that table as they stand in a sentence. */
export function leicesterNames(ref: string): string {
  const names: Record<string, string> = {
    police: 'Leicestershire Police',
    'social care': "Children's Social Care",
    schools: 'schools and education settings',
  };
  return names[ref] ?? ref;
}

/** A child on a list, fictional; NHS numbers of tests begin with 999. */
export function child(facts: Partial<FrameChild> = {}): FrameChild {
  return {
    reference: 'A-1',
    name: 'Sam Sample',
    born: '2015-03-12',
    isUnborn: false,
    sex: 'Female',
    ethnicity: 'White British',
    language: '',
    nhsNumber: '',
    upn: '',
    address: '',
    school: '',
    practice: '',
    area: 'Anytown',
    status: 'child_protection',
    household: '',
    ...facts,
  };
}

/** A basis on which "police" may be told who the children are. */
export const wholeBasis: TermsBasis = {
  necessity: 'Practice cannot be looked at without the records.',
  impactAssessment: { reference: 'DPIA 2026/3', day: '2026-01-10' },
  agreement: { title: 'Information sharing agreement', from: '2025-01-01', until: '' },
  privacyNotice: 'On the website',
  agencies: [
    {
      agency: 'police',
      shortName: 'Police',
      basis: 'public_task',
      condition: 'safeguarding',
      signatory: 'Head of service',
      signed: '2026-01-20',
    },
  ],
  retention: [],
  destroyBy: '',
};

/** A child as a draw sees it, fictional. */
export function drawRow(facts: Partial<DrawRow> = {}): DrawRow {
  return {
    frame: 'list',
    id: 'row',
    area: 'anytown',
    status: 'child_protection',
    age: 'from_10',
    sex: 'female',
    ethnicity: 'white',
    household: '',
    ...facts,
  };
}

/** So many of any children. */
export function quota(facts: Partial<Quota> = {}): Quota {
  return { area: '', status: '', age: '', sex: '', ethnicity: '', cases: 1, reserves: 0, ...facts };
}

/** A case that was drawn and is in the sample. */
export function sampleCase(facts: Partial<SampleCase> = {}): SampleCase {
  return {
    id: 'case',
    number: 1,
    origin: 'drawn',
    standing: 'in_sample',
    draw: 'draw 1',
    quota: 0,
    rank: 0,
    frame: 'list',
    frameRow: 'row',
    method: null,
    leftBecause: null,
    leftAt: null,
    replaces: null,
    version: 1,
    madeAt: Temporal.Instant.from('2026-06-01T09:00:00Z'),
    destroyedAt: null,
    ...facts,
  };
}

/** What terms say of the sample, where they say nothing. */
export function termsSample(facts: Partial<TermsSample> = {}): TermsSample {
  return {
    cases: null,
    reserves: null,
    byArea: [],
    byStatus: [],
    supplier: '',
    criterion: '',
    selection: '',
    selectionNote: '',
    ...facts,
  };
}

/** An ask that waits for an answer until 10 June 2026. */
export function askOf(facts: Partial<Ask> = {}): Ask {
  return {
    id: 'ask',
    case: 'c1',
    caseNumber: 1,
    agency: 'police',
    service: null,
    setting: null,
    dueOn: '2026-06-10',
    askedAt: Temporal.Instant.from('2026-06-01T09:00:00Z'),
    stage: 'search',
    seenAt: null,
    answer: null,
    answeredAt: null,
    answeredBy: null,
    version: 1,
    withdrawnAt: null,
    withdrawnReason: null,
    chasedAt: null,
    ...facts,
  };
}

/** The column of an agency as a whole, whose id is also its name. */
export function columnOf(agency: string, facts: Partial<AskColumn> = {}): AskColumn {
  return {
    code: agency,
    agency,
    agencyName: agency,
    service: null,
    setting: null,
    isSector: false,
    ...facts,
  };
}
