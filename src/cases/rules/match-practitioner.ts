import type { CasePractitioner } from '../identity.ts';

/** How surely somebody who would audit a case is one of those who worked with the family. */
export type PractitionerMatch = 'email' | 'name' | 'similar';

/**
 * Compares somebody with those who worked with the family (abuse C06): by e-mail address, by the same name, or by a name
 * that may be the same: with initials, swapped, without its accents, one half of a double name, a letter astray. Rather one
 * match too many than one too few: a lead says what is so. Null where nobody is like them.
 */
export function matchPractitioner(
  who: { readonly name: string; readonly email: string },
  practitioners: readonly Pick<CasePractitioner, 'name' | 'email'>[],
): PractitionerMatch | null {
  const found = new Set(practitioners.map((one) => compare(who, one)));
  return (['email', 'name', 'similar'] as const).find((match) => found.has(match)) ?? null;
}

function compare(
  who: { readonly name: string; readonly email: string },
  other: Pick<CasePractitioner, 'name' | 'email'>,
): PractitionerMatch | null {
  const address = (text: string): string => text.trim().toLowerCase();
  if (address(other.email) !== '' && address(other.email) === address(who.email)) return 'email';
  const ours = wordsOf(who.name);
  const theirs = wordsOf(other.name);
  if (theirs.length > 0 && ours.join(' ') === theirs.join(' ')) return 'name';
  return isLike(ours, theirs) ? 'similar' : null;
}

const titles = new Set(
  'dr mr mrs ms miss mx prof professor rev sir dame pc dc ds di dci sgt insp nurse sister'.split(' '),
);

/** Letters that are no base letter with an accent, as people write them without. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** The words of a name, plain and small, without titles; both halves of a double name each by itself. */
function wordsOf(name: string): readonly string[] {
  const text = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}'’‘`]/gu, '')
    .replaceAll(/[ßøłđðþæœı]/g, (letter) => plain[letter] ?? letter);
  const words = text.split(/[^\p{L}]+/u).filter((word) => word !== '');
  const without = words.filter((word) => !titles.has(word));
  return without.length > 0 ? without : words;
}

function isLike(ours: readonly string[], theirs: readonly string[]): boolean {
  const [few, many] = ours.length <= theirs.length ? [ours, theirs] : [theirs, ours];
  const [only] = few;
  if (only === undefined) return false;
  // A surname alone.
  if (few.length === 1) return only.length > 2 && many.at(-1) === only;
  const left = [...many];
  let whole = 0;
  // Whole words first, so that an initial does not take the place of one.
  for (const word of few.toSorted((a, b) => b.length - a.length)) {
    const at = firstOf([left.indexOf(word), left.findIndex((other) => isNear(word, other))]);
    if (at === -1) return false;
    const [taken = ''] = left.splice(at, 1);
    if (word.length > 1 && taken.length > 1) whole += 1;
  }
  return whole > 0;
}

function firstOf(places: readonly number[]): number {
  return places.find((at) => at !== -1) ?? -1;
}

/** An initial and its name, or two words a letter apart; two letters apart where they are long. */
function isNear(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  const shortest = Math.min(one.length, other.length);
  if (shortest < 4) return false;
  return lettersApart(one, other) <= (shortest < 8 ? 1 : 2);
}

/** How many letters are put in, left out, changed or swapped with their neighbour between two words. */
function lettersApart(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let least = Math.min(at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, at(rows, i - 2, j - 2) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return at(rows, one.length, other.length);
}

function at(rows: readonly (readonly number[])[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}
