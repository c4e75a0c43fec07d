/** Longest key that a name is made into; a number may still follow, and a key may have 80 characters. */
const longest = 70;

/** A name as a key: lower-case letters and figures joined by hyphens; what can be no key at all becomes `otherwise`. */
export function keyOf(name: string, otherwise: string): string {
  const key = name
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}'’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  return key === '' ? otherwise : key;
}

/** The key with the first number behind it that makes it different from those taken. */
export function freeKey(key: string, taken: readonly string[]): string {
  const isTaken = new Set(taken);
  if (!isTaken.has(key)) return key;
  let number = 2;
  while (isTaken.has(`${key}-${number}`)) number += 1;
  return `${key}-${number}`;
}
