import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { divergingBars } from '#platform/charts';
import { readDocx, unzipDocx } from '#test/read-documents';
import { sevenMinuteBriefing, summaryBriefing } from '#test/sample-documents';
import type { DocumentContent } from './content.ts';
import { closeDocuments, renderDocx } from './index.ts';

after(closeDocuments);

const chart = divergingBars({
  title: 'Strengths and learning',
  unit: 'cases',
  colour: '#1d4f70',
  left: { label: 'Strength', pattern: 'outline' },
  right: { label: 'Learning', pattern: 'dotted' },
  rows: [{ label: 'Voice of the child', left: 2, right: 9 }],
});
const withChart: DocumentContent = {
  ...summaryBriefing,
  blocks: [...summaryBriefing.blocks, { kind: 'picture', ...chart }, { kind: 'picture', ...chart }],
};

test('Every part of a Word file is well-formed XML and declares no document type', async () => {
  for (const content of [withChart, sevenMinuteBriefing]) {
    for (const [name, part] of unzipDocx(await renderDocx(content))) {
      const parser = new DOMParser({
        onError: (level, message) => assert.fail(`${name}: ${level} ${message}`),
      });
      assert.ok(parser.parseFromString(part, 'text/xml').documentElement, name);
    }
  }
});

test('A Word file has its title, subject, language and partnerships, and tells no person, program or hour', async () => {
  const read = readDocx(await renderDocx(summaryBriefing));
  const core = read.parts.get('docProps/core.xml') ?? '';
  assert.equal(read.title, summaryBriefing.title);
  assert.equal(read.lang, 'en-GB');
  assert.match(core, /<dc:subject>Summary briefing for managers and practitioners<\/dc:subject>/);
  assert.match(core, /<dc:creator>Leicester Safeguarding Children Partnership, Leicestershire and Rutland/);
  assert.doesNotMatch(core, /lastModifiedBy|revision|created|modified|Un-named/);
});

test('The archive of a Word file tells no hour', async () => {
  const bytes = Buffer.from(await renderDocx(summaryBriefing));
  // Time and date of the first part, in the archive's own form: midnight on 1 January 1980.
  assert.equal(bytes.readUInt32LE(10), 0x00210000);
});

test('A Word file uses real styles, with no level left out, no empty paragraph and no typed bullet', async () => {
  for (const content of [withChart, sevenMinuteBriefing]) {
    const read = readDocx(await renderDocx(content));
    const styles = read.parts.get('word/styles.xml') ?? '';
    for (const { style, text } of read.paragraphs) {
      assert.ok(styles.includes(`w:styleId="${style}"`), style);
      if (style !== 'Picture') assert.notEqual(text, '');
      assert.doesNotMatch(text, /^[•–*-]/);
    }
    const levels = read.headings.map((heading) => heading.level);
    assert.equal(levels[0], 1);
    levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1));
  }
});

test('A table repeats its head, marks its first column, and stands under its caption', async () => {
  const read = readDocx(await renderDocx(summaryBriefing));
  assert.equal(read.tables.length, 1);
  assert.deepEqual(read.tables[0]?.head, ['Agency', 'Part taken', 'Cases']);
  assert.equal(read.tables[0]?.rows.length, 13);
  assert.equal(read.tables[0]?.rowHeaders, true);
  assert.equal(read.tables[0]?.caption, 'Table 1. Who took part, and in how many of the five cases');
  assert.match(read.parts.get('word/document.xml') ?? '', /<w:tblStyle w:val="RuledTable"\/>/);
});

test('Pictures carry their words, and no two drawings one number', async () => {
  const read = readDocx(await renderDocx(withChart));
  assert.deepEqual(read.alternatives, [chart.alternative, chart.alternative]);
  const numbers = [...(read.parts.get('word/document.xml') ?? '').matchAll(/<wp:docPr [^>]*id="(\d+)"/g)].map(
    (match) => match[1],
  );
  assert.deepEqual(numbers, ['1', '2']);
});

test('Every link and picture is in the list of relations, under a settled name', async () => {
  const read = readDocx(await renderDocx(withChart));
  assert.deepEqual(read.links, ['https://example.org/procedures/recording']);
  const relations = read.parts.get('word/_rels/document.xml.rels') ?? '';
  const used = [...(read.parts.get('word/document.xml') ?? '').matchAll(/ r:(?:id|embed)="([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
  assert.ok(used.length >= 4);
  for (const id of used) assert.ok(relations.includes(` Id="${id}"`), id);
  assert.doesNotMatch(relations, / Id="(?!rId\d+")/);
});

test('Tiles stand on a landscape page in three columns, without a blank paragraph between the sections', async () => {
  const document = readDocx(await renderDocx(sevenMinuteBriefing)).parts.get('word/document.xml') ?? '';
  assert.equal(document.match(/w:orient="landscape"/g)?.length, 2);
  assert.match(document, /<w:cols [^>]*w:num="3"/);
  assert.doesNotMatch(document, /<w:p><w:pPr><w:sectPr/);
});

test('A document too long for its pages is set in two columns in Word, its title across; a short one in one', async () => {
  const columns = async (content: DocumentContent) =>
    [
      ...(unzipDocx(await renderDocx(content)).get('word/document.xml') ?? '').matchAll(
        /<w:cols [^>]*w:num="(\d)"/g,
      ),
    ].map((match) => match[1]);
  assert.deepEqual(await columns({ ...summaryBriefing, keepTo: 2 }), []);
  assert.deepEqual(await columns({ ...summaryBriefing, keepTo: 1 }), ['2']);
});

test('Labels stand in a column of their own only where most of them are short', async () => {
  const styles = async (labels: readonly string[]) => {
    const items = labels.map((label) => ({ label, value: ['value'] }));
    const { paragraphs } = readDocx(
      await renderDocx({ ...summaryBriefing, blocks: [{ kind: 'facts', items }] }),
    );
    return paragraphs.filter(({ text }) => text.endsWith('value')).map(({ style }) => style);
  };
  assert.deepEqual(await styles(['Cases', 'Period', 'Read by', 'Commissioned and completed by']), [
    'Facts',
    'Facts',
    'Facts',
    'Facts',
  ]);
  assert.deepEqual(await styles(['Cases', 'Commissioned and completed by']), ['Normal', 'Normal']);
});
