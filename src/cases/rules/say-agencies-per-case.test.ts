import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOf } from '../builders.ts';
import { sayAgenciesPerCase } from './say-agencies-per-case.ts';

/** Cases of which so many agencies say that they knew them. */
function known(...counts: readonly number[]) {
  const cases = counts.map((_, at) => ({ id: `c${at}` }));
  const asks = counts.flatMap((count, at) =>
    Array.from({ length: count }, (_, n) =>
      askOf({
        case: `c${at}`,
        agency: `agency ${n}`,
        answer: n % 2 === 0 ? 'known_in_scope' : 'known_partly',
      }),
    ),
  );
  return sayAgenciesPerCase(cases, asks);
}

test('least, most and middle are said in words', () => {
  assert.equal(
    known(6, 2, 4),
    'Over the three cases, between two and six agencies worked with a family; in the middle case four.',
  );
  assert.equal(
    known(0, 1, 3, 4),
    'Over the four cases, between no agency and four agencies worked with a family; in the middle cases one and three.',
  );
});

test('where all are alike, or there is one case, there is no between', () => {
  assert.equal(known(3, 3), 'Over the two cases, three agencies worked with each family.');
  assert.equal(known(1), 'In the one case, one agency worked with the family.');
});

test('nothing is said while no agency has said that it knew anybody; a service more makes no agency more', () => {
  assert.equal(known(0, 0), null);
  const twice = ['a', 'b'].map((service) => askOf({ service, answer: 'known_in_scope' }));
  assert.equal(
    sayAgenciesPerCase([{ id: 'c1' }], twice),
    'In the one case, one agency worked with the family.',
  );
});
