import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block, DocumentContent } from './content.ts';
import { prepareBlocksForPage, prepareContent } from './prepare-content.ts';
import { DocumentProblem, type ProblemKind } from './problem.ts';

const around: DocumentContent = {
  title: 'A report',
  language: 'en-GB',
  subject: 'Report',
  page: 'portrait',
  colour: '#1D4F70',
  marks: [{ name: 'Eastvale Partnership' }],
  footer: '',
  blocks: [],
};
const paragraph: Block = { kind: 'paragraph', runs: ['word'] };

function refuses(blocks: readonly Block[], kind: ProblemKind, message: RegExp): void {
  assert.throws(
    () => prepareBlocksForPage(blocks),
    (error) => error instanceof DocumentProblem && error.kind === kind && message.test(error.message),
  );
}

function levels(blocks: readonly Block[]): number[] {
  return prepareBlocksForPage(blocks).flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
}

test('No heading skips a level: a document begins with level 2, a tile holds level 3', () => {
  const heading = (level: 2 | 3): Block => ({ kind: 'heading', level, text: 'Heading' });
  assert.deepEqual(levels([heading(3), heading(3), heading(2), heading(3)]), [2, 3, 2, 3]);
  const [tiles] = prepareBlocksForPage([
    { kind: 'tiles', tiles: [{ number: 1, title: 'One', weight: 'small', blocks: [heading(2)] }] },
  ]);
  assert.ok(tiles?.kind === 'tiles');
  assert.deepEqual(tiles.tiles[0]?.blocks, [heading(3)]);
});

test('Empty paragraphs and items are left out, so that nothing is read out as blank', () => {
  assert.deepEqual(
    prepareBlocksForPage([
      { kind: 'paragraph', runs: ['', ' \n'] },
      { kind: 'list', style: 'bullet', items: [[''], ['kept']] },
      { kind: 'list', style: 'bullet', items: [] },
      paragraph,
    ]),
    [{ kind: 'list', style: 'bullet', items: [['kept']] }, paragraph],
  );
});

test('Only web, mail and telephone addresses and places on the site become links', () => {
  const runs = [
    'https://a.example/x',
    'mailto:a@b.example',
    'tel:0116',
    '/learning',
    'javascript:alert(1)',
    '//evil.example',
    'data:text/html,x',
    'a b',
  ].map((href) => ({ link: 'text', href }));
  const [block] = prepareBlocksForPage([{ kind: 'paragraph', runs }]);
  assert.ok(block?.kind === 'paragraph');
  assert.deepEqual(
    block.runs.map((run) => typeof run),
    ['object', 'object', 'object', 'object', 'string', 'string', 'string', 'string'],
  );
});

test('A link without words is shown by its address', () => {
  const [block] = prepareBlocksForPage([
    { kind: 'paragraph', runs: [{ link: ' ', href: 'https://a.example' }] },
  ]);
  assert.deepEqual(block, {
    kind: 'paragraph',
    runs: [{ link: 'https://a.example', href: 'https://a.example' }],
  });
});

test('Headings, captions, columns and pictures need words', () => {
  refuses([{ kind: 'heading', level: 2, text: ' ' }], 'not-valid', /A heading has no words/);
  refuses([{ kind: 'table', caption: '', columns: [{ name: 'A' }], rows: [] }], 'not-valid', /table caption/);
  refuses(
    [{ kind: 'table', caption: 'C', columns: [{ name: '' }], rows: [] }],
    'not-valid',
    /A column of the table “C”/,
  );
  refuses(
    [
      {
        kind: 'picture',
        svg: '<svg xmlns="http://www.w3.org/2000/svg"/>',
        width: 1,
        height: 1,
        alternative: '',
      },
    ],
    'not-valid',
    /description of a picture/,
  );
});

test('A row with too few or too many cells is refused by its number', () => {
  refuses(
    [{ kind: 'table', caption: 'C', columns: [{ name: 'A' }], rows: [['1'], ['1', '2']] }],
    'not-valid',
    /Row 2 of the table “C” has 2 cells, not 1/,
  );
});

test('Tiles stand only at the top, and notes not deeper than three', () => {
  const tiles: Block = {
    kind: 'tiles',
    tiles: [{ number: 1, title: 'One', weight: 'small', blocks: [paragraph] }],
  };
  refuses([{ kind: 'note', title: 'N', blocks: [tiles] }], 'not-valid', /Tiles cannot stand inside/);
  const deep = [1, 2, 3, 4].reduce<Block>(
    (inner) => ({ kind: 'note', title: 'N', blocks: [inner] }),
    paragraph,
  );
  refuses([deep], 'not-valid', /too deep/);
});

test('More than 2,500,000 characters or 40,000 pieces are refused, 10,000 findings of three parts are not', () => {
  refuses(
    Array.from({ length: 40_001 }, () => paragraph),
    'too-large',
    /too large/,
  );
  refuses([{ kind: 'paragraph', runs: ['x'.repeat(2_500_001)] }], 'too-large', /too large/);
  assert.equal(prepareBlocksForPage(Array.from({ length: 30_000 }, () => paragraph)).length, 30_000);
});

test('A document needs a title and a colour written as #rrggbb', () => {
  assert.equal(prepareContent(around).colour, '#1d4f70');
  assert.throws(
    () => prepareContent({ ...around, title: '\u0000' }),
    /The title of the document has no words/,
  );
  for (const colour of ['red', '#fff', '#1d4f70;}'])
    assert.throws(() => prepareContent({ ...around, colour }), /#rrggbb/);
});

test('Preparing twice changes nothing', () => {
  const once = prepareContent({
    ...around,
    title: ' A\nreport ',
    blocks: [paragraph, { kind: 'heading', level: 3, text: 'H' }],
  });
  assert.deepEqual(prepareContent(once), once);
});
