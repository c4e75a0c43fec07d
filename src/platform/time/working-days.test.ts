import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import catalogue from './bank-holidays.json' with { type: 'json' };
import {
  addWorkingDays,
  areHolidaysKnown,
  countWorkingDays,
  type HolidayNation,
  isWorkingDay,
  whyNotWorkingDay,
} from './working-days.ts';

const { holidays } = catalogue;
const sets: readonly (readonly [string, Readonly<Record<string, string>>])[] = Object.entries(holidays);
const years = Array.from({ length: 17 }, (_, index) => 2012 + index);

/** Easter Sunday by the anonymous Gregorian rule. */
function easter(year: number): Temporal.PlainDate {
  const [golden, century, inCentury] = [year % 19, Math.trunc(year / 100), year % 100];
  const correction = Math.trunc((century - Math.trunc((century + 8) / 25) + 1) / 3);
  const moon = (19 * golden + century - Math.trunc(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.trunc(inCentury / 4) - moon - (inCentury % 4)) % 7;
  const late = Math.trunc((golden + 11 * moon + 22 * weekday) / 451);
  const sum = moon + weekday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.trunc(sum / 31), day: (sum % 31) + 1 });
}

test('Good Friday and Easter Monday are where Easter puts them; Scotland works on Easter Monday', () => {
  for (const year of years) {
    const friday = easter(year).subtract({ days: 2 }).toString();
    const monday = easter(year).add({ days: 1 }).toString();
    for (const [, days] of sets) assert.equal(days[friday], 'Good Friday', friday);
    assert.equal(whyNotWorkingDay(monday, ['England']), 'Easter Monday');
    assert.equal(whyNotWorkingDay(monday, ['Northern Ireland']), 'Easter Monday');
    assert.equal(isWorkingDay(monday, ['Scotland']), true, monday);
  }
});

test('bank holidays stand in order, never on a weekend, and every year has its own number of them', () => {
  const extra: Record<number, number> = { 2012: 1, 2022: 2, 2023: 1 };
  const usual: Record<string, number> = { 'england-and-wales': 8, scotland: 9, 'northern-ireland': 10 };
  for (const [nation, days] of sets) {
    assert.deepEqual(Object.keys(days), Object.keys(days).toSorted());
    for (const day of Object.keys(days)) assert.ok(Temporal.PlainDate.from(day).dayOfWeek < 6, day);
    for (const year of years) {
      const count = Object.keys(days).filter((day) => day.startsWith(String(year))).length;
      const once = (extra[year] ?? 0) + (nation === 'scotland' && year === 2026 ? 1 : 0);
      assert.equal(count, (usual[nation] ?? 0) + once, `${nation} ${year}`);
    }
  }
});

test('days that were proclaimed once, or moved, are those of their year', () => {
  const everywhere: Record<string, string> = {
    '2012-06-04': 'Spring bank holiday',
    '2012-06-05': 'Queen’s Diamond Jubilee',
    '2020-05-08': 'Early May bank holiday (VE day)',
    '2022-06-02': 'Spring bank holiday',
    '2022-06-03': 'Platinum Jubilee bank holiday',
    '2022-09-19': 'Bank holiday for the State Funeral of Queen Elizabeth II',
    '2023-05-08': 'Bank holiday for the coronation of King Charles III',
  };
  for (const [day, name] of Object.entries(everywhere))
    for (const [, days] of sets) assert.equal(days[day], name);
  for (const day of ['2012-05-28', '2020-05-04', '2022-05-30'])
    for (const [, days] of sets) assert.equal(days[day], undefined);
  assert.equal(whyNotWorkingDay('2026-06-15', ['Scotland']), 'World Cup bank holiday');
  assert.equal(isWorkingDay('2026-06-15', ['England']), true);
});

test('a bank holiday that falls on a weekend is taken on the next free day', () => {
  const substitutes: readonly (readonly [string, HolidayNation, string])[] = [
    ['2021-12-27', 'Wales', 'Christmas Day (substitute day)'],
    ['2021-12-28', 'Wales', 'Boxing Day (substitute day)'],
    ['2022-12-26', 'England', 'Boxing Day'],
    ['2022-12-27', 'England', 'Christmas Day (substitute day)'],
    ['2017-01-03', 'Scotland', 'New Year’s Day (substitute day)'],
    ['2022-01-04', 'Scotland', '2nd January (substitute day)'],
    ['2019-12-02', 'Scotland', 'St Andrew’s Day (substitute day)'],
    ['2018-03-19', 'Northern Ireland', 'St Patrick’s Day (substitute day)'],
    ['2020-07-13', 'Northern Ireland', 'Battle of the Boyne (Orangemen’s Day) (substitute day)'],
  ];
  for (const [day, nation, name] of substitutes) assert.equal(whyNotWorkingDay(day, [nation]), name);
});

test('a day off says why, and each nation has its own', () => {
  assert.equal(whyNotWorkingDay('2026-11-28', ['England']), 'Saturday');
  assert.equal(whyNotWorkingDay('2026-11-29', []), 'Sunday');
  assert.equal(whyNotWorkingDay('2026-05-04', ['England']), 'Early May bank holiday');
  assert.equal(whyNotWorkingDay('2026-11-30', ['England']), null);
  assert.equal(whyNotWorkingDay('2026-11-30', ['Scotland']), 'St Andrew’s Day');
});

test('where an audit spans two nations, a holiday of either is a day off', () => {
  assert.equal(isWorkingDay('2026-11-30', ['England', 'Scotland']), false);
  assert.equal(addWorkingDays('2026-11-27', 1, ['England', 'Scotland']), '2026-12-01');
  assert.equal(isWorkingDay('2026-11-30', []), true);
});

test('the day that something happens on is day 0', () => {
  // Thursday before Easter 2026: Friday to Monday are off.
  assert.equal(addWorkingDays('2026-04-02', 1, ['England']), '2026-04-07');
  assert.equal(addWorkingDays('2026-04-07', -1, ['England']), '2026-04-02');
  assert.equal(addWorkingDays('2026-04-04', 0, ['England']), '2026-04-04');
  assert.equal(countWorkingDays('2026-04-02', '2026-04-02', ['England']), 0);
  assert.equal(countWorkingDays('2026-04-02', '2026-04-06', ['England']), 0);
  assert.equal(countWorkingDays('2026-04-02', '2026-04-08', ['England']), 2);
  assert.equal(countWorkingDays('2026-04-08', '2026-04-02', ['England']), -2);
});

test('beyond the holidays that are known only weekends are told apart, and one can ask', () => {
  assert.equal(areHolidaysKnown('2028-12-31'), true);
  assert.equal(areHolidaysKnown('2029-01-01'), false);
  assert.equal(areHolidaysKnown('2011-12-31'), false);
  assert.equal(isWorkingDay('2029-01-01', ['England']), true);
});

test('a number that cannot be meant is refused', () => {
  for (const n of [1.5, NaN, 10_001]) assert.throws(() => addWorkingDays('2026-04-02', n, []), RangeError);
  assert.throws(() => countWorkingDays('1900-01-01', '2026-04-02', []), RangeError);
  assert.throws(() => whyNotWorkingDay('2026-02-30', []), RangeError);
});

const anyDay = fc
  .integer({ min: -800, max: 7000 })
  .map((days) => Temporal.PlainDate.from('2012-01-01').add({ days }).toString());
const anyNations = fc.subarray<HolidayNation>(['England', 'Wales', 'Scotland', 'Northern Ireland']);

test('law: days that were added are counted back, and none lands on a day off', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -150, max: 150 }), anyNations, (day, n, nations) => {
      const end = addWorkingDays(day, n, nations);
      assert.equal(countWorkingDays(day, end, nations), n);
      if (n !== 0) assert.equal(isWorkingDay(end, nations), true);
    }),
  );
});

test('law: a later day or more working days never end earlier', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: -40, max: 40 }), anyNations, (one, other, n, nations) => {
      const [first = one, second = other] = [one, other].toSorted();
      assert.ok(addWorkingDays(first, n, nations) <= addWorkingDays(second, n, nations));
      assert.ok(addWorkingDays(first, n, nations) < addWorkingDays(first, n + 1, nations));
    }),
  );
});

test('law: the working days of two stretches that meet are those of the whole, and backwards they are the same number', () => {
  fc.assert(
    fc.property(anyDay, anyDay, anyDay, anyNations, (one, two, three, nations) => {
      const [first = one, middle = two, last = three] = [one, two, three].toSorted();
      const whole = countWorkingDays(first, last, nations);
      assert.equal(countWorkingDays(first, middle, nations) + countWorkingDays(middle, last, nations), whole);
      const ends = Number(isWorkingDay(last, nations)) - Number(isWorkingDay(first, nations));
      assert.equal(-countWorkingDays(last, first, nations), whole - ends);
    }),
    { numRuns: 30 },
  );
});
