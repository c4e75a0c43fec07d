import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { readDocx, readHtml, readPdf } from '#test/read-documents';
import { sevenMinuteBriefing, summaryBriefing } from '#test/sample-documents';
import { assertInOrder } from '#test/words-in-order';
import { closeDocuments, renderDocument, renderDocx, renderHtmlDocument, renderPdf } from './index.ts';
import type { Block, DocumentContent, Run } from './content.ts';
import { listWords } from './list-words.ts';
import { prepareContent } from './prepare-content.ts';
import { DocumentProblem } from './problem.ts';

after(closeDocuments);

const around: Omit<DocumentContent, 'blocks'> = {
  title: 'A report',
  language: 'en-GB',
  subject: 'Report',
  page: 'portrait',
  colour: '#1d4f70',
  marks: [{ name: 'Eastvale Partnership' }],
  footer: 'Foot of the page',
};

async function readAll(content: DocumentContent): Promise<Record<'html' | 'pdf' | 'docx', string>> {
  const { bytes } = await renderPdf(content);
  return {
    html: readHtml(renderHtmlDocument(content)).text,
    pdf: (await readPdf(bytes)).text,
    docx: readDocx(await renderDocx(content)).text,
  };
}

const text = fc
  .string({
    unit: fc.constantFrom(
      ...Array.from('abcdeXYZ019  #$[]()@"\'<>&*_`\\/{}~-=+.,;:!?%^|€£éüłŵ“”–\u0007\n\u200b'),
    ),
    minLength: 1,
    maxLength: 50,
  })
  .filter((typed) => /[a-z]/.test(typed));
const run: fc.Arbitrary<Run> = fc.oneof(
  text,
  text.map((strong) => ({ strong })),
  text.map((link) => ({ link, href: 'https://example.org/a?b=c&d=%20' })),
);
const runs = fc.array(run, { minLength: 1, maxLength: 3 });
const simple: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), level: fc.constantFrom(2 as const, 3 as const), text }),
  fc.record({
    kind: fc.constant('paragraph' as const),
    runs,
    tone: fc.constantFrom(undefined, 'lead' as const, 'quiet' as const),
  }),
  fc.record({
    kind: fc.constant('list' as const),
    style: fc.constantFrom('bullet' as const, 'number' as const),
    items: fc.array(runs, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('facts' as const),
    items: fc.array(fc.record({ label: text, value: runs }), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: text,
    columns: fc.constant([
      { name: 'First' },
      { name: 'Second', align: 'end' as const },
      { name: 'Third', width: 2 },
    ]),
    rows: fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 }),
  }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: simple },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('note' as const),
      title: text,
      blocks: fc.array(simple, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.record({
          title: text,
          weight: fc.constantFrom('small' as const, 'large' as const),
          blocks: fc.array(simple, { maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 8 },
      )
      .map((tiles) => ({
        kind: 'tiles' as const,
        tiles: tiles.map((tile, index) => ({ ...tile, number: index + 1 })),
      })),
  },
);

test('Every word of a document stands in the web page, the PDF and the Word file, in the same order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        page: fc.constantFrom('portrait' as const, 'landscape' as const),
        keepTo: fc.constantFrom(undefined, 1),
        title: text,
        blocks: fc.array(block, { maxLength: 8 }),
      }),
      async (made) => {
        const content = { ...around, ...made };
        const wanted = [content.title, ...content.blocks.flatMap(listWords)];
        const prepared = prepareContent(content);
        const clean = [prepared.title, ...prepared.blocks.flatMap(listWords)];
        assert.equal(clean.length, wanted.length);
        for (const [form, whole] of Object.entries(await readAll(content))) assertInOrder(whole, clean, form);
      },
    ),
    { numRuns: 40 },
  );
});

test('A table of 200 rows keeps every row across page ends, and its head on every page', async () => {
  const rows = Array.from({ length: 200 }, (_, index) => [
    `Agency ${index + 1}`,
    `said ${index * 7} things`,
    index === 50 ? 'higher than a page '.repeat(400) : index % 9 === 0 ? 'a long remark '.repeat(90) : '–',
  ]);
  const columns = [{ name: 'Agency' }, { name: 'What' }, { name: 'Remark' }];
  const table: Block = { kind: 'table', caption: 'Table 1. Long', columns, rows };
  const { bytes, pages } = await renderPdf({ ...around, blocks: [table] });
  const read = await readPdf(bytes);
  assert.ok(pages > 5);
  assert.equal(read.pages, pages);
  assert.deepEqual(
    read.tables[0]?.rows,
    rows.map((row) => row.map((cell) => cell.trim())),
  );
  assert.deepEqual(
    readDocx(await renderDocx({ ...around, blocks: [table] })).tables[0]?.rows,
    read.tables[0]?.rows,
  );
});

test('A cell higher than a page is not cut, wherever it stands and however narrow its column', async () => {
  const long = Array.from({ length: 700 }, (_, index) => `w${index}`).join(' ');
  const columns = [
    { name: 'A', width: 6 },
    { name: 'B', width: 1 },
    { name: 'C', align: 'end' as const },
  ];
  for (const [page, inTile] of [
    ['portrait', false],
    ['landscape', false],
    ['landscape', true],
  ] as const) {
    for (const row of [
      [long, 'b', 'c'],
      ['a', long, 'c'],
      ['a', 'b', long],
    ]) {
      const table: Block = {
        kind: 'table',
        caption: 'Long',
        columns,
        rows: [['x', 'y', 'z'], row, ['x', 'y', 'z']],
      };
      const blocks: Block[] = inTile
        ? [{ kind: 'tiles', tiles: [{ number: 1, title: 'Tile', weight: 'small', blocks: [table] }] }]
        : [table];
      const { bytes } = await renderPdf({ ...around, page, blocks });
      const { text: whole } = await readPdf(bytes);
      const shown = new Set(whole.split(/\s+/));
      assert.deepEqual(
        long.split(' ').filter((word) => !shown.has(word)),
        [],
        `${page} ${row.indexOf(long)}`,
      );
    }
  }
});

test('A table that just fills its page keeps its caption, as one that is longer or shorter does', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => [`Row ${index}`, 'word']);
  for (let count = 24; count <= 40; count += 2) {
    const table: Block = {
      kind: 'table',
      caption: 'Who took part',
      columns: [{ name: 'A' }, { name: 'B' }],
      rows: rows.slice(0, count),
    };
    const { bytes } = await renderPdf({
      ...around,
      blocks: [table, { kind: 'heading', level: 2, text: 'Next' }, { kind: 'paragraph', runs: ['x'] }],
    });
    const { source } = await readPdf(bytes);
    const parent = /\/S \/Caption\s+\/P (\d+) 0 R/.exec(source)?.[1];
    assert.match(
      source,
      new RegExp(`\\b${parent} 0 obj\\s*<<\\s*/Type /StructElem\\s*/S /Table\\b`),
      `${count} rows`,
    );
  }
});

test('A picture larger than the page is made smaller, not cut', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 90" width="900" height="9000"><rect width="9" height="90"/></svg>';
  const picture: Block = { kind: 'picture', svg, width: 900, height: 9000, alternative: 'A tall bar' };
  const { bytes, pages } = await renderPdf({ ...around, blocks: [picture] });
  assert.ok(pages <= 2);
  const { source } = await readPdf(bytes);
  const [left = 0, bottom = 0, right = 0, top = 0] = (
    /\/S \/Figure[\s\S]*?\/BBox \[([^\]]+)\]/.exec(source)?.[1] ?? ''
  )
    .split(' ')
    .map(Number);
  assert.ok(
    left >= 0 && bottom > 0 && right <= 596 && top <= 842 && top - bottom > 500,
    `${left} ${bottom} ${right} ${top}`,
  );
});

test('Text that looks like a program stays text', async () => {
  const typed =
    '#let x = 1; $x^2$ [a](b) @ref <b>bold</b> &amp; {{7*7}} *s* _e_ `c` // d /* e */ \\u{41} "q" -- ~';
  const paragraph: Block = { kind: 'paragraph', runs: [typed] };
  for (const whole of Object.values(await readAll({ ...around, title: typed, blocks: [paragraph] }))) {
    assertInOrder(whole, [typed, typed], 'document');
    assert.doesNotMatch(whole, /49/);
  }
});

test('Hebrew and Arabic are kept, and a sign no font can draw stands as its number in the PDF only', async () => {
  const read = await readAll({
    ...around,
    blocks: [{ kind: 'paragraph', runs: ['Peace: שלום مرحبا 😀 ગ'] }],
  });
  assert.match(read.pdf, /שלום/);
  assert.match(read.pdf, /مرحبا/);
  assert.match(read.pdf, /\[U\+1F600\] \[U\+0A97\]/);
  assert.match(read.html, /שלום مرحبا 😀 ગ/u);
  assert.match(read.docx, /שלום مرحبا 😀 ગ/u);
});

test('The same content gives the same bytes in all forms, whatever was made between', async () => {
  for (const format of ['html', 'pdf', 'docx'] as const) {
    const first = await renderDocument(summaryBriefing, format);
    await renderDocument(sevenMinuteBriefing, format);
    const again = await renderDocument(summaryBriefing, format);
    assert.deepEqual(Buffer.from(first.bytes), Buffer.from(again.bytes), format);
    assert.equal(first.extension, format);
  }
});

test('A document that is to keep to two pages does, in two columns, in the same order; a longer one flows on', async () => {
  const twice = [...summaryBriefing.blocks, ...summaryBriefing.blocks];
  const long = { ...summaryBriefing, blocks: twice };
  assert.ok((await renderPdf(long)).pages > 2);
  const { bytes, pages } = await renderPdf({ ...long, keepTo: 2 });
  assert.equal(pages, 2);
  const read = await readPdf(bytes);
  assertInOrder(read.text, twice.flatMap(listWords), 'PDF');
  assert.equal(read.tables.flatMap((table) => table.rows).length, 26);
  const endless = await renderPdf({ ...long, keepTo: 2, blocks: [...twice, ...twice, ...twice] });
  assert.ok(endless.pages > 2);
});

test('A document that takes too long is refused, and the next one is made', async () => {
  const long: Block[] = Array.from({ length: 4000 }, (_, index) => ({
    kind: 'paragraph',
    runs: [`${index} ${'word '.repeat(60)}`],
  }));
  await assert.rejects(
    renderPdf({ ...around, blocks: long }, { timeout: 20 }),
    (error) => error instanceof DocumentProblem && error.kind === 'too-slow',
  );
  assert.equal((await renderPdf({ ...around, blocks: [] })).pages, 1);
});

test('Documents can be made again after the threads were ended', async () => {
  await renderPdf({ ...around, blocks: [] });
  await closeDocuments();
  assert.equal((await renderPdf({ ...around, blocks: [] })).pages, 1);
});
