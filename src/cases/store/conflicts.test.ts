import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { roles } from '#accounts';
import { knownBy, openAnswering } from '#test/asked';
import type { Place } from '#test/scene';
import { permit } from '../permit.ts';
import { readPractitioners } from './conflicts.ts';

const opened = await openAnswering();
const { audit, ask, answer, db, scene, site } = opened;
const key = { partnership: scene.here.partnership, audit };

/** How many sealed values somebody is given to compare. */
async function given(
  role: (typeof roles)[number],
  caseId: string,
  place: Place = scene.here,
): Promise<number> {
  return await db.database.transact(scene.session(role, place), 'read', async (tx) => {
    const found = await sql`select * from cases.identity_to_check(${audit}::uuid, ${caseId}::uuid)`.execute(
      tx,
    );
    return found.rows.length;
  });
}

test('who worked with a family is given to be compared to the lead of an agency that knows it alone, and sealed [C03, C06]', async () => {
  const one = await ask({ of: knownBy('Ann Field') });
  const other = await ask({ agency: scene.here.otherAgency });
  for (const role of roles) assert.equal(await given(role, one.case), 0, `${role}, not answered yet`);
  await answer(one.id, 'known_in_scope');
  for (const role of roles) assert.equal(await given(role, one.case), role === 'agency_lead' ? 1 : 0, role);
  assert.equal(await given('agency_lead', one.case, scene.there), 0);
  await db.behind(`update cases.ask set answer = 'known_in_scope', answered_at = now() where id = $1`, [
    other.id,
  ]);
  assert.equal(await given('agency_lead', other.case), 0);
  await answer(one.id, 'not_known');
  assert.equal(await given('agency_lead', one.case), 0);
});

test('a value that was rolled back is not compared with: nobody can be checked', async () => {
  const one = await ask({ of: knownBy('Ann Field') });
  await answer(one.id, 'known_in_scope');
  const read = async () =>
    db.database.transact(scene.session('agency_lead'), 'read', async (tx) =>
      readPractitioners(tx, site.keys, key, permit(one.case)),
    );
  assert.deepEqual(
    (await read())?.map(({ name }) => name),
    ['Ann Field'],
  );
  await db.behind('update cases.identity set version = version + 1 where case_id = $1', [one.case]);
  assert.equal(await read(), null);
});
