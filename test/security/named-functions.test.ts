import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { roles, sayRoles } from '#accounts';
import { openScene } from '#test/scene';
import { type Attempt, openLogin, settingsFor } from './attempts.ts';

/** The named functions run as the owner, past every policy: each must say itself who may have what. */

const { db, scene } = await openScene();
const { here, there } = scene;
const app = await openLogin(db, 'app');
after(async () => app.close());

/** What the functions about members answer: how many are listed, and what ending and adding return. */
async function askAboutMembers(attempt: Attempt): Promise<unknown[]> {
  const listed = await attempt('select membership_id from accounts.list_members()');
  const end = async (membership: string): Promise<unknown> =>
    (await attempt('select accounts.end_membership($1, 1) as said', [membership])).rows[0]?.['said'];
  const add = async (agency: string | null): Promise<unknown> => {
    const values = [
      randomUUID(),
      'N. Ew',
      `${String(agency)}@example.org`,
      agency,
      ['auditor'],
      randomBytes(32),
    ];
    const ask = 'select accounts.invite($1, $2, $3, $4, $5, null, null, null, null, $6) as said';
    return (await attempt(ask, values)).rows[0]?.['said'];
  };
  return [
    listed.outcome,
    await end(here.people.auditor.membership),
    await end(there.people.auditor.membership),
    await end(randomUUID()),
    await add(null),
    await add(here.agency),
    await add(there.agency),
    await add(randomUUID()),
  ];
}

const everyone = [
  ...roles.map((role) => [`the ${sayRoles([role])}`, role, scene.session(role)] as const),
  ...Object.entries(scene.strangers).map(([what, session]) => [what, null, session] as const),
];
for (const [what, role, session] of everyone) {
  test(`${what} ${role === 'administrator' ? 'keeps the members here and nobody' : 'keeps no members'} elsewhere`, async () => {
    const said = await app.acting(settingsFor(session), askAboutMembers);
    // One of each role, and the eight strangers who have a membership of their own.
    const expected =
      role === 'administrator'
        ? [19, 'ended', 'refused', 'refused', 'invited', 'invited', 'refused', 'refused']
        : [0, ...Array.from({ length: 7 }, () => 'refused')];
    assert.deepEqual(said, expected);
  });

  test(`${what} ${role === null ? 'is nobody' : 'is told who they are'}`, async () => {
    await app.acting(settingsFor(session), async (attempt) => {
      const found = await attempt('select membership_id, partnership_id, roles from accounts.actor()');
      const hat = role === null ? null : here.people[role];
      const expected =
        hat === null
          ? []
          : [{ membership_id: hat.membership, partnership_id: here.partnership, roles: [role] }];
      assert.deepEqual(found.rows, expected);
    });
  });
}

test('nobody is on the page of a demonstration where there is none', async () => {
  await app.acting('', async (attempt) => {
    assert.equal((await attempt('select * from accounts.demonstration_people()')).outcome, 0);
  });
});

test('a way in that was used, ran out or never was opens nothing', async () => {
  const [used, over, open] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const { person } = here.people.auditor;
  const add = `insert into accounts.one_time_link (secret_hash, purpose, person_id, expires_at, used_at)
    values ($1, 'set_password', $2, $3, $4)`;
  await db.behind(add, [used, person, '2199-01-01', '2026-01-01']);
  await db.behind(add, [over, person, '2026-01-01', null]);
  await db.behind(add, [open, person, '2199-01-01', null]);
  await app.acting('', async (attempt) => {
    const set = async (hash: Buffer): Promise<unknown> =>
      (await attempt('select accounts.set_password($1, $2, $3) as whose', [hash, 'hash', randomUUID()]))
        .rows[0]?.['whose'];
    for (const hash of [used, over, randomBytes(32), Buffer.alloc(0)]) {
      assert.equal((await attempt('select * from accounts.link_of($1)', [hash])).outcome, 0);
      assert.equal(await set(hash), null);
    }
    assert.equal(await set(open), person);
    // Nobody becomes the first administrator once somebody is there, not even with a link for it.
    const first = [open, randomUUID(), 'F. Irst', 'first@example.org', 'hash', randomUUID(), 'New', 'New'];
    const created = await attempt(
      'select accounts.create_first_administrator($1, $2, $3, $4, $5, $6, $7, $8, $9) as made',
      [...first, randomUUID()],
    );
    assert.deepEqual(created.rows, [{ made: false }]);
  });
});
