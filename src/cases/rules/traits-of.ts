// What a draw asks about a child: the age band at the beginning of the period looked at; the ethnic groups of the Census 2021,
// from words or from the codes of the school census.
import type { FrameChild } from '../identity.ts';
import type { EthnicGroup, Sex, Traits } from '../quota.ts';
import { ageReader } from './age-band.ts';
import { readEthnicity, readSex } from './frame-codes.ts';

/**
 * Reads what of a child on a list a draw goes by. `ageOn` is ISO. A list says the same few words many thousand times: each
 * is read once.
 */
export function traitsReader(ageOn: string): (child: FrameChild) => Traits {
  const area = readOnce(plainName);
  const sex = readOnce(sexOf);
  const ethnicity = readOnce(ethnicGroupOf);
  const age = ageReader(ageOn);
  return (child) => ({
    area: area(child.area),
    status: child.status,
    age: age(child),
    sex: sex(child.sex),
    ethnicity: ethnicity(child.ethnicity),
    household: plainName(child.household),
  });
}

function readOnce<Read>(read: (text: string) => Read): (text: string) => Read {
  const known = new Map<string, Read>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = read(text);
    known.set(text, now);
    return now;
  };
}

/** A name so that "North  Shire" and "north shire" are one. */
export function plainName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

export function sexOf(text: string): Sex {
  const word = readSex(text);
  return word === 'Female' ? 'female' : word === 'Male' ? 'male' : 'other';
}

/** The longer codes of the school census: the first letter is the group. */
const codes: readonly (readonly [RegExp, EthnicGroup])[] = [
  [/^(?:arab|o[a-z]{3})$/, 'other'],
  [/^w[a-z]{3}$/, 'white'],
  [/^m[a-z]{3}$/, 'mixed'],
  [/^a[a-z]{3}$/, 'asian'],
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
  const word = plainName(readEthnicity(text));
  const listed = [...codes, ...words].find(([pattern]) => pattern.test(word));
  return listed?.[1] ?? 'unsaid';
}
