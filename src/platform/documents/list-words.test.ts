import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from './content.ts';
import { listWords } from './list-words.ts';

const paragraph: Block = {
  kind: 'paragraph',
  runs: ['See ', { strong: 'this' }, ' at ', { link: 'the place', href: 'https://example.org' }],
};

test('the words of a block come in reading order, without their dress', () => {
  assert.deepEqual(listWords(paragraph), ['See this at the place']);
  assert.deepEqual(listWords({ kind: 'facts', items: [{ label: 'Cases', value: ['Five'] }] }), [
    'Cases',
    'Five',
  ]);
  assert.deepEqual(
    listWords({
      kind: 'table',
      caption: 'Who',
      columns: [{ name: 'Agency' }],
      rows: [['Police'], ['Schools']],
    }),
    ['Who', 'Agency', 'Police', 'Schools'],
  );
});

test('what stands in notes and tiles is counted with their titles, a picture is not', () => {
  assert.deepEqual(listWords({ kind: 'note', title: 'Limits', blocks: [paragraph] }), [
    'Limits',
    'See this at the place',
  ]);
  const tile = { number: 1, title: 'Why', weight: 'small', blocks: [paragraph] } as const;
  assert.deepEqual(listWords({ kind: 'tiles', tiles: [tile] }), ['Why', 'See this at the place']);
  assert.deepEqual(listWords({ kind: 'picture', svg: '', width: 1, height: 1, alternative: 'Bars' }), []);
});
