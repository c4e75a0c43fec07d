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
import { isLongForItsPages } from './page-settings.ts';
import { settleDocx } from './settle-docx.ts';

/** Twips: twentieths of a point, 56.7 to a millimetre. */
const shortSide = 11906;
const longSide = 16838;
const columnGap = 454;
const margins = {
  portrait: { side: 1304, top: 1134, bottom: 1304 },
  narrow: { side: 850, top: 737, bottom: 850 },
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

type Layout = 'portrait' | 'narrow' | 'landscape';

function chooseLayout(content: DocumentContent): Layout {
  return isLongForItsPages(content) ? 'narrow' : content.page;
}

/** Runs of blocks by columns: tiles on a landscape page stand in three, a narrow document in two, all else across. */
function splitByColumns(
  content: DocumentContent,
  layout: Layout,
): { columns: number; blocks: DocumentContent['blocks'] }[] {
  const parts: { columns: number; blocks: DocumentContent['blocks'] }[] = [{ columns: 1, blocks: [] }];
  for (const block of content.blocks) {
    const columns = layout === 'narrow' ? 2 : layout === 'landscape' && block.kind === 'tiles' ? 3 : 1;
    const last = parts.at(-1);
    if (last?.columns === columns) last.blocks = [...last.blocks, block];
    else parts.push({ columns, blocks: [block] });
  }
  return parts;
}

function renderSections(content: DocumentContent, layout: Layout): ISectionOptions[] {
  const landscape = layout === 'landscape';
  const { side, top, bottom } = margins[layout];
  const width = (landscape ? longSide : shortSide) - 2 * side;
  const lists = { count: 0 };
  return splitByColumns(content, layout).map(({ columns, blocks }, index) => {
    const place: Place = {
      width: Math.floor((width - (columns - 1) * columnGap) / columns),
      inNote: false,
      narrow: layout === 'narrow',
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
        ...(columns > 1 ? { column: { count: columns, space: columnGap } } : {}),
      },
      ...(index === 0 ? { footers: { default: renderFooter(content.footer, width) } } : {}),
      children: [
        ...(index === 0 ? renderTitle(content) : []),
        ...blocks.flatMap((block) => renderBlock(block, place)),
      ],
    };
  });
}

/**
 * Spacing in twips, lines in 240ths, letters in half points: tiles and two columns are set tighter, so that they keep to
 * their pages.
 */
const measures = {
  portrait: { ...gaps(140, 480, 340, 80, 50), LINE: 288, ...sizes(21, 48, 28, 25, 19) },
  narrow: { ...gaps(40, 80, 140, 30, 15), LINE: 235, ...sizes(18, 40, 23, 21, 17) },
  landscape: { ...gaps(90, 160, 200, 80, 50), LINE: 252, ...sizes(18, 48, 28, 25, 19) },
};

function gaps(PARAGRAPHGAP: number, TITLEGAP: number, HEADINGGAP: number, ITEMGAP: number, CELLGAP: number) {
  return { PARAGRAPHGAP, TITLEGAP, HEADINGGAP, ITEMGAP, CELLGAP };
}

function sizes(BODYSIZE: number, TITLESIZE: number, HEADINGSIZE: number, LEADSIZE: number, CELLSIZE: number) {
  return { BODYSIZE, TITLESIZE, HEADINGSIZE, LEADSIZE, CELLSIZE };
}

function readStyles(content: DocumentContent, layout: Layout): string {
  const accent = content.colour.slice(1).toUpperCase();
  // On tiles the colour is for the numbers only.
  const filled = {
    ...measures[layout],
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
  const layout = chooseLayout(content);
  const document = new Document({
    title: content.title,
    subject: content.subject,
    creator,
    externalStyles: readStyles(content, layout),
    numbering,
    sections: renderSections(content, layout),
  });
  const packed = await Packer.toBuffer(document);
  return settleDocx(packed, { title: content.title, subject: content.subject, creator });
}
