import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { openScene, type Place } from '#test/scene';
import { clearOldSubmissions } from './submissions.ts';

const { db, scene } = await openScene();

async function send(place: Place, ago: string): Promise<string> {
  const token = randomUUID();
  await db.behind(
    `insert into platform.submission (partnership_id, membership_id, token, route, at)
     values ($1, $2, $3, 'POST /audits', now() - $4::interval)`,
    [place.partnership, place.people.coordinator.membership, token, ago],
  );
  return token;
}

test('a submission older than a day is forgotten in every partnership, a later one is not', async () => {
  await db.behind('delete from platform.submission');
  const kept = [];
  for (const place of [scene.here, scene.there]) {
    await send(place, '25 hours');
    kept.push(await send(place, '23 hours'), await send(place, '0 hours'));
  }
  assert.equal(await clearOldSubmissions(db.database.transact), 2);
  const left = await db.behind('select token from platform.submission');
  assert.deepEqual(new Set(left.map((row) => row['token'])), new Set(kept));
  assert.equal(await clearOldSubmissions(db.database.transact), 0);
});
