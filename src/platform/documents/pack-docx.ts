import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  Footer,
  type ISectionOptions,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import type { DocumentContent } from './content.ts';
import { type Place, renderBlock, renderMark } from './docx-blocks.ts';
import { settleDocx } from './settle-docx.ts';

/** Twips: twentieths of a point, 56.7 to a millimetre. */
const shortSide = 11906;
const longSide = 16838;
const columnGap = 567;
const margins = {
  portrait: { side: 1304, top: 1134, bottom: 1304 },
  landscape: { side: 737, top: 680, bottom: 964 },
};

const styleFile = join(import.meta.dirname, 'docx-styles.xml');

const numbering = {
  config: [
    { reference: 'bullets', format: LevelFormat.BULLET, text: '•' },
    { reference: 'numbers', format: LevelFormat.DECIMAL, text: '%1.' },
  ].map(({ reference, format, text }) => ({
    reference,
    levels: [
      {
        level: 0,
        format,
        text,
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 340, hanging: 340 } } },
      },
    ],
  })),
};

function renderFooter(text: string, width: number): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        children: [
          new TextRun(text),
          new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

function renderTitle(content: DocumentContent): Paragraph[] {
  const line = (style: string, text: string | undefined) =>
    text === undefined ? [] : [new Paragraph({ style, children: [new TextRun(text)] })];
  return [
    ...content.marks.map(renderMark),
    ...line('Title', content.title),
    ...line('Subtitle', content.subtitle),
    ...line('Dated', content.dated),
  ];
}

/** Runs of blocks with and without tiles: on a landscape page tiles stand in three columns, all else across. */
function splitByTiles(content: DocumentContent): { tiles: boolean; blocks: DocumentContent['blocks'] }[] {
  const parts: { tiles: boolean; blocks: DocumentContent['blocks'] }[] = [{ tiles: false, blocks: [] }];
  for (const block of content.blocks) {
    const tiles = content.page === 'landscape' && block.kind === 'tiles';
    const last = parts.at(-1);
    if (last?.tiles === tiles) last.blocks = [...last.blocks, block];
    else parts.push({ tiles, blocks: [block] });
  }
  return parts;
}

function renderSections(content: DocumentContent): ISectionOptions[] {
  const landscape = content.page === 'landscape';
  const { side, top, bottom } = margins[content.page];
  const width = (landscape ? longSide : shortSide) - 2 * side;
  const lists = { count: 0 };
  return splitByTiles(content).map(({ tiles, blocks }, index) => {
    const place: Place = {
      width: tiles ? Math.floor((width - 2 * columnGap) / 3) : width,
      inNote: false,
      lists,
    };
    return {
      properties: {
        ...(index === 0 ? {} : { type: SectionType.CONTINUOUS }),
        page: {
          // Given as for portrait: the library turns them round itself.
          size: {
            width: shortSide,
            height: longSide,
            orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: { left: side, right: side, top, bottom, header: 567, footer: 567 },
        },
        ...(tiles ? { column: { count: 3, space: columnGap } } : {}),
      },
      ...(index === 0 ? { footers: { default: renderFooter(content.footer, width) } } : {}),
      children: [
        ...(index === 0 ? renderTitle(content) : []),
        ...blocks.flatMap((block) => renderBlock(block, place)),
      ],
    };
  });
}

/** Spacing in twips, lines in 240ths, letters in half points: tiles are set tighter, so that they keep to one page. */
const measures = {
  portrait: { PARAGRAPHGAP: 140, LINE: 288, TITLEGAP: 480, HEADINGGAP: 340, BODYSIZE: 21 },
  landscape: { PARAGRAPHGAP: 90, LINE: 252, TITLEGAP: 160, HEADINGGAP: 200, BODYSIZE: 18 },
};

function readStyles(content: DocumentContent): string {
  const accent = content.colour.slice(1).toUpperCase();
  // On tiles the colour is for the numbers only.
  const filled = {
    ...measures[content.page],
    ACCENT: accent,
    HEADINGCOLOUR: content.page === 'landscape' ? '0B0C0C' : accent,
  };
  return Object.entries(filled).reduce(
    (styles, [name, value]) => styles.replaceAll(`"${name}"`, `"${value}"`),
    readFileSync(styleFile, 'utf8'),
  );
}

/** The Word file of a prepared document. Synchronous work of up to seconds: called in a thread of its own. */
export async function packDocx(content: DocumentContent): Promise<Uint8Array> {
  const creator = content.marks.map((mark) => mark.name).join(', ');
  const document = new Document({
    title: content.title,
    subject: content.subject,
    creator,
    externalStyles: readStyles(content),
    numbering,
    sections: renderSections(content),
  });
  const packed = await Packer.toBuffer(document);
  return settleDocx(packed, { title: content.title, subject: content.subject, creator });
}
