import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordBudget } from './word-budget.ts';

const tile = (number: number, text: string) =>
  ({
    kind: 'tiles',
    tiles: [{ number, title: 'Purpose', weight: 'small', blocks: [{ kind: 'paragraph', runs: [text] }] }],
  }) as const;

test('a tile says how many words it uses and by how many it goes over', () => {
  assert.deepEqual(wordBudget({ blocks: [tile(1, 'To learn – from five cases.')] }), [
    { number: 1, title: 'Purpose', words: 5, budget: 60, over: 0 },
  ]);
  assert.equal(wordBudget({ blocks: [tile(4, 'word '.repeat(200))] })[0]?.over, 10);
});

test('words of lists, links, tables and notes inside a tile are counted', () => {
  const blocks = [
    { kind: 'list', style: 'bullet', items: [['one two'], [{ link: 'three', href: 'https://a.example/' }]] },
    { kind: 'note', title: 'four', blocks: [{ kind: 'paragraph', runs: [{ strong: 'five' }] }] },
    { kind: 'table', caption: 'six', columns: [{ name: 'seven' }], rows: [['eight']] },
    { kind: 'facts', items: [{ label: 'nine', value: ['ten'] }] },
    { kind: 'heading', level: 3, text: 'eleven' },
  ] as const;
  const [budget] = wordBudget({
    blocks: [{ kind: 'tiles', tiles: [{ number: 7, title: 'x', weight: 'small', blocks }] }],
  });
  assert.equal(budget?.words, 11);
});

test('a document without tiles has no budget', () => {
  assert.deepEqual(wordBudget({ blocks: [{ kind: 'paragraph', runs: ['Words.'] }] }), []);
});

test('law: used words are what fits and what goes over', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 400 }), (number, count) => {
      const [budget] = wordBudget({ blocks: [tile(number, 'word '.repeat(count))] });
      assert.ok(budget !== undefined);
      assert.equal(budget.words, count);
      assert.equal(Math.min(budget.words, budget.budget) + budget.over, count);
    }),
  );
});
