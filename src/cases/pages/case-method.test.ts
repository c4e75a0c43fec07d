import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCase } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, site } = opened;
const { m } = coordinator;
const audit = scene.here.liveAudit;
await db.behind(
  `update audits.terms_version set content = jsonb_set(content::jsonb, '{terms,methods}', $2::jsonb) where audit_id = $1`,
  [
    audit,
    JSON.stringify([
      { id: 'paper', kind: 'paper_audit', cases: 2, statuses: [], description: '' },
      {
        id: 'meeting',
        kind: 'reflective_meeting',
        cases: 2,
        statuses: ['child_protection'],
        description: '',
      },
    ]),
  ],
);
const { id } = await addCase({ db, scene, keys: site.keys }, child());
const method = paths.caseMethod(m, audit, id);

test('how a case is looked at is its coordinators’ to say', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.caseMethod(who, of, id), audit);
});

test('one of the methods of the terms is chosen; none, or another, is told', async () => {
  const page = await coordinator.get(method);
  assert.match(page.body, /Meant for: child protection plan/);
  const none = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.deepEqual(problemsOf(none), ['Choose the method by which the case is looked at']);
  await assertWritesNothing(db, 422, async () => coordinator.submit(page, { method: 'circus' }));
  assert.equal((await coordinator.submit(page, { method: 'meeting' })).status, 303);
  assert.match((await coordinator.get(paths.case(m, audit, id))).body, /Reflective practice meeting/);
});

test('two who choose differently: the second sees both', async () => {
  const other = await addCase({ db, scene, keys: site.keys }, child());
  const address = paths.caseMethod(m, audit, other.id);
  const [mine, theirs] = [await coordinator.get(address), await coordinator.get(address)];
  assert.equal((await coordinator.submit(theirs, { method: 'paper' })).status, 303);
  const clash = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, { method: 'meeting' }),
  );
  assert.match(clash.body, /Somebody else changed this meanwhile/);
  assert.equal((await coordinator.submit(clash, { method: 'meeting' })).status, 303);
});

test('of a case that left nothing is settled any more; without methods in the terms the page says so', async () => {
  await db.behind(
    `update cases.sample_case set standing = 'left', left_at = now(), left_because = 'duplicate' where id = $1`,
    [id],
  );
  assert.equal((await coordinator.get(method)).status, 404);
  const { body } = await coordinator.get(paths.caseMethod(m, audit, scene.here.sampleCase));
  assert.match(body, /Paper audit/);
  await db.behind(
    `update audits.terms_version set content = jsonb_set(content::jsonb, '{terms,methods}', '[]') where audit_id = $1`,
    [audit],
  );
  assert.match(
    (await coordinator.get(paths.caseMethod(m, audit, scene.here.sampleCase))).body,
    /The agreed terms name no method/,
  );
});
