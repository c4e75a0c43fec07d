import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, as, begin, fill, fillIn, put, agree, start } = opened;
const { m } = coordinator;
const audit = await begin();
await fillIn(audit);
await fill(audit, 'timetable', { 'board-day': '6 February 2030', timetable: 'standard' });
await put(audit);
await agree(audit, 1);
await start(audit);
const returns = paths.milestone(m, audit, 'returns-due');

test('a date of an audit that runs is the coordinators’ to change', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.milestone(who, of, 'returns-due'), audit);
  assert.equal((await coordinator.get(paths.milestone(m, audit, 'circus'))).status, 404);
});

test('a date is not taken away, nor reached on a day to come', async () => {
  const page = await coordinator.get(returns);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { day: '', 'done-on': '1 January 2199' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the day by which it is to be reached',
    '1 January 2199 is still to come. Enter the day on which it was reached',
  ]);
});

test('a date that is moved is seen by the agencies at once; two who move it see both days', async () => {
  const [mine, theirs] = [await coordinator.get(returns), await coordinator.get(returns)];
  assert.equal((await coordinator.submit(theirs, { day: '7 January 2030' })).status, 303);
  const lead = as('agency_lead');
  assert.match((await lead.get(paths.request(lead.m, audit))).body, /7 January 2030/);
  const clash = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(mine, { day: '8 January 2030' }),
  );
  assert.match(clash.body, /Somebody else changed this meanwhile/);
  assert.equal((await coordinator.submit(clash, {})).status, 303);
});

test('a date that is reached says so, and can be taken back', async () => {
  await coordinator.submit(await coordinator.get(returns), { 'done-on': '2 November 2026' });
  assert.match((await coordinator.get(paths.dates(m, audit))).body, /Done on 2 November 2026/);
  const lead = as('agency_lead');
  assert.match(
    (await lead.get(paths.request(lead.m, audit))).body,
    /Returns are due\. Done on 2 November 2026/,
  );
  await coordinator.submit(await coordinator.get(returns), { 'done-on': '' });
  assert.doesNotMatch((await coordinator.get(paths.dates(m, audit))).body, /Done on 2 November 2026/);
  assert.doesNotMatch((await lead.get(paths.request(lead.m, audit))).body, /Done on/);
});
