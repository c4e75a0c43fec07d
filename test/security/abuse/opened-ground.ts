import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { openArchive, readDemoAudit } from '#test/archive';
import { listAddresses, type Address } from '#test/every-route';

/** One archive for all files of this folder that leave it as they find it. */
export const archive = await openArchive([readDemoAudit('leicester-2019-familial')]);
export const { db, scene, site, audits } = archive;
export const addresses = listAddresses(scene.here, audits[0] ?? '');
export const ownHeaders = { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' };

/** The key of whoever an address was made for. */
export function keyOf(address: Address): string {
  return scene.here.people[address.role].key;
}

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** A GET as it is, without the tests that a visitor puts every page to. */
export async function ask(key: string | undefined, url: string, on = site): Promise<Answer> {
  const headers = key === undefined ? {} : { cookie: `session=${key}` };
  const answer = await on.app.inject({ method: 'GET', url, headers });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
}

/** A page without what is its own each time: nonce, guard and token. */
export function bare(body: string): string {
  return body.replaceAll(/nonce="[^"]*"/g, '').replaceAll(/name="_(?:csrf|submission)" value="[^"]*"/g, '');
}

/** The hidden keys that a form of that session must carry, with a new token. */
export async function readKeys(key: string, membership: string, on = site) {
  const { body } = await ask(key, `/as/${membership}/people/add`, on);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1];
  assert.ok(csrf !== undefined, 'no form to take the guard from');
  return { _csrf: csrf, _submission: randomUUID() };
}

/** Fails when anything was put on what every object and every list has. */
export function assertGroundIsClean(): void {
  assert.deepEqual(Object.keys(Object.prototype), []);
  assert.deepEqual(Object.keys(Array.prototype), []);
  const empty: Readonly<Record<string, unknown>> = {};
  for (const name of ['role', 'roles', 'polluted', 'x']) assert.equal(empty[name], undefined);
}
