import { decoyHash, verifyPassword } from '#platform/crypto';
import type { OpenContext } from '#platform/http';
import { isMailAddress } from '#platform/mail';
import { beginTry } from '../store/sign-in.ts';

/**
 * One try with a password, counted before it is judged, with the same work whether the address is known or not.
 * @returns the id that settles it within the minute; null when the password is wrong or has to wait.
 */
export async function tryPassword(
  context: OpenContext,
  address: string,
  password: string,
): Promise<string | null> {
  // What is no address is nobody's; PostgreSQL would take no NUL to ask about.
  const tried = isMailAddress(address)
    ? await context.transact({ kind: 'nobody' }, 'write', async (tx) => beginTry(tx, address))
    : null;
  const known = tried?.known ?? null;
  const right = await verifyPassword(password, known?.hash ?? decoyHash);
  return tried !== null && known !== null && right && !known.waits ? tried.id : null;
}
