import type { LoggedRow, SealedRow } from '#platform/db';
import { chainHash, encodeRow, genesisHash, leafHash } from './chain.ts';
import type { Checkpoint } from './checkpoint.ts';

export type LogProblem = {
  readonly kind:
    | 'edited'
    | 'deleted'
    | 'unsealed'
    | 'reordered'
    | 'seal missing'
    | 'time went back'
    | 'truncated'
    | 'forked';
  /** The number of the seal where it shows; null for a row that has none. */
  readonly number: number | null;
  /** When the row was written and its id; null where there is no row to name. */
  readonly at: string | null;
  readonly id: string | null;
};

export type Verification = {
  /** Where the log stands by its seals. Keep it with the checkpoints. */
  readonly checkpoint: Checkpoint;
  readonly problems: readonly LogProblem[];
};

/** A row may be this much older than the one sealed before it, in milliseconds; more, and a clock was set back. */
const lateness = 3_600_000;

/**
 * Recomputes a partnership's chain from its rows and says what does not fit, each with its place. Two things cannot be
 * told from the log alone, and need a checkpoint kept elsewhere: that its end was cut off (truncated), and that all of
 * it was written anew (forked). `unsealed` are rows old enough that they should have been sealed.
 * @throws RangeError when a checkpoint is of another partnership.
 */
export async function verifyLog(log: {
  partnership: string;
  sealed: AsyncIterable<SealedRow>;
  unsealed: AsyncIterable<LoggedRow>;
  checkpoints?: readonly Checkpoint[];
}): Promise<Verification> {
  const { partnership, checkpoints = [] } = log;
  if (checkpoints.some((checkpoint) => checkpoint.partnership !== partnership))
    throw new RangeError('A checkpoint is of another partnership.');
  const expected = Map.groupBy(checkpoints, (checkpoint) => checkpoint.number);
  const problems: LogProblem[] = [];
  const fork = (number: number, chain: string, at: string | null, id: string | null) => {
    if (expected.get(number)?.some((checkpoint) => checkpoint.chain !== chain) === true)
      problems.push({ kind: 'forked', number, at, id });
  };

  let last = { number: 0, chain: genesisHash(partnership).toString('hex'), at: '' };
  fork(0, last.chain, null, null);
  for await (const { seal, row } of log.sealed) {
    const { number, at, id, leaf, chain } = seal;
    const missing = number !== last.number + 1;
    for (let gone = last.number + 1; gone < number; gone += 1)
      problems.push({ kind: 'seal missing', number: gone, at: null, id: null });
    if (row === null) problems.push({ kind: 'deleted', number, at, id });
    else if (leafHash(encodeRow(row)).toString('hex') !== leaf) {
      problems.push({ kind: 'edited', number, at, id });
    }
    // After a gap the link before is unknown; the gap has been said.
    if (!missing && link(last.chain, leaf) !== chain) problems.push({ kind: 'reordered', number, at, id });
    if (isLongBefore(at, last.at)) problems.push({ kind: 'time went back', number, at, id });
    fork(number, chain, at, id);
    last = { number, chain, at };
  }
  for await (const { at, id } of log.unsealed) problems.push({ kind: 'unsealed', number: null, at, id });
  const furthest = Math.max(0, ...expected.keys());
  if (furthest > last.number) {
    problems.push({ kind: 'truncated', number: last.number + 1, at: null, id: null });
  }
  return { checkpoint: { partnership, number: last.number, chain: last.chain }, problems };
}

const sayings: Readonly<Record<LogProblem['kind'], string>> = {
  edited: 'the row is not as it was when it was sealed',
  deleted: 'the row is gone',
  unsealed: 'the row was put in without a seal, or sealing has stopped',
  reordered: 'the seal does not follow from the one before it: seals were moved, put in or replaced',
  'seal missing': 'the seal is gone',
  'time went back': 'the row is more than an hour older than the one sealed before it: a clock was set back',
  truncated:
    'the log ends before a checkpoint that was kept: rows and seals were cut off, or an older copy was restored',
  forked: 'the chain differs from a checkpoint that was kept: the log was written anew',
};

/** A problem as a line for whoever verifies: where, then what. Ids only. */
export function sayLogProblem(problem: LogProblem): string {
  const where = [
    problem.number === null ? '' : `seal ${problem.number}`,
    problem.id === null ? '' : `row ${problem.id} of ${problem.at ?? 'no time'}`,
  ];
  return `${where.filter((part) => part !== '').join(', ')}: ${sayings[problem.kind]}`;
}

function link(previous: string, leaf: string): string {
  return chainHash(Buffer.from(previous, 'hex'), Buffer.from(leaf, 'hex')).toString('hex');
}

function isLongBefore(at: string, before: string): boolean {
  if (before === '' || at >= before) return false;
  return (
    Temporal.Instant.from(at).epochMilliseconds < Temporal.Instant.from(before).epochMilliseconds - lateness
  );
}
