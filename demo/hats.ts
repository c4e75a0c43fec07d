import { beginDemonstrationSession, endSession } from '#accounts';
import { hashSecret, newSecret } from '#platform/crypto';
import type { Session, Transact, Tx } from '#platform/db';
import { idFor } from './id-for.ts';

/** Somebody of the demonstration in one of their hats, for as long as they write. */
export type Hat = { readonly person: string; readonly membership: string };

/** The membership that a person of the demonstration has in a partnership. */
export function membershipOf(name: string, partnership: string): string {
  return idFor(`${name} in ${partnership}`);
}

/**
 * Does something as somebody of the demonstration, signed in with the click that everybody there signs in with; the
 * database's policies judge it as they judge a page.
 */
export async function actAs<Result>(
  transact: Transact,
  name: string,
  partnership: string,
  work: (tx: Tx, hat: Hat, now: Temporal.Instant) => Promise<Result>,
): Promise<Result> {
  const key = newSecret();
  const hat = { person: idFor(name), membership: membershipOf(name, partnership) };
  const begun = await transact({ kind: 'nobody' }, 'write', async (tx) =>
    beginDemonstrationSession(tx, hashSecret(key), hat.person),
  );
  if (!begun) throw new Error('Only somebody of a demonstration signs in with a click.');
  const session: Session = { kind: 'person', key, membership: hat.membership };
  const result = await transact(session, 'write', async (tx, now) => work(tx, hat, now));
  await transact(session, 'write', endSession);
  return result;
}
