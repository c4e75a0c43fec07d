import { listPartnerships } from '#accounts';
import type { Transact, Tx } from '#platform/db';

/**
 * Does something in every partnership in turn, as the system actor, each in a transaction of its own; returns the sum of
 * what it answers. What goes wrong in one does not keep the others from theirs, and is thrown when all have had their turn.
 */
export async function forEveryPartnership(
  transact: Transact,
  signal: AbortSignal,
  work: (tx: Tx, partnership: string) => Promise<number>,
): Promise<number> {
  const job = { kind: 'system', name: 'job' } as const;
  const partnerships = await transact({ ...job, partnership: null }, 'read', listPartnerships);
  const failures: unknown[] = [];
  let done = 0;
  for (const { id } of partnerships) {
    if (signal.aborted) break;
    try {
      done += await transact({ ...job, partnership: id }, 'write', async (tx) => work(tx, id));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
}
