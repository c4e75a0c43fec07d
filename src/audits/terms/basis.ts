import type { AgencyRow } from '#accounts';
import {
  asText,
  choiceEntry,
  dayEntry,
  numberEntry,
  partOf,
  textEntry,
  type Entry,
  type Stored,
} from '#platform/forms';
import { groupEntry } from '../drafts/group-entry.ts';
import { lawfulBases, retentionClasses, sharingConditions } from '../lawful-basis.ts';
import type { Section } from '../drafts/section.ts';

/** The field in which a draft keeps on which basis an agency shares, and who signed for it. */
export function basisField(agency: string): string {
  return `basis-${agency}`;
}

/** The field for how many months a class of records is kept. */
export function retentionField(code: string): string {
  return `keep-${code}`;
}

function basisEntry(agency: AgencyRow): Entry {
  const name = basisField(agency.id);
  return groupEntry(name, agency.shortName, [
    choiceEntry({
      name: `${name}-basis`,
      label: 'Lawful basis',
      options: lawfulBases.map(({ code, label }) => ({ value: code, label })),
      as: 'list',
      nothing: 'Not settled',
    }),
    choiceEntry({
      name: `${name}-condition`,
      label: 'Condition for special categories',
      options: sharingConditions.map(({ code, label }) => ({ value: code, label })),
      as: 'list',
      nothing: 'Not settled',
    }),
    textEntry({
      name: `${name}-signatory`,
      label: 'Who signed the sharing agreement for it',
      hint: 'Post, and name if you wish',
      longest: 200,
    }),
    dayEntry({ name: `${name}-signed`, label: 'Signed on' }),
  ]);
}

/** Why records may be shared, under which agreement, and how long they are kept. `agencies` are those that are asked. */
export function basisSection(agencies: readonly AgencyRow[]): Section {
  return {
    code: 'basis',
    title: 'Basis for sharing',
    lead: 'No agency can be told who the children are before its basis, the impact assessment and its signature stand here.',
    entries: [
      textEntry({
        name: 'necessity',
        label: 'Why identifiable records are needed',
        hint: 'Why the question cannot be answered without them',
        longest: 2000,
        rows: 3,
      }),
      textEntry({
        name: 'impact-assessment',
        label: 'Data protection impact assessment',
        hint: 'Its reference',
        longest: 200,
      }),
      dayEntry({ name: 'impact-assessment-day', label: 'Impact assessment approved on' }),
      textEntry({ name: 'sharing-agreement', label: 'Information sharing agreement', longest: 300 }),
      dayEntry({ name: 'sharing-from', label: 'Agreement in force from' }),
      dayEntry({ name: 'sharing-until', label: 'Agreement in force until', hint: 'Leave empty if open' }),
      textEntry({
        name: 'privacy-notice',
        label: 'Privacy notice',
        hint: 'Where families can read it: title or address',
        longest: 500,
      }),
      ...agencies.map(basisEntry),
      ...retentionClasses.map((kept) =>
        numberEntry({
          name: retentionField(kept.code),
          label: `${kept.label}: kept for how many months`,
          hint: `${kept.counted.charAt(0).toUpperCase()}${kept.counted.slice(1)}. Proposal: ${kept.months} months, at most ${kept.mostMonths}.`,
          least: 0,
          most: 1200,
          suffix: 'months',
        }),
      ),
      dayEntry({
        name: 'destroy-by',
        label: 'Who the children are is destroyed by',
        hint: 'The last day. Leave it empty to have it worked out from the board date.',
      }),
    ],
    lists: [],
  };
}

/** Reads who signed for an agency and on which basis. */
export function readBasis(value: Stored): {
  readonly basis: string;
  readonly condition: string;
  readonly signatory: string;
  readonly signed: string;
} {
  const read = (part: string): string => asText(partOf(value, part));
  return {
    basis: read('basis'),
    condition: read('condition'),
    signatory: read('signatory'),
    signed: read('signed'),
  };
}
