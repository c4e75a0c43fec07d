// What a draw asks about a child: age bands of the children in need census (Department for Education), taken at the
// beginning of the period looked at; the ethnic groups of the Census 2021, from words or from the codes of the school census.
import { isPossibleDay } from '#platform/time';
import type { FrameChild } from '../identity.ts';
import type { AgeBand, EthnicGroup, Sex, Traits } from '../quota.ts';

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

const bands: readonly (readonly [from: number, band: AgeBand])[] = [
  [18, 'from_18'],
  [16, 'from_16'],
  [10, 'from_10'],
  [5, 'from_5'],
  [1, 'from_1'],
  [0, 'under_1'],
];

/**
 * Tells the age band at a day; a child born later was unborn then. '' where no day of birth tells. Somebody born on 29
 * February has their birthday on 1 March in other years.
 */
export function ageReader(ageOn: string): (child: Pick<FrameChild, 'born' | 'isUnborn'>) => AgeBand | '' {
  const day = isPossibleDay(ageOn) ? Temporal.PlainDate.from(ageOn) : null;
  const lastDays = bands.map(([years, band]) => [day?.subtract({ years }).toString() ?? '', band] as const);
  return ({ born, isUnborn }) => {
    if (isUnborn) return 'unborn';
    if (day === null || !/^\d{4}-\d\d-\d\d$/.test(born)) return '';
    return lastDays.find(([last]) => born <= last)?.[1] ?? 'unborn';
  };
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
