import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { guidanceItem } from '../builders.ts';
import { findGuidance } from '../guidance.ts';
import { joinLibrary } from '../library/join-library.ts';
import { editionInForce, stateOfEdition, type EditionState } from './state-of-edition.ts';

const workingTogether =
  joinLibrary([], [], []).find((item) => item.ref === 'working-together') ?? assert.fail();

function stateOf(label: string, day: string): EditionState {
  const edition = workingTogether.editions.find((one) => one.label === label) ?? assert.fail(label);
  return stateOfEdition(edition, day);
}

test('an edition holds from its first day until the next one begins', () => {
  const item = guidanceItem([
    ['first', '2015-03-26'],
    ['second', '2018-07-01'],
  ]);
  const [first] = item.editions;
  assert.ok(first !== undefined);
  const days = ['2015-03-25', '2015-03-26', '2018-06-30', '2018-07-01'];
  assert.deepEqual(
    days.map((day) => stateOfEdition(first, day)),
    ['not yet', 'in force', 'in force', 'replaced'],
  );
  assert.deepEqual(
    days.map((day) => editionInForce(item, day)?.label),
    [undefined, 'first', 'first', 'second'],
  );
});

test('Working Together of 2018 came in July 2018: during that month the edition cannot be told', () => {
  assert.deepEqual(
    ['2018-06-30', '2018-07-04', '2018-08-01'].map((day) => [stateOf('2015', day), stateOf('2018', day)]),
    [
      ['in force', 'not yet'],
      ['cannot tell', 'cannot tell'],
      ['replaced', 'in force'],
    ],
  );
  assert.equal(editionInForce(workingTogether, '2018-07-04'), null);
  assert.equal(editionInForce(workingTogether, '2019-01-09')?.label, '2018');
});

test('of an edition without dates nothing is claimed, unless a last day has passed', () => {
  const [open] = guidanceItem([['web page']]).editions;
  assert.equal(open && stateOfEdition(open, '2020-01-01'), 'cannot tell');
  assert.equal(open && stateOfEdition({ ...open, until: day('2019-12-31') }, '2020-01-01'), 'replaced');
  assert.equal(open && stateOfEdition({ ...open, until: day('2020-01-01') }, '2020-01-01'), 'cannot tell');
});

test('an end that is only known to be later holds until then and tells nothing after', () => {
  const [yearly] = guidanceItem([['2025', '2025-09-01', '2026-08-31/..']]).editions;
  const states = ['2026-08-31', '2026-09-01'].map((on) => yearly && stateOfEdition(yearly, on));
  assert.deepEqual(states, ['in force', 'cannot tell']);
});

test('an edition replaced by one whose date nobody said is never surely in force', () => {
  const [first] = guidanceItem([['first', '2015']]).editions;
  const edition = first && { ...first, replacedBy: { label: 'next', from: null } };
  assert.equal(edition && stateOfEdition(edition, '2016-05-01'), 'cannot tell');
});

test('every shipped document with dates holds in one edition at most on any day', () => {
  const items = joinLibrary([], [], []);
  fc.assert(
    fc.property(fc.constantFrom(...items), anyDay, (item, on) => {
      const holding = item.editions.filter((edition) => stateOfEdition(edition, on) === 'in force');
      assert.ok(holding.length <= 1, `${item.ref} on ${on}`);
    }),
  );
  assert.ok(findGuidance('keeping-children-safe-in-education') !== null);
});

test('time goes one way: not yet, in force, replaced', () => {
  const order: Readonly<Record<EditionState, number>> = {
    'not yet': 0,
    'cannot tell': -1,
    'in force': 1,
    replaced: 2,
  };
  fc.assert(
    fc.property(anyDates, anyDays, (dates, days) => {
      const item = guidanceItem(dates.map((from, index) => [`edition ${index}`, from]));
      for (const edition of item.editions) {
        const told = days
          .toSorted()
          .map((on) => order[stateOfEdition(edition, on)])
          .filter((place) => place >= 0);
        assert.deepEqual(
          told,
          told.toSorted((one, other) => one - other),
        );
      }
    }),
  );
});

test('a date that says less never turns a state into another, only into one that cannot be told', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (from, on) => {
      const state = (begun: string) => {
        const [edition] = guidanceItem([['one', begun]]).editions;
        return edition && stateOfEdition(edition, on);
      };
      const exact = state(from);
      for (const vaguer of [from.slice(0, 7), from.slice(0, 4)])
        assert.ok([exact, 'cannot tell'].includes(state(vaguer)), vaguer);
    }),
  );
});

const anyDay = fc
  .integer({ min: 0, max: 14_000 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString());
const anyDays = fc.array(anyDay, { minLength: 2, maxLength: 6 });
const anyDates = fc.array(
  fc.tuple(anyDay, fc.constantFrom(10, 7, 4)).map(([on, length]) => on.slice(0, length)),
  { minLength: 1, maxLength: 5 },
);

function day(iso: string) {
  return { edtf: iso, typed: iso, from: iso, until: iso };
}
