import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { divergingBars } from '#platform/charts';
import { inflatePdf, readPdf } from '#test/read-documents';
import { sevenMinuteBriefing, summaryBriefing } from '#test/sample-documents';
import type { DocumentContent } from './content.ts';
import { closeDocuments, renderPdf } from './index.ts';

/**
 * The conditions of the Matterhorn Protocol 1.1 (PDF/UA-1) that can be tested on the bytes without a checker. The
 * numbers are the protocol's checkpoints. A person still runs a full checker before a template changes.
 */

after(closeDocuments);

const chart = divergingBars({
  title: 'Strengths and learning',
  unit: 'cases',
  colour: '#1d4f70',
  left: { label: 'Strength', pattern: 'outline' },
  right: { label: 'Learning', pattern: 'solid' },
  rows: [{ label: 'Voice of the child', left: 2, right: 9 }],
});

/** A 1 × 1 pixel PNG. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const withPictures: DocumentContent = {
  ...summaryBriefing,
  marks: [{ name: 'Eastvale Partnership', logo: { png: dot, width: 60, height: 40 } }],
  blocks: [...summaryBriefing.blocks, { kind: 'picture', ...chart }],
};

/** Too long for one column on two pages. */
const twoColumns: DocumentContent = {
  ...withPictures,
  keepTo: 2,
  blocks: [...withPictures.blocks, ...summaryBriefing.blocks],
};

const samples = Object.entries({
  portrait: withPictures,
  'two-column': twoColumns,
  landscape: sevenMinuteBriefing,
});

function listElements(source: string): { type: string; body: string }[] {
  return [...source.matchAll(/\d+ 0 obj\s*<<\s*\/Type \/StructElem([\s\S]*?)endobj/g)].map((match) => ({
    type: /\/S \/(\w+)/.exec(match[1] ?? '')?.[1] ?? '',
    body: match[1] ?? '',
  }));
}

for (const [name, content] of samples) {
  test(`A ${name} PDF says that it is PDF/UA-1, tagged, in English, with its title shown`, async () => {
    const { bytes } = await renderPdf(content);
    const read = await readPdf(bytes);
    assert.equal(read.pdfua, true); // 06-002, 06-003
    assert.equal(read.tagged, true); // 01-006
    assert.equal(read.lang, 'en-GB'); // 11-006
    assert.equal(read.title, content.title); // 06-003, 06-004
    assert.match(read.source, /\/ViewerPreferences\s*<<[^>]*\/DisplayDocTitle true/); // 07-001, 07-002
    assert.match(read.source, /<dc:title>[\s\S]*?<\/dc:title>/);
    assert.match(read.source, /\/Suspects false|(?!.*\/Suspects)/); // 01-007
    assert.doesNotMatch(read.source, /\/JavaScript|\/EmbeddedFile|\/XFA/); // 25-001
  });

  test(`A ${name} PDF names its partnerships and nothing of the machine or the hour`, async () => {
    const { bytes } = await renderPdf(content);
    const { info, source } = await readPdf(bytes);
    assert.equal(info['Author'], content.marks.map((mark) => mark.name).join(', '));
    assert.equal(info['CreationDate'], undefined);
    assert.equal(info['ModDate'], undefined);
    assert.doesNotMatch(source, /<xmp:(CreateDate|ModifyDate)>/);
  });

  test(`In a ${name} PDF all content is tagged or an artifact, and every element has a standard type`, async () => {
    const { bytes } = await renderPdf(content);
    const read = await readPdf(bytes);
    assert.equal(read.untagged, ''); // 01-003, 01-005
    const standard = new Set(
      'Document Part Div P H1 H2 H3 L LI Lbl LBody Table THead TBody TR TH TD Caption Span Link Figure Strong Em Terms'.split(
        ' ',
      ),
    );
    for (const { type } of listElements(read.source)) assert.ok(standard.has(type), type); // 02-001
    for (const mapped of ['Strong', 'Em', 'Terms']) {
      assert.match(read.source, new RegExp(`/RoleMap <<[^>]*/${mapped} /`));
    }
  });

  test(`In a ${name} PDF headings begin at one and skip no level`, async () => {
    const { bytes } = await renderPdf(content);
    const levels = (await readPdf(bytes)).headings.map((heading) => heading.level);
    assert.equal(levels[0], 1); // 14-002
    levels.forEach((level, index) => assert.ok(level <= (levels[index - 1] ?? 0) + 1)); // 14-003
    assert.equal(levels.filter((level) => level === 1).length, 1);
  });

  test(`In a ${name} PDF every figure has words and every head of a table its scope`, async () => {
    const { bytes } = await renderPdf(content);
    const { source } = await readPdf(bytes);
    const elements = listElements(source);
    const count = (type: string) => elements.filter((element) => element.type === type);
    for (const figure of count('Figure')) assert.match(figure.body, /\/Alt \(/); // 13-004
    for (const head of count('TH')) assert.match(head.body, /\/Scope \/(Row|Column)/); // 15-003
    for (const row of count('TR')) assert.match(row.body, /\/K \[/);
  });

  test(`In a ${name} PDF every letter's font is embedded and every link says where it leads`, async () => {
    const { bytes } = await renderPdf(content);
    const source = inflatePdf(bytes);
    const fonts = [...source.matchAll(/\/Type \/FontDescriptor[\s\S]*?endobj/g)].map(([font]) => font);
    assert.ok(fonts.length > 0);
    for (const font of fonts) assert.match(font, /\/FontFile[23]? \d+ 0 R/); // 31-009
    assert.equal(
      source
        .match(/\/Type \/Font\s[\s\S]{0,200}?\/Subtype \/Type0[\s\S]*?endobj/g)
        ?.every((font) => /\/ToUnicode/.test(font)),
      true,
    ); // 31-027
    const links = [...source.matchAll(/\/Type \/Annot\b[\s\S]*?endobj/g)].map(([link]) => link);
    assert.ok(links.length > 0);
    for (const link of links) assert.match(link, /\/Contents \(/); // 28-012
    assert.match(source, /\/Tabs \/S/); // 28-008
  });
}

test('The pictures of a PDF have their words, and the table its row and column heads', async () => {
  const { bytes } = await renderPdf(withPictures);
  const { alternatives, tables } = await readPdf(bytes);
  assert.deepEqual(alternatives, ['Eastvale Partnership', chart.alternative]);
  assert.deepEqual(tables.flatMap((table) => table.rows).length, 13);
  assert.ok(tables.every((table) => table.rowHeaders && table.head.length === 3));
  assert.equal(tables[0]?.caption, 'Table 1. Who took part, and in how many of the five cases');
});
