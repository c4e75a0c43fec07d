import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { displayPartialDate } from './display-date.ts';
import {
  comparePartialDates,
  dayPartialDate,
  fromStored,
  isPossibleDay,
  parsePartialDate,
  possibleDays,
  toStored,
} from './partial-date.ts';
import type { PartialDate } from './partial-date.ts';
import { readTypedDate } from './read-typed-date.ts';

function read(edtf: string): PartialDate {
  const date = parsePartialDate(edtf);
  assert.ok(date !== null, `${edtf} is a date`);
  return date;
}

const day = fc
  .integer({ min: 0, max: 5000 })
  .map((days) => Temporal.PlainDate.from('2016-01-15').add({ days }).toString());
const point = fc.oneof(
  day,
  day.map((d) => d.slice(0, 7)),
  day.map((d) => d.slice(0, 4)),
);
const anyDate: fc.Arbitrary<PartialDate> = fc
  .oneof(
    point,
    point.map((p) => `${p}~`),
    point.map((p) => `${p}?`),
    point.map((p) => `../${p}`),
    point.map((p) => `${p}/..`),
    fc.tuple(point, point).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)),
  )
  .map((edtf) => parsePartialDate(edtf))
  .filter((date) => date !== null);

test('Each form has its first and last day', () => {
  const bounds = (edtf: string) => [read(edtf).from, read(edtf).until];
  assert.deepEqual(bounds('2018-11-13'), ['2018-11-13', '2018-11-13']);
  assert.deepEqual(bounds('2024-02'), ['2024-02-01', '2024-02-29']);
  assert.deepEqual(bounds('2018'), ['2018-01-01', '2018-12-31']);
  assert.deepEqual(bounds('2018-11~'), ['2018-11-01', '2018-11-30']);
  assert.deepEqual(bounds('2018-11?'), ['2018-11-01', '2018-11-30']);
  assert.deepEqual(bounds('2016-01/2016-02'), ['2016-01-01', '2016-02-29']);
  assert.deepEqual(bounds('../2018'), [null, '2018-12-31']);
  assert.deepEqual(bounds('2018/..'), ['2018-01-01', null]);
});

test('What is not in the calendar, not a form, or out of the years is no date', () => {
  const wrong = [
    '2023-02-29',
    '2018-04-31',
    '2018-13',
    '2018-00-10',
    '1899',
    '2201',
    '0100',
    '',
    '..',
    '../..',
  ];
  const forms = [
    '2018-1',
    '2018-11-13T10:00',
    '2018~?',
    '2016-01~/2016-02',
    '2016/2015',
    '2016//2017',
    '13/11/2018',
  ];
  for (const text of [...wrong, ...forms, '2018\n', '٢٠١٨']) assert.equal(parsePartialDate(text), null, text);
});

test('The years can be widened, and what was typed is kept', () => {
  assert.equal(parsePartialDate('0100-01-01', '1.1.0100', { from: 1, until: 2200 })?.typed, '1.1.0100');
  assert.equal(read('2018-11').typed, '2018-11');
});

test('A known day is made from its ISO text, an impossible one is refused', () => {
  assert.deepEqual(dayPartialDate('2024-02-29'), read('2024-02-29'));
  assert.equal(isPossibleDay('2024-02'), false);
  assert.throws(() => dayPartialDate('2023-02-29'), RangeError);
});

test('About gives a unit on each side, unsure leaves everything open', () => {
  assert.deepEqual(possibleDays(read('2024-03~')), { from: '2024-02-01', until: '2024-04-30' });
  assert.deepEqual(possibleDays(read('2024-01-31~')), { from: '2024-01-24', until: '2024-02-07' });
  assert.deepEqual(possibleDays(read('2024~')), { from: '2023-01-01', until: '2025-12-31' });
  assert.deepEqual(possibleDays(read('2024?')), { from: null, until: null });
  assert.deepEqual(possibleDays(read('2024')), { from: '2024-01-01', until: '2024-12-31' });
});

test('Order is told only where the recorded dates decide it', () => {
  const compare = (a: string, b: string) => comparePartialDates(read(a), read(b));
  assert.equal(compare('2018-11-13', '2018-11-14'), 'before');
  assert.equal(compare('2018-12', '2018-11'), 'after');
  assert.equal(compare('2018-11-13', '2018-11-13'), 'same');
  assert.equal(compare('2018-11', '2018-11'), 'cannot tell');
  assert.equal(compare('2018-11-13', '2018'), 'cannot tell');
  assert.equal(compare('2018-11~', '2018-12-15'), 'cannot tell');
  assert.equal(compare('2018-11~', '2019-01-01'), 'before');
  assert.equal(compare('2018-11-13?', '2020'), 'cannot tell');
  assert.equal(compare('../2018', '2019/..'), 'before');
});

test('Law: turned round, the order is the opposite', () => {
  const opposite = { before: 'after', after: 'before', same: 'same', 'cannot tell': 'cannot tell' } as const;
  fc.assert(
    fc.property(
      anyDate,
      anyDate,
      (a, b) => comparePartialDates(b, a) === opposite[comparePartialDates(a, b)],
    ),
  );
});

test('Law: what comes before something that comes before a third comes before the third', () => {
  fc.assert(
    fc.property(fc.tuple(anyDate, anyDate, anyDate), (dates) => {
      // In the order of their first days "before" is common enough to be met often.
      const [a, b, c] = dates.toSorted((x, y) => ((x.from ?? '') < (y.from ?? '') ? -1 : 1));
      assert.ok(a && b && c);
      fc.pre(comparePartialDates(a, b) === 'before' && comparePartialDates(b, c) === 'before');
      return comparePartialDates(a, c) === 'before';
    }),
  );
});

test('Law: a date comes back from storage as it went in', () => {
  fc.assert(
    fc.property(anyDate, fc.string(), (date, typed) => {
      const given = { ...date, typed };
      assert.deepEqual(fromStored(JSON.parse(toStored(given))), given);
      assert.deepEqual(fromStored(toStored(given)), given);
    }),
  );
});

test('Law: what is displayed is read back as the same date', () => {
  fc.assert(
    fc.property(anyDate, (date) => {
      const words = displayPartialDate(date);
      const again = readTypedDate(words);
      assert.deepEqual(
        [again?.from, again?.until],
        [date.from, date.until],
        `${date.edtf} shown as ${words}`,
      );
      assert.equal(again?.typed, words);
    }),
  );
});

test('A stored value that is not a date, or whose bounds do not fit, is refused', () => {
  const good = { edtf: '2018-11', typed: 'Nov 18', from: '2018-11-01', until: '2018-11-30' };
  assert.deepEqual(fromStored(good), good);
  const { from: _, ...withoutBound } = good;
  for (const broken of [
    null,
    5,
    '"2018"',
    [],
    {},
    { ...good, edtf: '2018-02-30' },
    { ...good, typed: 1 },
    withoutBound,
  ])
    assert.throws(() => fromStored(broken), TypeError);
  assert.throws(() => fromStored({ ...good, until: '2018-12-31' }), TypeError);
});
