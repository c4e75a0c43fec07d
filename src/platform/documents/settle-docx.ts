import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { DocumentProblem } from './problem.ts';

/**
 * The library writes the hour, a random name for each link and a count of all pictures since the program began. Taken
 * out here, so that the same content gives the same bytes and the file tells nothing about who made it and when.
 */

export type Properties = { readonly title: string; readonly subject: string; readonly creator: string };

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** Local time as the archive format keeps it: the first moment it can hold. */
const noTime = '1980-01-01T00:00:00';

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** `creator` is the partnerships' names: no person, no program, no date (ECMA-376 part 2, section 11, asks for none). */
function writeProperties(properties: Properties): string {
  return [
    `${header}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">',
    `<dc:title>${escapeXml(properties.title)}</dc:title><dc:subject>${escapeXml(properties.subject)}</dc:subject>`,
    `<dc:creator>${escapeXml(properties.creator)}</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`,
  ].join('');
}

/** Where our typeface is not installed, Word takes the next best of the same build. */
const fontTable = [
  `${header}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`,
  '<w:font w:name="Atkinson Hyperlegible Next"><w:altName w:val="Atkinson Hyperlegible"/><w:family w:val="swiss"/>',
  '<w:pitch w:val="variable"/></w:font>',
  '<w:font w:name="Verdana"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>',
].join('');

type Parts = Map<string, string>;

function change(parts: Parts, name: string, make: (text: string) => string): void {
  const text = parts.get(name);
  if (text === undefined) throw new DocumentProblem('failed', 'The Word file lacks a part.', { cause: name });
  parts.set(name, make(text));
}

/** Links and pictures numbered in the order of their list instead of named at random. */
function numberRelations(parts: Parts): void {
  for (const [name, list] of parts) {
    const owner = /^word\/_rels\/(.+)\.rels$/.exec(name)?.[1];
    const part = owner === undefined ? undefined : parts.get(`word/${owner}`);
    if (owner === undefined || part === undefined) continue;
    const numbers = new Map<string, string>();
    const settled = list.replace(/ Id="([^"]+)"/g, (_, id: string) => {
      numbers.set(id, `rId${numbers.size + 1}`);
      return ` Id="${numbers.get(id)}"`;
    });
    parts.set(name, settled);
    parts.set(
      `word/${owner}`,
      part.replace(/ (r:(?:id|embed|link))="([^"]+)"/g, (whole, attribute: string, id: string) => {
        const number = numbers.get(id);
        return number === undefined ? whole : ` ${attribute}="${number}"`;
      }),
    );
  }
}

function numberPictures(document: string): string {
  let count = 0;
  return document.replace(/<wp:docPr ([^>]*?)id="\d+"/g, (_, before: string) => {
    count += 1;
    return `<wp:docPr ${before}id="${count}"`;
  });
}

/** A section may end in its last paragraph; an empty one of its own would be read out as blank. */
function joinSectionEnds(document: string): string {
  const empty = /<w:p><w:pPr>(<w:sectPr\b(?:(?!<\/w:sectPr>).)*<\/w:sectPr>)<\/w:pPr><\/w:p>/gs;
  return document.replace(
    /<\/w:pPr>((?:(?!<w:pPr>).)*?<\/w:p>)(<w:p><w:pPr><w:sectPr\b.*?<\/w:sectPr><\/w:pPr><\/w:p>)/gs,
    (_, rest: string, end: string) => {
      const section = empty.exec(end)?.[1] ?? '';
      empty.lastIndex = 0;
      return `${section}</w:pPr>${rest}`;
    },
  );
}

/** The file with settled names, properties and times, its parts in order of name. */
export function settleDocx(packed: Uint8Array, properties: Properties): Uint8Array {
  const files = unzipSync(packed);
  const parts: Parts = new Map();
  for (const name of Object.keys(files).sort()) {
    if (/\.(xml|rels)$/.test(name)) parts.set(name, strFromU8(files[name] ?? new Uint8Array()));
  }
  numberRelations(parts);
  change(parts, 'word/document.xml', (text) => joinSectionEnds(numberPictures(text)));
  change(parts, 'docProps/core.xml', () => writeProperties(properties));
  change(parts, 'word/fontTable.xml', () => fontTable);
  const settled: Zippable = {};
  for (const name of Object.keys(files).sort()) {
    const text = parts.get(name);
    settled[name] = text === undefined ? [files[name] ?? new Uint8Array(), { level: 0 }] : strToU8(text);
  }
  return zipSync(settled, { mtime: noTime, level: 6 });
}
