import assert from 'node:assert/strict';
import { Secret, TOTP } from 'otpauth';
import { hashPassword } from '#platform/crypto';
import { systemNow } from '#platform/time';
import type { TestDatabase } from './database.ts';
import { addRow } from './scene.ts';
import type { Visit, Visitor } from './site.ts';

/** Signing in as people do: by password, then by the code of an app. */

export const password = 'otter lantern gravel';
let kept: Promise<string> | undefined;

/** Gives a person of a scene that password, in place of any before. */
export async function givePassword(db: TestDatabase, person: string): Promise<void> {
  kept ??= hashPassword(password);
  await db.behind('delete from accounts.credential where person_id = $1', [person]);
  await addRow(db, 'accounts.credential', { person_id: person, password_hash: await kept });
}

/** What an authenticator app shows for that key, `steps` of 30 seconds from now. */
export function codeOf(secret: string, steps = 0): string {
  const timestamp = systemNow().epochMilliseconds + steps * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret.replaceAll(' ', '')), timestamp });
}

/** The key that a set-up page shows as text. */
export function keyOn(page: Pick<Visit, 'body'>): string {
  const [, key = ''] = /class="tl-key">([A-Z2-7 ]+)</.exec(page.body) ?? [];
  assert.notEqual(key, '', 'no key on the page');
  return key.replaceAll(' ', '');
}

/** Types address and password: the session is half open now. */
export async function typePassword(visitor: Visitor, email: string, typed = password): Promise<Visit> {
  return await visitor.submit(await visitor.get('/sign-in'), { email, password: typed });
}

/** Signs in for the first time and sets up an app. Returns its key and the recovery codes. */
export async function signInFirst(
  visitor: Visitor,
  email: string,
  typed = password,
): Promise<{ secret: string; codes: readonly string[] }> {
  assert.equal((await typePassword(visitor, email, typed)).status, 303);
  const page = await visitor.get('/second-factor/set-up');
  const secret = keyOn(page);
  const done = await visitor.submit(page, { code: codeOf(secret) });
  assert.equal(done.status, 200);
  return { secret, codes: codesOn(done) };
}

/** The recovery codes that a page shows. */
export function codesOn(page: Visit): readonly string[] {
  return [...page.body.matchAll(/<li>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})<\/li>/g)].map(([, code = '']) => code);
}

/** Signs in again with the next code that was not taken yet. */
export async function signInAgain(
  db: TestDatabase,
  visitor: Visitor,
  email: string,
  secret: string,
): Promise<Visit> {
  assert.equal((await typePassword(visitor, email)).status, 303);
  await db.behind('update accounts.factor set used_step = null');
  return await visitor.submit(await visitor.get('/second-factor'), { code: codeOf(secret) });
}
