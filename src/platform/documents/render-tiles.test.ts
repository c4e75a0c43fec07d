import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { readPdf } from '#test/read-documents';
import { sevenMinuteBriefing } from '#test/sample-documents';
import { assertInOrder } from '#test/words-in-order';
import type { Block, DocumentContent } from './content.ts';
import { closeDocuments, renderPdf } from './index.ts';
import { listWords } from './list-words.ts';
import { prepareContent } from './prepare-content.ts';

after(closeDocuments);

test('A 7-minute briefing stands on one page, its tiles read one to seven', async () => {
  const { bytes, pages } = await renderPdf(sevenMinuteBriefing);
  assert.equal(pages, 1);
  const { headings } = await readPdf(bytes);
  assert.deepEqual(
    headings.map((heading) => `${heading.level} ${heading.text.slice(0, 1)}`),
    ['1 C', '2 1', '2 2', '2 3', '2 4', '2 5', '2 6', '2 7'],
  );
});

test('Tiles with too much text flow onto a second page and lose nothing', async () => {
  const blocks = sevenMinuteBriefing.blocks.map((entry) =>
    entry.kind === 'tiles'
      ? {
          ...entry,
          tiles: entry.tiles.map((tile) =>
            tile.number === 4 ? { ...tile, blocks: [...tile.blocks, ...tile.blocks, ...tile.blocks] } : tile,
          ),
        }
      : entry,
  );
  const { bytes, pages } = await renderPdf({ ...sevenMinuteBriefing, blocks });
  assert.equal(pages, 2);
  assertInOrder(
    (await readPdf(bytes)).text,
    prepareContent({ ...sevenMinuteBriefing, blocks }).blocks.flatMap(listWords),
    'PDF',
  );
});

test('However long tiles and title are, no line and no row of a tile is lost', async () => {
  const bullets = fc.integer({ min: 1, max: 40 }).map((count): Block => ({
    kind: 'list',
    style: 'bullet',
    items: Array.from({ length: count }, (_, at) => [`Point ${at} with some words to fill its line`]),
  }));
  const rows = fc.integer({ min: 1, max: 25 }).map((count): Block => ({
    kind: 'table',
    caption: 'Counts',
    columns: [{ name: 'Agency' }, { name: 'Cases' }],
    rows: Array.from({ length: count }, (_, at) => [`Agency ${at}`, `${at} cases`]),
  }));
  const tiles = fc.array(
    fc.record({
      weight: fc.constantFrom('small' as const, 'large' as const),
      blocks: fc.array(fc.oneof(bullets, rows), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 9 },
  );
  await fc.assert(
    fc.asyncProperty(tiles, fc.integer({ min: 1, max: 160 }), async (made, words) => {
      const numbered = made.map((tile, at) => ({ ...tile, number: at + 1, title: `Tile ${at + 1}` }));
      const content: DocumentContent = {
        ...sevenMinuteBriefing,
        title: 'word '.repeat(words).trim(),
        blocks: [{ kind: 'tiles', tiles: numbered }],
      };
      assertInOrder(
        (await readPdf((await renderPdf(content)).bytes)).text,
        content.blocks.flatMap(listWords),
        'PDF',
      );
    }),
    { numRuns: 12 },
  );
});

test('A tile that a column holds is never broken over pages', async () => {
  const bullets = (count: number): Block => ({
    kind: 'list',
    style: 'bullet',
    items: Array.from({ length: count }, (_, at) => [
      `Point ${at + 1} has some words to fill its line and another`,
    ]),
  });
  const tiles = [20, 16, 16, 16, 16, 5].map((count, at) => ({
    number: at + 1,
    title: `Tile ${at + 1}`,
    weight: 'large' as const,
    blocks: [bullets(count)],
  }));
  const { bytes, pages } = await renderPdf({
    ...sevenMinuteBriefing,
    blocks: [{ kind: 'tiles', tiles }],
  });
  assert.equal(pages, 2);
  const { headings, text: whole } = await readPdf(bytes);
  assert.equal(headings.length, 7);
  assertInOrder(
    whole,
    tiles.flatMap((tile) => [
      `${tile.number} ${tile.title}`,
      ...tile.blocks.flatMap((entry) => listWords(entry)),
    ]),
    'PDF',
  );
});
