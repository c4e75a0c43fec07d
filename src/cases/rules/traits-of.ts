// What a draw asks about a child: age bands of the children in need census (Department for Education), taken at the
// beginning of the period looked at; the ethnic groups of the Census 2021, from words or from the codes of the school census.
import { isPossibleDay } from '#platform/time';
import type { FrameChild } from '../identity.ts';
import type { AgeBand, EthnicGroup, Sex, Traits } from '../quota.ts';

/** What of a child on the list a draw goes by. `ageOn` is ISO. */
export function traitsOf(child: FrameChild, ageOn: string): Traits {
  return {
    area: plainName(child.area),
    status: child.status,
    age: ageBandOf(child, ageOn),
    sex: sexOf(child.sex),
    ethnicity: ethnicGroupOf(child.ethnicity),
    household: plainName(child.household),
  };
}

/** A name so that "North  Shire" and "north shire" are one. */
export function plainName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

const bands: readonly (readonly [from: number, band: AgeBand])[] = [
  [18, 'from_18'],
  [16, 'from_16'],
  [10, 'from_10'],
  [5, 'from_5'],
  [1, 'from_1'],
  [0, 'under_1'],
];

/** The age band at a day; a child born later was unborn then. '' where no day of birth tells. */
export function ageBandOf(child: Pick<FrameChild, 'born' | 'isUnborn'>, ageOn: string): AgeBand | '' {
  if (child.isUnborn) return 'unborn';
  if (!isPossibleDay(child.born) || !isPossibleDay(ageOn)) return '';
  if (child.born > ageOn) return 'unborn';
  const { years } = Temporal.PlainDate.from(child.born).until(ageOn, { largestUnit: 'years' });
  return bands.find(([from]) => years >= from)?.[1] ?? '';
}

export function sexOf(text: string): Sex {
  const word = plainName(text);
  if (['f', 'female', 'girl', 'woman', '2'].includes(word)) return 'female';
  if (['m', 'male', 'boy', 'man', '1'].includes(word)) return 'male';
  return 'other';
}

const codes: readonly (readonly [RegExp, EthnicGroup])[] = [
  [/^(?:nobt|refu)$/, 'unsaid'],
  [/^(?:arab|o[a-z]{3})$/, 'other'],
  [/^w[a-z]{3}$/, 'white'],
  [/^m[a-z]{3}$/, 'mixed'],
  [/^(?:a[a-z]{3}|chne)$/, 'asian'],
  [/^b[a-z]{3}$/, 'black'],
];
const words: readonly (readonly [RegExp, EthnicGroup])[] = [
  [/mixed|multiple|dual heritage|white and (?:black|asian)/, 'mixed'],
  [/asian|indian|pakistani|bangladeshi|chinese/, 'asian'],
  [/black|african|caribbean/, 'black'],
  [/white|british|irish|gypsy|roma|traveller/, 'white'],
  [/^(?:any )?other/, 'other'],
];

/** The group of an ethnicity as a list says it: "White British", "WBRI", "Mixed - White and Asian". */
export function ethnicGroupOf(text: string): EthnicGroup {
  const word = plainName(text);
  const listed = [...codes, ...words].find(([pattern]) => pattern.test(word));
  return listed?.[1] ?? 'unsaid';
}
