import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedTemplates } from './template.ts';
import { findTimetable, timetables } from './timetable.ts';

test('every template that ships names a timetable that ships', () => {
  for (const { code, values } of shippedTemplates)
    assert.ok(
      timetables.some((timetable) => timetable.code === values['timetable']),
      code,
    );
});

test('a timetable begins with terms that are agreed and ends with the board; nothing between takes no time', () => {
  for (const { code, steps } of timetables) {
    assert.equal(steps[0]?.code, 'terms-agreed', code);
    assert.equal(steps.at(-1)?.code, 'board', code);
    assert.equal(new Set(steps.map((step) => step.code)).size, steps.length, code);
    for (const step of steps) {
      assert.match(step.code, /^[a-z]+(-[a-z]+)*$/);
      assert.equal(step.before > 0, step.code !== 'board', `${code} ${step.code}`);
      assert.ok(Number.isInteger(step.before) && step.basis !== '');
    }
  }
});

/** Weeks of five working days from agreed terms to the board. */
function weeksOf(code: string): number {
  return (findTimetable(code)?.steps ?? []).reduce((sum, step) => sum + step.before, 0) / 5;
}

test('each kind of audit takes as long as its template says', () => {
  const said: Record<string, readonly [number, number]> = {
    standard: [12, 16],
    dip_sample: [6, 8],
    paper_audit: [10, 12],
    jtai: [8, 12],
    section_11: [16, 26],
  };
  assert.deepEqual(timetables.map((timetable) => timetable.code).toSorted(), Object.keys(said).toSorted());
  for (const [code, [least, most]] of Object.entries(said))
    assert.ok(weeksOf(code) >= least && weeksOf(code) <= most, `${code}: ${weeksOf(code)} weeks`);
});

test('a joint targeted audit gives agencies ten working days’ notice before fieldwork', () => {
  const steps = findTimetable('jtai')?.steps ?? [];
  const from = steps.findIndex((step) => step.code === 'agencies-asked');
  const until = steps.findIndex((step) => step.code === 'fieldwork-starts');
  const notice = steps.slice(from, until).reduce((sum, step) => sum + step.before, 0);
  assert.equal(notice, 10);
});

test('a timetable is known by its exact code', () => {
  assert.equal(findTimetable('standard')?.label, 'Standard');
  assert.equal(findTimetable('Standard'), null);
});
