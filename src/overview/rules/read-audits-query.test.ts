import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAuditsQuery, readInHandQuery } from './read-audits-query.ts';

test('a year, a topic, words and an order are read', () => {
  assert.deepEqual(
    readAuditsQuery({ year: '2019', topic: 'neglect', q: ' familial  abuse ', sort: 'title' }),
    {
      year: 2019,
      topic: 'neglect',
      q: 'familial  abuse',
      sort: 'title',
    },
  );
});

test('what is no choice is passed over', () => {
  const nothing = { year: undefined, topic: undefined, q: undefined, sort: undefined };
  assert.deepEqual(readAuditsQuery({}), nothing);
  assert.deepEqual(
    readAuditsQuery({ year: '20x9', topic: "' or 1=1", q: ' ', sort: 'constructor' }),
    nothing,
  );
});

test('of the list in hand a state, words and an order are read, and what is no choice is passed over', () => {
  assert.deepEqual(readInHandQuery({ state: 'underway', q: ' neglect', sort: 'title' }), {
    state: 'underway',
    q: 'neglect',
    sort: 'title',
  });
  const nothing = { state: undefined, q: undefined, sort: undefined };
  assert.deepEqual(readInHandQuery({ state: 'toString', q: ' ', sort: 'cases' }), nothing);
});

test('law: words to look for never hold control characters, and are never longer than 100 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const { q } = readAuditsQuery({ q: typed });
      if (q === undefined) return;
      assert.ok(q.length <= 100);
      assert.doesNotMatch(q, /\p{Cc}/u);
      assert.ok(q.isWellFormed());
    }),
  );
});
