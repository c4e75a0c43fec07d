export const briefingKinds = ['summary', 'seven-minute', 'participation'] as const;
/** The documents that a published audit is turned into. */
export type BriefingKind = (typeof briefingKinds)[number];

/** What a briefing can promise to carry, as a summary briefing has it from top to bottom. */
export const facts = [
  'joint partners',
  'title',
  'audience',
  'background',
  'purpose',
  'priority',
  'fieldwork',
  'scope',
  'sample',
  'areas',
  'selection',
  'limits',
  'methods',
  'commissioners',
  'contributors',
  'panel',
  'meetings',
  'receiving group',
  'source',
  'participation',
  'participation in words',
  'unexplained cases',
  'strengths',
  'learning',
  'noted',
  'nil escalation',
  'held back',
  'conclusions',
  'recommendations',
  'suggested actions',
  'questions',
  'citations',
  'resources',
] as const;
export type Fact = (typeof facts)[number];

type Briefing = {
  readonly label: string;
  /** What it is, in a sentence for the person who chooses one. */
  readonly about: string;
  /** Every fact that the audit has under these names stands in the document. */
  readonly carries: readonly Fact[];
};

const briefings: Record<BriefingKind, Briefing> = {
  summary: {
    label: 'Summary briefing',
    about: 'For managers and practitioners: why and how, who took part, what was found, what is to be done.',
    carries: facts.filter((fact) => fact !== 'participation in words'),
  },
  'seven-minute': {
    label: '7-minute briefing',
    about: 'Seven numbered tiles, for a team meeting.',
    carries: [
      'joint partners',
      'title',
      'purpose',
      'fieldwork',
      'priority',
      'background',
      'scope',
      'sample',
      'areas',
      'strengths',
      'learning',
      'questions',
      'resources',
    ],
  },
  participation: {
    label: 'Participation table',
    about: 'Who audited how many of the cases, as a table and in words.',
    carries: [
      'joint partners',
      'title',
      'sample',
      'areas',
      'participation',
      'participation in words',
      'unexplained cases',
      'source',
    ],
  },
};

/** The name of a kind of briefing: "7-minute briefing". */
export function briefingLabel(kind: BriefingKind): string {
  return briefings[kind].label;
}

/** What a kind of briefing is for, in one sentence. */
export function aboutBriefing(kind: BriefingKind): string {
  return briefings[kind].about;
}

/** What a kind of briefing promises to carry, each thing named where it first stands. */
export function factsCarried(kind: BriefingKind): readonly Fact[] {
  return briefings[kind].carries;
}

/** Whether a word from an address or a form names a kind of briefing. */
export function isBriefingKind(text: string): text is BriefingKind {
  return briefingKinds.some((kind) => kind === text);
}
