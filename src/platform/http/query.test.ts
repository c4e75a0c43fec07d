import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readQuery } from './query.ts';

test('what is asked for is decoded; an address without a question asks for nothing', () => {
  assert.deepEqual(readQuery('/audits?q=two+words%21&year=2019'), { q: 'two words!', year: '2019' });
  assert.deepEqual(readQuery('/audits'), {});
  assert.deepEqual(readQuery('/audits?q=a?b'), { q: 'a?b' });
});

test('a name given twice keeps its first value, as in a form', () => {
  assert.deepEqual(readQuery('/audits?q=first&q=second&year=2019'), { q: 'first', year: '2019' });
});

test('a value with NUL is passed over, the others stay', () => {
  assert.deepEqual(readQuery('/audits?q=a%00b&year=2019'), { year: '2019' });
  assert.deepEqual(readQuery('/audits?q=%00&q=second'), { q: 'second' });
});

test('law: any address has a question that is read, and nothing in it has NUL or half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
      for (const value of Object.values(readQuery(`/x?${text}`)))
        assert.ok(!value.includes('\0') && value.isWellFormed());
    }),
  );
});

test('names that every object has are names like others', () => {
  const query = readQuery('/x?__proto__=a&constructor=b');
  assert.equal(Object.getPrototypeOf(query), Object.prototype);
  assert.deepEqual(
    new Map(Object.entries(query)),
    new Map([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]),
  );
});
