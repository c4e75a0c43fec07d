import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openConcernGround } from '#test/concerns';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openPostOffice } from '#test/post-office';
import { tellOfConcerns } from '../jobs/tell-of-concerns.ts';
import { paths } from '../paths.ts';

const ground = await openConcernGround();
const { as, db, site, scene, audit, one, other, coordinator, chair, lead, auditor, raise, move } = ground;
await db.behind('delete from cases.none_found');
const post = await openPostOffice(db, site.keys);
const tell = async () => {
  await tellOfConcerns(
    db.database.transact,
    { keys: site.keys, site: 'https://audits.example.org' },
    new AbortController().signal,
  );
  return await post.collect();
};
const say = async (who: typeof lead, fields: Readonly<Record<string, string>> = {}) =>
  who.submit(await who.get(paths.noneFound(who.m, audit, one.id)), fields);
const standing = async () => {
  const rows = await db.behind(
    'select agency_id from cases.none_found where case_id = $1 and taken_back_at is null order by said_at',
    [one.id],
  );
  return rows.map(({ agency_id }) => agency_id);
};

test('it is said by the lead of an agency that is asked, or noted by a coordinator', async () => {
  const statusOf = async (who: typeof lead, about: { id: string }): Promise<number> =>
    (await who.get(paths.noneFound(who.m, audit, about.id))).status;
  const elsewhere = as('coordinator', scene.there);
  assert.deepEqual(
    [
      await statusOf(coordinator, one),
      await statusOf(lead, one),
      await statusOf(lead, other),
      await statusOf(auditor, one),
      await statusOf(chair, one),
      await statusOf(elsewhere, one),
    ],
    [200, 200, 404, 404, 404, 404],
  );
});

test('a lead says it for their agency, and twice it stands once', async () => {
  assert.equal((await say(lead)).status, 303);
  assert.deepEqual(await standing(), [scene.here.agency]);
  const { body } = await lead.get(paths.noneFound(lead.m, audit, one.id));
  assert.match(body, /Your agency said so/);
  const concerns = await coordinator.get(paths.concerns(coordinator.m, audit));
  assert.match(concerns.body, /Agency Here/);
});

test('a concern that is raised later takes it back, and nothing can be said while it is open', async () => {
  const concern = await raise(auditor);
  await tell();
  assert.deepEqual(await standing(), []);
  const page = await coordinator.get(paths.noneFound(coordinator.m, audit, one.id));
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { for: 'all' }));
  assert.deepEqual(problemsOf(refused), [
    'Something was raised about this case and is open. Say this once it is closed',
  ]);
  await move(chair, concern, { move: 'acknowledge' });
  await move(chair, concern, { move: 'close', outcome: 'no_further_action', 'outcome-words': 'Seen.' });
});

test('a coordinator chooses for whom, and then it stands', async () => {
  const page = await coordinator.get(paths.noneFound(coordinator.m, audit, one.id));
  const empty = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.deepEqual(problemsOf(empty), ['Choose who found no immediate concern']);
  assert.equal((await say(coordinator, { for: 'all' })).status, 303);
  assert.deepEqual(await standing(), [null]);
  await assertWritesNothing(db, 422, async () => say(coordinator, { for: scene.sharedAgency }));
});
