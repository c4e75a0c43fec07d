import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planTimetable } from './plan-timetable.ts';
import { planMilestones } from './plan-milestones.ts';
import { findTimetable } from '../timetable.ts';

test('an audit runs by its planned days and by the meetings that have a day, in order', () => {
  const timetable = findTimetable('dip_sample');
  assert.ok(timetable !== null);
  const rows = planTimetable('2027-02-03', timetable, ['England'], {});
  const meeting = { id: 'a', name: 'Auditors’ meeting', place: 'by video', whose: 'agencies' as const };
  const planned = planMilestones({
    timetable: { label: 'Dip sample', boardDay: '2027-02-03', nations: ['England'], rows },
    meetings: [
      { ...meeting, day: '2027-02-04' },
      { ...meeting, id: 'b', day: '' },
    ],
  });
  assert.equal(planned.length, rows.length + 1);
  assert.deepEqual(planned.at(-1), {
    code: 'meeting-a',
    label: 'Auditors’ meeting (by video)',
    day: '2027-02-04',
    whose: 'agencies',
  });
  assert.deepEqual(planMilestones({ timetable: null, meetings: [] }), []);
});
