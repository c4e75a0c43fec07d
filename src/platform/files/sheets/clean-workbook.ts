import { zipSync } from 'fflate';
import { openZip, type ZipEntry } from './open-zip.ts';
import { sheetLimits, SpreadsheetProblem } from './sheet.ts';

/** The parts of a workbook that hold cells and how they are shown. No other part is ever unpacked. */
const needed =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/_rels\/[^/]+\.rels|xl\/(?:workbook|sharedStrings|styles)\w*\.xml|xl\/worksheets\/[^/]+\.xml)$/i;

/** Parts that are left unread and that somebody could miss, with what to say of them. */
const unread: readonly (readonly [RegExp, string])[] = [
  [/^xl\/externalLinks\//i, 'The workbook refers to other files. They were not looked at.'],
  [/^xl\/(?:comments|threadedComments)/i, 'Comments on cells were not read.'],
  [
    /^xl\/(?:connections|queryTables|model|customData)|customXml/i,
    'Connections to other sources were not followed.',
  ],
  [/^xl\/(?:pivotTables|pivotCache)/i, 'Pivot tables were not read.'],
  [/^xl\/embeddings\//i, 'Files embedded in the workbook were not opened.'],
];

/**
 * The same workbook with the parts that hold cells and nothing else, and sentences about what was left out. Throws a
 * SpreadsheetProblem for a workbook with macros, with a document type (XML entities), or in another encoding than UTF-8.
 */
export function cleanWorkbook(bytes: Uint8Array): {
  readonly bytes: Uint8Array;
  readonly notes: readonly string[];
} {
  const entries = openZip(bytes, sheetLimits);
  const names = entries.map((entry) => entry.name);
  if (names.some((name) => /vbaProject|macrosheets/i.test(name))) throw withMacros();
  const parts = Object.fromEntries(
    entries.filter((entry) => needed.test(entry.name)).map((entry) => [entry.name, readPart(entry)]),
  );
  if (!names.some((name) => /^xl\/workbook\w*\.xml$/i.test(name)))
    throw new SpreadsheetProblem('The file is no Excel workbook (.xlsx). Save the list as .xlsx or CSV');
  const notes = unread
    .filter(([part]) => names.some((name) => part.test(name)))
    .map(([, sentence]) => sentence);
  return { bytes: zipSync(parts, { level: 0 }), notes };
}

function withMacros(): SpreadsheetProblem {
  return new SpreadsheetProblem('The workbook holds macros, whatever its name says. Save it as .xlsx or CSV');
}

function readPart(entry: ZipEntry): Uint8Array {
  const bytes = entry.unpack();
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = xml.toString('latin1', 0, 300);
  const said = /encoding\s*=\s*["']([^"']*)/i.exec(head)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(said) || /^(?:\xff\xfe|\xfe\xff|\+\/v)/.test(head) || xml.includes(0))
    throw new SpreadsheetProblem(
      'A part of the workbook is not in UTF-8. Save it again from the spreadsheet',
    );
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY'))
    throw new SpreadsheetProblem(
      'The workbook holds XML entities, which no spreadsheet writes. It was not read',
    );
  if (/content_types/i.test(entry.name) && /macroEnabled|vbaProject/i.test(xml.toString('latin1')))
    throw withMacros();
  return bytes;
}
