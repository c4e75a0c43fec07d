import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, begin, fill, fillIn } = opened;
const { m } = coordinator;
const audit = await begin();
const check = paths.check(m, audit);

test('check answers is the coordinators’ alone', async () => {
  await assertOnlyItsCoordinators(opened, paths.check, audit);
});

test('terms with something needed still missing are not put to anybody', async () => {
  const page = await coordinator.get(check);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.deepEqual(problemsOf(answer), ['Fill in what is still needed first: it is listed at the top']);
});

test('what contradicts what is listed, and has to be put to the group knowingly', async () => {
  await fillIn(audit);
  await fill(audit, 'sample', { cases: '5' });
  const page = await coordinator.get(check);
  assert.match(page.body, /is for [a-z0-9]+ cases, but there are only [a-z0-9]+ cases in all/);
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.match(problemsOf(answer).join(), /tick that you put it to the group all the same/);
  await fill(audit, 'sample', { cases: '12' });
});

test('what is put to the group is what was read, not what a colleague typed meanwhile', async () => {
  const page = await coordinator.get(check);
  await fill(audit, 'subject', { subject: 'neglect of adolescents' });
  const answer = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(page, { note: 'First version' }),
  );
  assert.match(answer.body, /Somebody else changed this meanwhile/);
  assert.match(answer.body, /First version/);
  const again = await coordinator.submit(answer, {});
  assert.equal(again.to, `${paths.version(m, audit, 1)}?put=yes`);
  const unchanged = await coordinator.submit(await coordinator.get(check), {});
  assert.match(problemsOf(unchanged).join(), /Nothing has changed since version 1/);
});

test('the next version says what has changed, both texts side by side', async () => {
  await fill(audit, 'questions', { question: 'Who noticed, and when?' });
  await opened.put(audit);
  const { body } = await coordinator.get(paths.version(m, audit, 2));
  assert.match(body, /What has changed since version 1/);
  assert.match(body, /How early is neglect noticed\?/);
  assert.match(body, /Who noticed, and when\?/);
});

test('an edition that was not in force in the period looked at is said at its place and again here', async () => {
  const other = await begin();
  await fillIn(other);
  await opened.add(other, 'guidance', 'citation', { cited: 'working-together|2015', use: 'standard' });
  const said = /Working Together to Safeguard Children \(2015\) had been replaced/;
  assert.match((await coordinator.get(paths.section(m, other, 'guidance'))).body, said);
  assert.match((await coordinator.get(paths.check(m, other))).body, said);
});
