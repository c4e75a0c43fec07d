import { itemsOf } from '#audits';
import { asText, isEmpty, partOf, type Values } from '#platform/forms';
import type { PublishedAudit } from '../published-audit.ts';
import { readPublishedAudit } from '../rules/read-published-audit.ts';
import type { Around } from './around.ts';
import { makeRecordingFile } from './make-file.ts';

/** Something that keeps a recording from being finished, and where it is put right. */
export type RecordingProblem = {
  readonly says: string;
  readonly section: string;
  /** The entry, or the list with its item; null where it is the section as a whole. */
  readonly at: { readonly entry: string } | { readonly list: string; readonly item: string } | null;
  /** True where something is not said yet, rather than wrong. */
  readonly isOpen: boolean;
};

/** A recording as it is written now: its file, all that is wrong with it, and the audit once nothing is. */
export type ReadRecording = {
  readonly file: string;
  readonly problems: readonly RecordingProblem[];
  readonly audit: PublishedAudit | null;
};

export function readRecording(shortName: string, values: Values, around: Around): ReadRecording {
  const file = makeRecordingFile(shortName, values, around);
  const read = readPublishedAudit(file);
  const open = findOpen(values);
  if (read.ok && open.length === 0) return { file, problems: [], audit: read.audit };
  const found = (read.ok ? [] : read.problems)
    // What is missing is told better by what is open.
    .filter(({ sentence }) => open.length === 0 || !sentence.endsWith('is missing.'))
    .map(({ path, sentence }) => ({
      says: sayProblem(path, sentence),
      ...placeOf(path, values),
      isOpen: false,
    }));
  return { file, problems: [...open, ...found], audit: null };
}

/** The sentence as it was told of a file; of an extent in the words of the form, which does not know the file's names. */
function sayProblem(path: string, sentence: string): string {
  const [, what, index] = /^(finding|statement)s\[(\d+)\]\.extent$/.exec(path) ?? [];
  if (what === undefined) return sentence;
  const name = `${what === 'finding' ? 'Finding' : 'Statement'} ${Number(index) + 1}`;
  return `${name}: give either a number of cases or the word of the publication; “out of” needs the number.`;
}

const needed = [
  ['publication', 'title', 'Say what the audit was called.'],
  ['publication', 'subject', 'Say in a few words what the audit was about.'],
  ['publication', 'source-title', 'Say what the publication is called.'],
  ['publication', 'source-kind', 'Say what kind of publication it is.'],
  ['publication', 'source-publisher', 'Say who published it.'],
] as const;

function findOpen(values: Values): readonly RecordingProblem[] {
  const single = needed
    .filter(([, entry]) => isEmpty(values[entry]))
    .map(([section, entry, says]) => ({ says, section, at: { entry }, isOpen: true }));
  const item = (section: string, list: string, id: string, says: string) => ({
    says,
    section,
    at: { list, item: id },
    isOpen: true,
  });
  const agencies = itemsOf(values, { code: 'agency' }).flatMap(({ id, value }, index) => {
    const isNamed = ['name', 'short-name', 'type'].every((name) => asText(partOf(value, name)) !== '');
    if (asText(partOf(value, 'known')) !== '' || isNamed) return [];
    const says = `Agency ${index + 1}: choose one of your agencies, or give its full name, short name and kind.`;
    return [item('who', 'agency', id, says)];
  });
  const steps = itemsOf(values, { code: 'recommendation' }).flatMap(({ id, value }, index) => {
    const isHalf = isEmpty(partOf(value, 'then')) !== isEmpty(partOf(value, 'then-by'));
    if (!isHalf) return [];
    const says = `Recommendation ${index + 1}: say both who takes the next step and what they do, or neither.`;
    return [item('recommendations', 'recommendation', id, says)];
  });
  const scope =
    isEmpty(values['scope-phrase']) && !(isEmpty(values['scope-from']) && isEmpty(values['scope-until']))
      ? [
          {
            says: 'Say the period that was looked at in words, or leave out its days.',
            section: 'cases',
            at: { entry: 'scope-phrase' },
            isOpen: true,
          },
        ]
      : [];
  return [...single, ...scope, ...agencies, ...steps];
}

/** Which section, and which of its lists, tells each part of a file. */
const places: Readonly<Record<string, readonly [section: string, ...lists: string[]]>> = {
  topics: ['why'],
  priority: ['why'],
  purpose: ['why'],
  background: ['why'],
  graded: ['why'],
  scope: ['cases'],
  fieldwork: ['cases'],
  reported: ['cases'],
  sample: ['cases'],
  methods: ['cases', 'method'],
  areas: ['cases', 'area'],
  meetings: ['cases', 'meeting'],
  receivingGroup: ['who'],
  agencies: ['who', 'agency'],
  commissioners: ['who', 'commissioner'],
  contributors: ['who', 'contributor'],
  panel: ['who', 'panel'],
  jointPartners: ['who', 'partner'],
  participation: ['participation', 'row'],
  findings: ['findings', 'finding'],
  statements: ['statements', 'statement'],
  recommendations: ['recommendations', 'recommendation'],
  citations: ['guidance', 'citation', 'other-citation'],
  library: ['guidance'],
  reflectiveQuestions: ['readers'],
  resources: ['readers', 'resource'],
};

/** The section and item that say what stands at this place of the file: `findings[3].themes`. */
function placeOf(path: string, values: Values): Pick<RecordingProblem, 'section' | 'at'> {
  const [, root = '', index] = /^(?:participation\.(?=rows))?([a-zA-Z]+)(?:\[(\d+)\])?/.exec(path) ?? [];
  const [section, ...lists] = places[root === 'rows' ? 'participation' : root] ?? ['publication'];
  if (index === undefined) return { section, at: null };
  const item = lists.flatMap((list) => itemsOf(values, { code: list }).map(({ id }) => ({ list, item: id })))[
    Number(index)
  ];
  return { section, at: item ?? null };
}
