import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemNow } from '#platform/time';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { clearGuarding, giveAnotherHat, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';
import { destroyIdentities } from '../store/destroy-identities.ts';

const opened = await openWatching();
const { coordinator, guardian, db, site, scene, audit, addCase, logged } = opened;
const key = { partnership: scene.here.partnership, audit };
const { id: caseId, number } = await addCase(child({ name: 'Ada Quillfeather' }));
const reason = 'The board closed the audit before its time';

async function propose(what = 'cases'): Promise<string> {
  await clearGuarding(opened);
  const form = await guardian.get(paths.destruction(guardian.m, audit));
  const answer = await guardian.submit(form, { what, reason });
  return /destruction\/([^/]+)$/.exec(answer.to)?.[1] ?? assert.fail(answer.to);
}
const one = (m: string, id: string) => paths.destructionOne(m, audit, id);

test('coordinators and guardians see a destruction; nobody else does', async () => {
  await assertOnlyFor(site, scene, 'cases.watch', `/watch/${audit}/destruction/${scene.here.event}`, true);
  assert.equal((await guardian.get(one(guardian.m, scene.there.event))).status, 404);
});

test('whoever proposed it does not settle it, in another hat neither', async () => {
  const id = await propose();
  assert.match((await guardian.get(one(guardian.m, id))).body, /somebody else has to settle it/);
  const hat = await giveAnotherHat(opened, scene.here.people.data_guardian, 'coordinator');
  const page = await hat.get(one(hat.m, id));
  assert.match(page.body, /somebody else has to settle it/);
  const token = /name="_csrf" value="([^"]*)"/.exec(
    (await hat.get(paths.holdAdd(guardian.m, audit).replace(guardian.m, hat.m))).body,
  )?.[1];
  const form = await guardian.get(paths.holdAdd(guardian.m, audit));
  const csrf = token ?? /name="_csrf" value="([^"]*)"/.exec(form.body)?.[1] ?? '';
  const answer = await assertWritesNothing(db, 422, async () =>
    hat.post(one(hat.m, id), {
      _csrf: csrf,
      _submission: crypto.randomUUID(),
      decision: 'confirm',
      reason: '',
    }),
  );
  assert.match(problemsOf(answer).join(), /You proposed it yourself/);
});

test('the database refuses it too, should the page ever forget to ask', async () => {
  const id = await propose();
  const hat = await giveAnotherHat(opened, scene.here.people.data_guardian, 'coordinator');
  const session = { kind: 'person', key: scene.here.people.data_guardian.key, membership: hat.m } as const;
  await assert.rejects(
    db.database.transact(session, 'write', async (tx) => {
      await tx
        .updateTable('cases.destruction')
        .set({ state: 'under_way', decided_by: hat.m, decided_at: systemNow() })
        .where('partnership_id', '=', key.partnership)
        .where('id', '=', id)
        .execute();
    }),
    /row-level security/,
  );
});

test('a second person says yes or no; no needs a reason, and then everything stays', async () => {
  const id = await propose();
  const page = await coordinator.get(one(coordinator.m, id));
  assert.match(page.body, new RegExp(`who the people of cases [\\d, toand]*${number}`));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { decision: 'refuse', reason: '' }),
  );
  assert.deepEqual(problemsOf(answer), ['Enter the reason']);
  assert.equal(
    (await coordinator.submit(page, { decision: 'refuse', reason: 'Asked for again' })).status,
    303,
  );
  await destroyIdentities(db.database.transact, site.keys, key);
  assert.match((await coordinator.get(one(coordinator.m, id))).body, /Not destroyed[\s\S]*Asked for again/);
  const [row] = await db.behind('select destroyed_at from cases.sample_case where id = $1', [caseId]);
  assert.equal(row?.['destroyed_at'], null);
});

test('while a hold stands nobody can say yes', async () => {
  const id = await propose();
  const page = await coordinator.get(one(coordinator.m, id));
  const hold = await guardian.get(paths.holdAdd(guardian.m, audit));
  await guardian.submit(hold, { kind: 'inquiry', reference: 'A 7' });
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { decision: 'confirm' }),
  );
  assert.match(problemsOf(answer).join(), /A hold stands/);
});

test('what is confirmed is destroyed, and the page is the certificate of exactly that', async () => {
  const id = await propose();
  const [page, late] = [
    await coordinator.get(one(coordinator.m, id)),
    await coordinator.get(one(coordinator.m, id)),
  ];
  assert.equal((await coordinator.submit(page, { decision: 'confirm' })).status, 303);
  const clash = await coordinator.submit(late, { decision: 'refuse', reason: 'Too late' });
  assert.equal(clash.status, 409);
  assert.match((await coordinator.get(one(coordinator.m, id))).body, /Being destroyed/);
  await destroyIdentities(db.database.transact, site.keys, key);
  const { body } = await guardian.get(one(guardian.m, id));
  assert.match(body, /Certificate of destruction/);
  assert.match(body, new RegExp(`case-${caseId}`));
  const event = await logged('destruction.carried_out');
  assert.equal((event['detail'] as { keys: number }).keys, (event['detail'] as { cases: number }).cases);
  const identity = await coordinator.get(paths.identity(coordinator.m, audit, caseId));
  assert.match(identity.body, /was destroyed[\s\S]*Destroyed on \d+ \w+ \d{4}[\s\S]*Proposed by A\. Person/);
  assert.doesNotMatch(identity.body, /Quillfeather|Show who they are/);
});
