import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, begin, fill, add, fillIn, put, agree, start } = opened;
const { m } = coordinator;
const audit = await begin();
const read = async () => (await coordinator.get(paths.dates(m, audit))).body;

test('the dates are the coordinators’ page', async () => {
  await assertOnlyItsCoordinators(opened, paths.dates, audit);
});

test('the dates are worked back from the board’s day, shown as planned, and hold once the audit has started', async () => {
  assert.match(await read(), /No date is planned\. Say when the board meets/);
  await fill(audit, 'timetable', { 'board-day': '6 February 2030', timetable: 'standard' });
  await add(audit, 'timetable', 'meeting', {
    name: 'Auditors’ meeting',
    day: '10 January 2030',
    whose: 'agencies',
  });
  assert.match(await read(), /These days are planned[\s\S]*Auditors’ meeting/);
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  const after = await read();
  // Agreed they are: that date is reached by itself.
  assert.match(after, /Terms of reference are agreed[\s\S]*?Done on/);
  assert.match(after, /Next: “The sample is drawn”/);
  assert.match(after, /Due in \d+ working days/);
  const lead = opened.as('agency_lead');
  const request = await lead.get(paths.request(lead.m, audit));
  assert.match(request.body, /Auditors’ meeting/);
  assert.match(request.body, /Returns are due/);
  assert.doesNotMatch(request.body, /The pack goes to the panel/);
});

test('days that do not fit are said at their place and again at check answers', async () => {
  const other = await begin();
  await fill(other, 'timetable', { 'board-day': '25 December 2019' });
  const section = await coordinator.get(paths.section(m, other, 'timetable'));
  assert.match(section.body, /The board date, 25 December 2019, is in the past\./);
  assert.match(section.body, /falls on a bank holiday: 25 December 2019, Christmas Day/);
  const check = await coordinator.get(paths.check(m, other));
  assert.match(check.body, /The board date, 25 December 2019, is in the past\./);
});

test('a day that nobody plans is refused at its field: it would be a slip', async () => {
  const other = await begin();
  const page = await coordinator.get(paths.section(m, other, 'timetable'));
  const answer = await coordinator.submit(page, { 'board-day': '3 February 2199' });
  assert.equal(answer.status, 422);
  assert.match(problemsOf(answer).join(), /The board meets on must be between/);
});
