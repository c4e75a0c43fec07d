import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, begin, add, fillIn, put } = opened;
const { m } = coordinator;
const audit = await begin();
await fillIn(audit);
await add(audit, 'agencies', 'commissioner', { name: 'Portsmouth Hospitals' });
await add(audit, 'agencies', 'commissioner', {
  name: 'Business manager',
  member: scene.here.people.coordinator.membership,
});
await put(audit);
const found = await db.behind('select id, name from audits.commissioner where audit_id = $1', [audit]);
const of = (name: string) =>
  paths.noteAnswer(m, audit, 1, String(found.find((row) => row['name'] === name)?.['id']));
const hospitals = found.find((row) => row['name'] === 'Portsmouth Hospitals')?.['id'];

test('noting an answer is the coordinators’', async () => {
  await assertOnlyItsCoordinators(
    opened,
    (as, which) => paths.noteAnswer(as, which, 1, String(hospitals)),
    audit,
  );
});

test('an answer is noted with when and how it was given; one from the future is refused', async () => {
  const page = await coordinator.get(of('Portsmouth Hospitals'));
  const fields = { answer: 'agreed', 'given-on': '1 January 2199', 'given-how': 'by e-mail' };
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, fields));
  assert.match(problemsOf(answer).join(), /1 January 2199 is still to come/);
  const empty = await coordinator.submit(page, { 'given-on': '', 'given-how': '' });
  assert.equal(problemsOf(empty).length, 3);
  const noted = await coordinator.submit(answer, { 'given-on': '2 November 2026' });
  assert.equal(noted.status, 303);
  const { body } = await coordinator.get(noted.to);
  assert.match(body, /2 November 2026, by e-mail/);
});

test('nobody notes their own answer as somebody’s word, nor one of somebody who does not commission', async () => {
  assert.equal((await coordinator.get(of('Business manager'))).status, 404);
  assert.equal((await coordinator.get(paths.noteAnswer(m, audit, 1, randomUUID()))).status, 404);
});
