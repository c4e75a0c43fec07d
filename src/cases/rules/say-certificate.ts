import type { Certificate } from '../guarding.ts';

/** "1 to 3, 5 and 9": numbers in order, neighbours joined. */
export function sayNumbers(numbers: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run !== undefined && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  const words = runs.map(([first, last]) => {
    if (first === last) return String(first);
    return last === first + 1 ? `${first}, ${last}` : `${first} to ${last}`;
  });
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Exactly what was destroyed and what stays: [what, how much]. */
export function sayCertificate(
  certificate: Certificate,
): readonly (readonly [what: string, which: string])[] {
  const { lists, cases, kept, keys } = certificate;
  return [
    ['Cases', cases.length === 0 ? 'None' : `${cases.length}: ${sayNumbers(cases)}`],
    [
      'Lists',
      lists.length === 0
        ? 'None'
        : lists
            .map(({ number, rows }) => `List ${number} with ${rows} ${rows === 1 ? 'child' : 'children'}`)
            .join(', '),
    ],
    ['Keys', `${keys.length}`],
    ['Kept because of a hold', kept.length === 0 ? 'None' : `Cases ${sayNumbers(kept)}`],
  ];
}
