import {
  AlignmentType,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { Resvg } from '@resvg/resvg-js';
import type { Block, Mark, Run, Tile } from './content.ts';
import { listFontFiles, typeface } from './fonts.ts';

/** Where blocks stand: `width` in twips (twentieths of a point), whether inside a note and in a narrow column. */
export type Place = {
  readonly width: number;
  readonly inNote: boolean;
  readonly narrow: boolean;
  /** Lists numbered so far. */ readonly lists: { count: number };
};

const twipsPerPixel = 15;
/** Pixels of a picture for each CSS pixel: 240 dots per inch, enough for print. */
const sharpness = 2.5;

function renderRuns(runs: readonly Run[]): ParagraphChild[] {
  return runs.map((run) => {
    if (typeof run === 'string') return new TextRun(run);
    if ('strong' in run) return new TextRun({ text: run.strong, style: 'Strong' });
    if (run.href.startsWith('/')) return new TextRun(run.link);
    return new ExternalHyperlink({
      link: run.href,
      children: [new TextRun({ text: run.link, style: 'Hyperlink' })],
    });
  });
}

/** Letters of a label that has room before its value. */
const longestLabel = 20;

/** Label and value in two columns where there is room and most labels are short; else one after the other. */
function renderFacts(block: Extract<Block, { kind: 'facts' }>, place: Place): Paragraph[] {
  const fits = (label: string) => label.length <= longestLabel;
  const apart =
    !place.narrow && block.items.filter(({ label }) => fits(label)).length * 3 > block.items.length * 2;
  return block.items.map(({ label, value }) => {
    const between = !apart
      ? new TextRun('\u2002')
      : fits(label)
        ? new TextRun({ children: [new Tab()] })
        : new TextRun({ break: 1 });
    return new Paragraph({
      style: apart ? 'Facts' : 'Normal',
      children: [new TextRun({ text: label, style: 'Strong' }), between, ...renderRuns(value)],
    });
  });
}

function renderTable(block: Extract<Block, { kind: 'table' }>, place: Place): (Paragraph | Table)[] {
  const shares = block.columns.map((column) => column.width ?? (column.align === 'end' ? 0.6 : 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.round((share / whole) * place.width));
  const cell = (text: string, index: number, whenHead: boolean) => {
    const end = block.columns[index]?.align === 'end' ? { alignment: AlignmentType.END } : {};
    return new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      children: [
        new Paragraph({ style: 'TableText', keepNext: whenHead, children: [new TextRun(text)], ...end }),
      ],
    });
  };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) => cell(column.name, index, true)),
  });
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: row.every((text) => text.length < 600),
        children: row.map((text, index) => cell(text, index, false)),
      }),
  );
  return [
    new Paragraph({ style: 'Caption', children: [new TextRun(block.caption)] }),
    new Table({
      style: 'RuledTable',
      width: { size: place.width, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      tableLook: {
        firstRow: true,
        firstColumn: true,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      rows: [head, ...rows],
    }),
  ];
}

function renderPicture(block: Extract<Block, { kind: 'picture' }>, place: Place): Paragraph {
  const picture = new Resvg(block.svg, {
    fitTo: { mode: 'width', value: Math.round(block.width * sharpness) },
    font: { loadSystemFonts: false, fontFiles: listFontFiles(), defaultFontFamily: typeface },
  });
  const width = Math.min(block.width, place.width / twipsPerPixel);
  return new Paragraph({
    style: 'Picture',
    children: [
      new ImageRun({
        type: 'png',
        data: picture.render().asPng(),
        transformation: {
          width: Math.round(width),
          height: Math.round((block.height * width) / block.width),
        },
        altText: { name: 'Picture', description: block.alternative },
      }),
    ],
  });
}

/** The name or logo of a partnership, as it stands above the title. */
export function renderMark(mark: Mark): Paragraph {
  const { logo } = mark;
  if (!logo) return new Paragraph({ style: 'Mark', children: [new TextRun(mark.name)] });
  const height = Math.min(53, logo.height);
  const image = new ImageRun({
    type: 'png',
    data: logo.png,
    transformation: { width: Math.round((logo.width * height) / logo.height), height },
    altText: { name: 'Logo', description: mark.name },
  });
  return new Paragraph({ style: 'Mark', children: [image] });
}

function renderTile(tile: Tile, place: Place): (Paragraph | Table)[] {
  const title = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [
      new TextRun({ text: String(tile.number), style: 'TileNumber' }),
      new TextRun(` ${tile.title}`),
    ],
  });
  return [title, ...tile.blocks.flatMap((block) => renderBlock(block, place))];
}

/** One prepared block as paragraphs and tables. The title has a style of its own, so level 2 is Word's Heading 1. */
export function renderBlock(block: Block, place: Place): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, children: [new TextRun(block.text)] })];
    }
    case 'paragraph': {
      const tone = block.tone === 'lead' ? 'Lead' : block.tone === 'quiet' ? 'Quiet' : 'Normal';
      const style = place.inNote && tone === 'Normal' ? 'Note' : tone;
      return [new Paragraph({ style, children: renderRuns(block.runs) })];
    }
    case 'list': {
      const reference = block.style === 'bullet' ? 'bullets' : 'numbers';
      const style = block.style === 'bullet' ? 'ListBullet' : 'ListNumber';
      place.lists.count += 1;
      const numbering = { reference, level: 0, instance: block.style === 'bullet' ? 0 : place.lists.count };
      return block.items.map((item) => new Paragraph({ style, numbering, children: renderRuns(item) }));
    }
    case 'facts':
      return renderFacts(block, place);
    case 'table':
      return renderTable(block, place);
    case 'note':
      return [
        new Paragraph({ style: 'NoteTitle', children: [new TextRun(block.title)] }),
        ...block.blocks.flatMap((inner) => renderBlock(inner, { ...place, inNote: true })),
      ];
    case 'picture':
      return [renderPicture(block, place)];
    case 'tiles':
      return block.tiles.flatMap((tile) => renderTile(tile, place));
  }
}
