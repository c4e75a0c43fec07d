import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { stackedBars } from '#platform/charts';
import { readHtml } from '#test/read-documents';
import { sevenMinuteBriefing, summaryBriefing } from '#test/sample-documents';
import type { Block, DocumentContent } from './content.ts';
import { renderHtmlBlocks, renderHtmlDocument } from './index.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: { 'void-style': 'off', 'no-trailing-whitespace': 'off' },
});

const chart = stackedBars({
  title: 'Part taken',
  unit: 'cases',
  colour: '#1d4f70',
  keys: [{ name: 'all', label: 'Audited', pattern: 'hatched' }],
  rows: [{ label: 'Police', values: { all: 3 } }],
});
const withChart: DocumentContent = {
  ...summaryBriefing,
  blocks: [...summaryBriefing.blocks, { kind: 'picture', ...chart }],
};

test('A document page is valid, accessible HTML', async () => {
  for (const content of [withChart, sevenMinuteBriefing]) {
    const report = await validator.validateString(renderHtmlDocument(content));
    assert.deepEqual(
      report.results.flatMap((result) =>
        result.messages.map((message) => `${message.line}: ${message.message}`),
      ),
      [],
    );
  }
});

test('A document page needs nothing beside it and runs nothing', () => {
  const page = renderHtmlDocument(withChart);
  assert.doesNotMatch(page, /<script|<link|<iframe|@import|\sstyle=|\son\w+=/i);
  for (const [, address] of page.matchAll(/(?:src|url)\s*[=(]\s*["']?([^"')\s]+)/g))
    assert.match(address ?? '', /^(data:|#)/);
  assert.ok(page.length < 200_000);
});

test('A document page has its title once, its language, and the words of its pictures', () => {
  const read = readHtml(renderHtmlDocument(withChart));
  assert.equal(read.lang, 'en-GB');
  assert.equal(read.title, withChart.title);
  assert.deepEqual(
    read.headings.filter((heading) => heading.level === 1),
    [{ level: 1, text: withChart.title }],
  );
  assert.deepEqual(read.alternatives, [chart.alternative]);
  assert.deepEqual(read.tables[0]?.head, ['Agency', 'Part taken', 'Cases']);
  assert.equal(read.tables[0]?.rowHeaders, true);
});

test('What was typed is escaped everywhere', () => {
  const typed = `</style><script>alert("1")</script>'&`;
  const page = renderHtmlDocument({
    ...summaryBriefing,
    title: typed,
    subject: typed,
    subtitle: typed,
    dated: typed,
    footer: typed,
    marks: [{ name: typed }],
    blocks: [
      { kind: 'table', caption: typed, columns: [{ name: typed }], rows: [[typed]] },
      { kind: 'note', title: typed, blocks: [{ kind: 'facts', items: [{ label: typed, value: [typed] }] }] },
    ],
  });
  assert.doesNotMatch(page, /<script/);
  assert.equal(page.match(/&lt;script&gt;/g)?.length, 14);
});

test('Blocks for a page of the site keep its classes, and ids apart by prefix', () => {
  const table: Block = {
    kind: 'table',
    caption: 'Cases',
    columns: [{ name: 'Agency' }, { name: 'Count', align: 'end' }],
    rows: [['Police', '3']],
  };
  const markup = renderHtmlBlocks(
    [table, ...sevenMinuteBriefing.blocks, { kind: 'note', title: 'Note', blocks: [] }],
    'a',
  ).toString();
  for (const name of [
    'tl-briefing',
    'tl-region',
    'govuk-table tl-table',
    'tl-tiles',
    'tl-tile tl-tile--large',
    'tl-note',
    'govuk-list govuk-list--bullet',
    'govuk-table__cell govuk-table__cell--numeric',
  ]) {
    assert.ok(markup.includes(`class="${name}"`), name);
  }
  assert.match(markup, /aria-labelledby="a-1"/);
  assert.doesNotMatch(markup, /\sstyle=/);
});
