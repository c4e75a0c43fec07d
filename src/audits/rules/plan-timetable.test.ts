import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { countWorkingDays, isWorkingDay } from '#platform/time';
import { findTimetable, type Timetable, timetables } from '../timetable.ts';
import { type PlannedDay, planTimetable, sayWorkingDays } from './plan-timetable.ts';

function shipped(code: string): Timetable {
  const found = findTimetable(code);
  assert.ok(found);
  return found;
}
const dayOf = (rows: readonly PlannedDay[], code: string) => rows.find((row) => row.code === code)?.day;

test('the days are worked back from the board, over weekends and bank holidays', () => {
  const rows = planTimetable('2026-05-11', shipped('standard'), ['England'], {});
  assert.equal(dayOf(rows, 'board'), '2026-05-11');
  // Monday 4 May is a bank holiday.
  assert.equal(dayOf(rows, 'board-papers'), '2026-05-01');
  assert.equal(dayOf(rows, 'accuracy-check'), '2026-04-28');
  assert.equal(rows[0]?.code, 'terms-agreed');
  assert.equal(rows.length, shipped('standard').steps.length);
  const papers = rows.find((row) => row.code === 'board-papers');
  assert.equal(papers?.why, '5 working days before “The board meets”');
  assert.equal(papers.workedOut, true);
  assert.equal(papers.whose, 'coordinator');
  assert.equal(rows.at(-1)?.workedOut, false);
});

test('a day that somebody typed stays, and what comes before it is worked back from it', () => {
  const free = planTimetable('2026-05-12', shipped('standard'), ['England'], {});
  const rows = planTimetable('2026-05-12', shipped('standard'), ['England'], { panel: '2026-03-10' });
  assert.equal(dayOf(rows, 'panel'), '2026-03-10');
  assert.equal(dayOf(rows, 'pack-sent'), '2026-03-03');
  assert.equal(dayOf(rows, 'draft-report'), dayOf(free, 'draft-report'));
  const panel = rows.find((row) => row.code === 'panel');
  assert.deepEqual([panel?.workedOut, panel?.why, panel?.usual], [false, 'Set by hand', 12]);
});

test('the day of the board is the one that was given, and days of no step of this timetable are passed over', () => {
  const rows = planTimetable('2026-05-12', shipped('dip_sample'), [], {
    board: '2026-06-01',
    panel: '2026-03-10',
  });
  assert.equal(dayOf(rows, 'board'), '2026-05-12');
  assert.equal(dayOf(rows, 'panel'), undefined);
});

test('a board that meets on a day off still leaves every worked-out day a working day', () => {
  const rows = planTimetable('2026-05-04', shipped('jtai'), ['England'], {});
  for (const row of rows.slice(0, -1)) assert.ok(isWorkingDay(row.day, ['England']), row.code);
});

test('law: rows stand in order with their usual days between, wherever the board meets', () => {
  const day = fc
    .integer({ min: 0, max: 5000 })
    .map((days) => Temporal.PlainDate.from('2014-01-01').add({ days }).toString());
  fc.assert(
    fc.property(day, fc.constantFrom(...timetables), (boardDay, timetable) => {
      const rows = planTimetable(boardDay, timetable, ['England', 'Scotland'], {});
      rows.slice(1).forEach((next, index) => {
        const row = rows[index];
        assert.ok(row && row.day < next.day);
        // A board on a day off is no working day itself, so the last stretch is counted backwards.
        assert.equal(-countWorkingDays(next.day, row.day, ['England', 'Scotland']), row.usual);
      });
    }),
    { numRuns: 40 },
  );
});

test('one working day is not "days"', () => {
  assert.equal(sayWorkingDays(1), '1 working day');
  assert.equal(sayWorkingDays(0), '0 working days');
});
