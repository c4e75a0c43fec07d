import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markDifference, type Marked } from './mark-difference.ts';

const joined = ({ before, own, after }: Marked) => before + own + after;

test('the words that differ are marked, those around them are not', () => {
  assert.deepEqual(markDifference('held on 3 July in Leicester', 'held on 5 August in Leicester'), [
    { before: 'held on ', own: '3 July', after: ' in Leicester' },
    { before: 'held on ', own: '5 August', after: ' in Leicester' },
  ]);
});

test('words that only one text has are its own', () => {
  const [short, long] = markDifference('Northshire', 'Northshire and Westing');
  assert.deepEqual(short, { before: 'Northshire', own: '', after: '' });
  assert.deepEqual(long, { before: 'Northshire', own: ' and Westing', after: '' });
});

test('law: the parts joined give each text back, and equal texts have nothing of their own', () => {
  const text = fc.array(fc.constantFrom('police', 'school', ' ', '\n', 'health'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const texts = [one.join(''), other.join('')] as const;
      const marked = markDifference(...texts);
      assert.deepEqual(marked.map(joined), texts);
      assert.equal(
        marked.every(({ own }) => own === ''),
        texts[0] === texts[1],
      );
    }),
  );
});
