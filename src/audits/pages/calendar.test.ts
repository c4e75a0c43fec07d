import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, as, scene, begin, fill, fillIn, put, agree, start } = opened;
const { m } = coordinator;
const audit = await begin();
await fillIn(audit);
await fill(audit, 'timetable', { 'board-day': '6 February 2030', timetable: 'standard' });

test('planned dates can be put into one’s calendar, without a word of what the audit is about', async () => {
  const { status, headers, body } = await coordinator.get(paths.calendar(m, audit));
  assert.equal(status, 200);
  assert.match(headers['content-type'] ?? '', /^text\/calendar/);
  assert.match(body, /SUMMARY:Returns are due/);
  assert.match(body, /DTSTART;VALUE=DATE:20300206/);
  assert.doesNotMatch(body, /neglect/i);
  const administrator = as('administrator');
  assert.equal((await administrator.get(paths.calendar(administrator.m, audit))).status, 404);
});

test('an agency’s lead gets the dates that fall to the agency, and no others', async () => {
  const lead = as('agency_lead');
  assert.equal((await lead.get(paths.requestCalendar(lead.m, audit))).status, 404);
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  const { body } = await lead.get(paths.requestCalendar(lead.m, audit));
  assert.match(body, /SUMMARY:Returns are due/);
  assert.doesNotMatch(body, /pack|panel|neglect/i);
  const elsewhere = as('agency_lead', scene.there);
  assert.equal((await elsewhere.get(paths.requestCalendar(elsewhere.m, audit))).status, 404);
});
