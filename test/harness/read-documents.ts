import { inflateSync } from 'node:zlib';
import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { getDocumentProxy } from 'unpdf';

/** Documents read back from their bytes, as a reader's program would: what stands in them, and in which order. */

export type ReadHeading = { readonly level: number; readonly text: string };
export type ReadTable = {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the first cell of every row is tagged as its header. */
  readonly rowHeaders: boolean;
};

type ReadAny = {
  readonly title: string;
  readonly lang: string;
  /** All text in reading order, blocks apart by a line end. */
  readonly text: string;
  readonly headings: readonly ReadHeading[];
  readonly tables: readonly ReadTable[];
  /** The words for each picture. */
  readonly alternatives: readonly string[];
};

export type ReadPdf = ReadAny & {
  readonly pdfua: boolean;
  readonly tagged: boolean;
  readonly pages: number;
  readonly info: Readonly<Record<string, unknown>>;
  /** Text on the pages that no structure element holds and that is not marked as an artifact. */
  readonly untagged: string;
  /** The file with every stream that can be inflated, as Latin-1 text. */
  readonly source: string;
};

function tidy(text: string): string {
  return text
    .replace(/[\u200b\u200e\u200f\u202a-\u202e]/g, '')
    .replace(/[ \n]+/g, ' ')
    .trim();
}

/** All objects with their streams inflated, for what the parser does not tell. */
export function inflatePdf(bytes: Uint8Array): string {
  const source = Buffer.from(bytes).toString('latin1');
  return source.replace(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (whole, data: string) => {
    try {
      return `stream\n${inflateSync(Buffer.from(data, 'latin1')).toString('latin1')}\nendstream`;
    } catch {
      return whole;
    }
  });
}

type Branch = {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly alt?: string;
  readonly children?: readonly Branch[];
};

type Gathered = {
  blocks: string[];
  headings: ReadHeading[];
  alternatives: string[];
  tables: { caption: string; head: string[]; rows: { cells: string[]; header: boolean }[] }[];
};

function textOf(branch: Branch, texts: ReadonlyMap<string, string>): string {
  if (branch.type === 'content') return texts.get(branch.id ?? '') ?? '';
  return (branch.children ?? []).map((child) => textOf(child, texts)).join('');
}

function gatherAlternatives(branch: Branch, into: string[]): void {
  if (branch.alt !== undefined && branch.role === 'Figure') into.push(branch.alt);
  for (const child of branch.children ?? []) gatherAlternatives(child, into);
}

const leaves = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'Lbl', 'LBody', 'TH', 'TD', 'Caption', 'Span', 'Link']);

function gather(branch: Branch, texts: ReadonlyMap<string, string>, into: Gathered): void {
  const role = branch.role ?? '';
  const inner = branch.children ?? [];
  if (role === 'Table') into.tables.push({ caption: '', head: [], rows: [] });
  const table = into.tables.at(-1);
  if (role === 'TR' && table) {
    const cells = inner.map((cell) => tidy(textOf(cell, texts)));
    if (inner.every((cell) => cell.role === 'TH')) table.head.push(...cells);
    else table.rows.push({ cells, header: inner[0]?.role === 'TH' });
  }
  if (role === 'Caption' && table) table.caption = tidy(textOf(branch, texts));
  const level = /^H(\d)$/.exec(role)?.[1];
  if (level !== undefined) into.headings.push({ level: Number(level), text: tidy(textOf(branch, texts)) });
  if (leaves.has(role) && !inner.some((child) => child.role === 'P' || child.role === 'L')) {
    const text = tidy(textOf(branch, texts));
    // The bullet or number of a list item is drawn by the list; it is no text of the document.
    if (role !== 'Lbl' || !/^(?:•|\d+\.)$/.test(text)) into.blocks.push(text);
    return;
  }
  for (const child of inner) gather(child, texts, into);
}

/** Each page tells a table that runs on as a whole, with empty cells for what stands on other pages: laid together. */
function joinTables(tables: Gathered['tables']): Gathered['tables'] {
  const joined: Gathered['tables'] = [];
  for (const table of tables) {
    const last = joined.at(-1);
    const runsOn = table.caption === '' && table.head.every((cell) => cell === '');
    if (!last || !runsOn || last.rows.length !== table.rows.length) {
      joined.push(table);
      continue;
    }
    last.rows = last.rows.map((row, y) => ({
      ...row,
      cells: row.cells.map((cell, x) => tidy(`${cell} ${table.rows[y]?.cells[x] ?? ''}`)),
    }));
  }
  return joined;
}

/** A PDF by its structure tree, page after page. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const source = inflatePdf(bytes);
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const into: Gathered = { blocks: [], headings: [], alternatives: [], tables: [] };
  let untagged = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    const open: (string | null)[] = [];
    for (const item of content.items) {
      if ('str' in item) {
        const id = open.findLast((entry) => entry !== '');
        const text = item.str + (item.hasEOL ? ' ' : '');
        if (typeof id === 'string') texts.set(id, (texts.get(id) ?? '') + text);
        else if (id === undefined) untagged += text;
      } else if (item.type === 'endMarkedContent') open.pop();
      // null stands for an artifact, '' for a mark that says nothing.
      else open.push('tag' in item && item.tag === 'Artifact' ? null : (item.id ?? ''));
    }
    const tree: Branch | null = await page.getStructTree();
    if (!tree) continue;
    gather(tree, texts, into);
    gatherAlternatives(tree, into.alternatives);
  }
  const { info } = await pdf.getMetadata();
  const marks = await pdf.getMarkInfo();
  const facts = new Map(Object.entries(info));
  const fact = (name: string) => {
    const value: unknown = facts.get(name);
    return typeof value === 'string' ? value : '';
  };
  const pages = pdf.numPages;
  await pdf.loadingTask.destroy();
  return {
    title: fact('Title'),
    lang: fact('Language'),
    pdfua: /<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/.test(source),
    tagged: marks?.Marked === true,
    pages,
    info: Object.fromEntries(facts),
    text: into.blocks.filter((block) => block !== '').join('\n'),
    headings: into.headings,
    alternatives: into.alternatives,
    tables: joinTables(into.tables).map((table) => ({
      caption: table.caption,
      head: table.head,
      rows: table.rows.map((row) => row.cells),
      rowHeaders: table.rows.every((row) => row.header),
    })),
    untagged: tidy(untagged),
    source,
  };
}

function elementsOf(node: Node): Element[] {
  return Array.from(node.childNodes).filter((child) => child.nodeType === child.ELEMENT_NODE) as Element[];
}

function parseXml(text: string, type: 'text/xml' | 'text/html' = 'text/xml'): Element {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`Not well-formed (${level}): ${message}`);
    },
  });
  const root = parser.parseFromString(text, type).documentElement;
  if (!root) throw new Error('Empty document');
  return root;
}

const mostUnzipped = 200_000_000;

/** The parts of a Word file by name; refuses document types and more than 200 MB unzipped. */
export function unzipDocx(bytes: Uint8Array): Map<string, string> {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: (file) => {
      size += file.originalSize;
      if (size > mostUnzipped) throw new Error('Too large when unzipped');
      return /\.(xml|rels)$/.test(file.name);
    },
  });
  return new Map(
    Object.entries(files).map(([name, data]) => {
      const text = strFromU8(data);
      if (text.includes('<!DOCTYPE')) throw new Error(`${name} declares a document type`);
      return [name, text];
    }),
  );
}

export type ReadDocx = ReadAny & {
  readonly parts: ReadonlyMap<string, string>;
  /** Style of each paragraph and its text, in order, tables left out. */
  readonly paragraphs: readonly { readonly style: string; readonly text: string }[];
  readonly links: readonly string[];
};

/** A switch of WordprocessingML: there, and not set to false. */
function isOn(element: Element | undefined): boolean {
  return element !== undefined && !['false', '0', 'off'].includes(element.getAttribute('w:val') ?? '');
}

function wordText(node: Element): string {
  if (node.nodeName === 'w:t') return node.textContent ?? '';
  if (node.nodeName === 'w:tab') return node.parentNode?.nodeName === 'w:r' ? ' ' : '';
  return elementsOf(node).map(wordText).join('');
}

/** A Word file by its main part. A title has level 1, so Word's Heading 1 has level 2. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const parts = unzipDocx(bytes);
  const part = (name: string) => parseXml(parts.get(name) ?? '');
  const body = part('word/document.xml').getElementsByTagName('w:body')[0];
  const core = part('docProps/core.xml');
  if (!body) throw new Error('No body');
  const blocks: string[] = [];
  const paragraphs: { style: string; text: string }[] = [];
  const headings: ReadHeading[] = [];
  const tables: ReadTable[] = [];
  const first = (element: Element, name: string) => element.getElementsByTagName(name)[0];
  for (const block of elementsOf(body)) {
    if (block.nodeName === 'w:p') {
      const style = first(block, 'w:pStyle')?.getAttribute('w:val') ?? '';
      const text = tidy(wordText(block));
      paragraphs.push({ style, text });
      blocks.push(text);
      if (style === 'Title') headings.push({ level: 1, text });
      const level = /^Heading(\d)$/.exec(style)?.[1];
      if (level !== undefined) headings.push({ level: Number(level) + 1, text });
    } else if (block.nodeName === 'w:tbl') {
      const rows = Array.from(block.getElementsByTagName('w:tr'));
      const cells = rows.map((row) =>
        elementsOf(row)
          .filter((cell) => cell.nodeName === 'w:tc')
          .map((cell) => tidy(wordText(cell))),
      );
      const head = rows.findIndex((row) => !isOn(first(row, 'w:tblHeader')));
      tables.push({
        caption: paragraphs.at(-1)?.style === 'Caption' ? (paragraphs.at(-1)?.text ?? '') : '',
        head: cells.slice(0, head === -1 ? rows.length : head).flat(),
        rows: head === -1 ? [] : cells.slice(head),
        rowHeaders: first(block, 'w:tblLook')?.getAttribute('w:firstColumn') === 'true',
      });
      blocks.push(...cells.flat());
    }
  }
  const relations = elementsOf(part('word/_rels/document.xml.rels'));
  return {
    title: first(core, 'dc:title')?.textContent ?? '',
    lang: first(part('word/styles.xml'), 'w:lang')?.getAttribute('w:val') ?? '',
    text: blocks.filter((block) => block !== '').join('\n'),
    headings,
    tables,
    alternatives: Array.from(body.getElementsByTagName('wp:docPr')).map(
      (drawing) => drawing.getAttribute('descr') ?? '',
    ),
    parts,
    paragraphs,
    links: relations
      .filter((relation) => relation.getAttribute('TargetMode') === 'External')
      .map((relation) => relation.getAttribute('Target') ?? ''),
  };
}

export type ReadHtml = ReadAny & { readonly links: readonly string[] };

const blockNames = new Set('p h1 h2 h3 h4 li dt dd caption th td figure'.split(' '));

function gatherHtml(element: Element, blocks: string[]): void {
  const isBlock = blockNames.has(element.nodeName);
  const inner = elementsOf(element);
  if (isBlock && !inner.some((child) => blockNames.has(child.nodeName))) {
    if (element.nodeName !== 'figure') blocks.push(tidy(element.textContent ?? ''));
    return;
  }
  for (const child of inner) gatherHtml(child, blocks);
}

/** A web page by its elements. */
export function readHtml(page: string): ReadHtml {
  const root = parseXml(page.replace(/<style>[\s\S]*?<\/style>/g, ''), 'text/html');
  const all = (name: string) => Array.from(root.getElementsByTagName(name));
  const words = (element: Element | undefined) => tidy(element?.textContent ?? '');
  const blocks: string[] = [];
  const [body] = all('body');
  if (body) gatherHtml(body, blocks);
  return {
    title: words(all('title')[0]),
    lang: root.getAttribute('lang') ?? '',
    text: blocks.filter((block) => block !== '').join('\n'),
    headings: all('*').flatMap((element) => {
      const level = /^h([1-6])$/.exec(element.nodeName)?.[1];
      return level === undefined ? [] : [{ level: Number(level), text: words(element) }];
    }),
    tables: all('table').map((table) => {
      const rows = Array.from(table.getElementsByTagName('tr')).map(elementsOf);
      const body = rows.filter((row) => row.some((cell) => cell.getAttribute('scope') !== 'col'));
      return {
        caption: words(table.getElementsByTagName('caption')[0]),
        head: rows.filter((row) => !body.includes(row)).flatMap((row) => row.map(words)),
        rows: body.map((row) => row.map(words)),
        rowHeaders: body.every((row) => row[0]?.nodeName === 'th' && row[0].getAttribute('scope') === 'row'),
      };
    }),
    alternatives: all('svg').map((picture) => picture.getAttribute('aria-label') ?? ''),
    links: all('a').map((link) => link.getAttribute('href') ?? ''),
  };
}
