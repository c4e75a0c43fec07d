import { createHash } from 'node:crypto';

/**
 * Where a row of the list comes in the order of a draw: SHA-256 of the seed, a blank and the row's id, in figures of base
 * 16. Anybody with a calculator of SHA-256 can work it out again.
 */
export function orderOf(seed: string, id: string): string {
  return createHash('sha256').update(`${seed} ${id}`).digest('hex');
}

/** SHA-256 over the ids in their alphabetical order, a line each: the same for the same rows, however they are given. */
export function digestOf(ids: readonly string[]): string {
  const hash = createHash('sha256');
  for (const id of ids.toSorted()) hash.update(`${id}\n`);
  return hash.digest('hex');
}
