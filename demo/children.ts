import type { CasePerson, FrameChild, IdentityPack } from '#cases';
import { emptyPerson, packOf } from '#cases';
import children from './wealdmere/children.json' with { type: 'json' };
import families from './wealdmere/families.json' with { type: 'json' };

/** Everybody here is invented. Ages are told back from the day of the first start. */
type Written = {
  readonly row: number;
  readonly name: string;
  /** ISO 8601 duration; a negative one is the time until an unborn child is expected. */
  readonly age: string;
  readonly isUnborn?: boolean;
  readonly sex: string;
  readonly ethnicity: string;
  readonly status: string;
  readonly area: string;
  readonly school?: string;
  readonly language?: string;
  readonly household?: string;
  readonly nhsNumber?: string;
  readonly address: string;
  readonly practice: string;
};

function bornOn(age: string, today: string): string {
  return Temporal.PlainDate.from(today).subtract(age).toString();
}

/**
 * The date of birth of the child in that row. Of the child of Case 3 it is a day whose number could be a month, and another
 * one than its month: so it can be written the other way round and be somebody's mistake.
 */
export function bornOf(row: number, today: string): string {
  const one = children.find((child) => child.row === row);
  if (one === undefined) throw new RangeError(`There is no row ${row}.`);
  const born = Temporal.PlainDate.from(bornOn(one.age, today));
  return row === 7 ? born.with({ day: born.month === 4 ? 5 : 4 }).toString() : born.toString();
}

/** The children on the list, in its order. */
export function childrenOn(today: string): readonly FrameChild[] {
  return children.map((one: Written) => ({
    reference: `W-${String(one.row).padStart(3, '0')}`,
    name: one.name,
    born: bornOf(one.row, today),
    isUnborn: one.isUnborn === true,
    sex: one.sex,
    ethnicity: one.ethnicity,
    language: one.language ?? (one.isUnborn === true ? '' : 'English'),
    nhsNumber: one.nhsNumber ?? '',
    upn: '',
    address: one.address,
    school: one.school ?? '',
    practice: one.practice,
    area: one.area,
    status: one.status,
    household: one.household ?? '',
  }));
}

type Relative = {
  readonly id: string;
  readonly relation: string;
  readonly name: string;
  readonly age: string;
  readonly sex?: string;
  readonly language?: string;
  readonly isUnborn?: boolean;
};

/** Who the family of a child on the list is, as a coordinator completes it; null where nothing is added. */
export function familyOf(child: FrameChild, today: string): IdentityPack | null {
  const family = families.find(({ row }) => child.reference === `W-${String(row).padStart(3, '0')}`);
  if (family === undefined) return null;
  const pack = packOf(child);
  const relatives = family.people.map((one: Relative): CasePerson => ({
    ...emptyPerson,
    id: one.id,
    relation: one.relation as CasePerson['relation'],
    name: one.name,
    born: bornOn(one.age, today),
    isUnborn: one.isUnborn === true,
    sex: one.sex ?? '',
    language: one.language ?? '',
  }));
  return {
    ...pack,
    people: [...pack.people, ...relatives],
    practitioners: family.practitioners.map((one) => ({ ...one, email: '' })),
    note: family.note,
  };
}
