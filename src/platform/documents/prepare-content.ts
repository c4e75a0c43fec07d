import { cleanLine, cleanText } from './clean-text.ts';
import type { Block, DocumentContent, Mark, Run, Tile } from './content.ts';
import { joinRuns } from './list-words.ts';
import { checkPicture } from './picture.ts';
import { DocumentProblem } from './problem.ts';

/**
 * Beyond these a document is refused rather than left to fill the memory: about 600 pages of A4, or 40,000 paragraphs,
 * list items and table cells.
 */
const mostCharacters = 2_500_000;
const mostPieces = 40_000;
const mostPictures = 100;
const deepest = 3;

type Tally = { characters: number; pieces: number; pictures: number; level: number };

function notValid(message: string): never {
  throw new DocumentProblem('not-valid', message);
}

function count(tally: Tally, text: string): string {
  tally.pieces += 1;
  tally.characters += text.length;
  if (tally.characters > mostCharacters || tally.pieces > mostPieces) {
    throw new DocumentProblem(
      'too-large',
      `The document is too large: at most ${mostCharacters.toLocaleString('en-GB')} characters in ` +
        `${mostPieces.toLocaleString('en-GB')} paragraphs, list items and table cells. Make it in parts.`,
    );
  }
  return text;
}

function words(tally: Tally, text: string, what: string): string {
  const clean = count(tally, cleanLine(text));
  return clean === '' ? notValid(`${what} has no words.`) : clean;
}

/** Web, mail and telephone addresses, and places on the same site; anything else must not become a link. */
function isSafeAddress(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)[^\s"<>]+$/i.test(href) || /^\/(?![/\\])[^\s"<>]*$/.test(href);
}

function prepareRun(run: Run): Run | null {
  if (typeof run === 'string') return cleanText(run) || null;
  if ('strong' in run) return cleanText(run.strong) === '' ? null : { strong: cleanText(run.strong) };
  const href = cleanLine(run.href);
  const text = cleanLine(run.link) || href;
  if (text === '') return null;
  return isSafeAddress(href) ? { link: text, href } : text;
}

function prepareRuns(tally: Tally, runs: readonly Run[]): readonly Run[] {
  const kept = runs.map(prepareRun).filter((run) => run !== null);
  const text = joinRuns(kept);
  count(tally, text);
  return text.trim() === '' ? [] : kept;
}

function prepareTable(tally: Tally, block: Extract<Block, { kind: 'table' }>): Block {
  const caption = words(tally, block.caption, 'A table caption');
  const width = block.columns.length;
  if (width === 0) notValid(`The table “${caption}” has no columns.`);
  const columns = block.columns.map((column) => ({
    ...column,
    name: words(tally, column.name, `A column of the table “${caption}”`),
  }));
  const rows = block.rows.map((row, index) => {
    if (row.length !== width)
      notValid(`Row ${index + 1} of the table “${caption}” has ${row.length} cells, not ${width}.`);
    return row.map((cell) => count(tally, cleanLine(cell)));
  });
  return { ...block, caption, columns, rows };
}

function prepareTile(tally: Tally, tile: Tile): Tile {
  const title = words(tally, tile.title, `The title of tile ${tile.number}`);
  if (!Number.isSafeInteger(tile.number) || tile.number < 0) notValid(`The tile “${title}” has no number.`);
  tally.level = 2;
  return { ...tile, title, blocks: prepareBlocks(tally, tile.blocks, 1) };
}

function prepareBlock(tally: Tally, block: Block, depth: number): Block | null {
  switch (block.kind) {
    case 'heading': {
      // A heading never skips a level: the first one of a document is of level 2, inside a tile or a note of level 3.
      const level = depth > 0 && tally.level >= 2 ? 3 : tally.level < 2 ? 2 : block.level;
      tally.level = level;
      return { ...block, level, text: words(tally, block.text, 'A heading') };
    }
    case 'paragraph': {
      const runs = prepareRuns(tally, block.runs);
      return runs.length === 0 ? null : { ...block, runs };
    }
    case 'list': {
      const items = block.items.map((item) => prepareRuns(tally, item)).filter((item) => item.length > 0);
      return items.length === 0 ? null : { ...block, items };
    }
    case 'facts': {
      const items = block.items.map((item) => ({
        label: words(tally, item.label, 'A label'),
        value: prepareRuns(tally, item.value),
      }));
      return items.length === 0 ? null : { ...block, items };
    }
    case 'table':
      return prepareTable(tally, block);
    case 'note':
      if (depth >= deepest) notValid('A note stands too deep inside other notes.');
      return {
        ...block,
        title: words(tally, block.title, 'The title of a note'),
        blocks: prepareBlocks(tally, block.blocks, depth + 1),
      };
    case 'picture': {
      tally.pictures += 1;
      if (tally.pictures > mostPictures) {
        throw new DocumentProblem('too-large', `A document may hold at most ${mostPictures} pictures.`);
      }
      if (!(block.width > 0 && block.height > 0)) notValid('A picture has no size.');
      const alternative = words(tally, block.alternative, 'The description of a picture');
      return { ...block, svg: checkPicture(block.svg), alternative };
    }
    case 'tiles':
      if (depth > 0) notValid('Tiles cannot stand inside a note or another tile.');
      return block.tiles.length === 0
        ? null
        : { ...block, tiles: block.tiles.map((tile) => prepareTile(tally, tile)) };
  }
}

function prepareBlocks(tally: Tally, blocks: readonly Block[], depth: number): readonly Block[] {
  return blocks.map((block) => prepareBlock(tally, block, depth)).filter((block) => block !== null);
}

function prepareMark(tally: Tally, mark: Mark): Mark {
  if (mark.logo && mark.logo.png.byteLength > 500_000) {
    throw new DocumentProblem('too-large', 'A logo may have at most 500 kB.');
  }
  return { ...mark, name: words(tally, mark.name, 'The name of a partnership') };
}

/**
 * Blocks as every renderer takes them: clean text, nothing empty, no level of heading left out, links only to web and
 * mail addresses. Throws a DocumentProblem where something cannot be shown or is too large.
 */
export function prepareBlocksForPage(blocks: readonly Block[]): readonly Block[] {
  return prepareBlocks({ characters: 0, pieces: 0, pictures: 0, level: 1 }, blocks, 0);
}

/** A whole document as every renderer takes it; see `prepareBlocksForPage`. */
export function prepareContent(content: DocumentContent): DocumentContent {
  const tally: Tally = { characters: 0, pieces: 0, pictures: 0, level: 1 };
  if (!/^#[0-9a-f]{6}$/i.test(content.colour)) notValid('The colour of a document is written as #rrggbb.');
  const clean = (text: string | undefined) => (text === undefined ? undefined : cleanLine(text) || undefined);
  return {
    title: words(tally, content.title, 'The title of the document'),
    subtitle: clean(content.subtitle),
    language: content.language,
    subject: words(tally, content.subject, 'The subject of the document'),
    page: content.page,
    keepTo: content.keepTo,
    colour: content.colour.toLowerCase(),
    marks: content.marks.map((mark) => prepareMark(tally, mark)),
    footer: cleanLine(content.footer),
    dated: clean(content.dated),
    blocks: prepareBlocks(tally, content.blocks, 0),
  };
}
