import { inflateSync, constants } from 'node:zlib';
import { stripJpeg, stripPng } from './strip-picture.ts';
import { openZip, type ZipEntry } from './sheets/open-zip.ts';
import { SpreadsheetProblem } from './sheets/sheet.ts';
import { sniffFile } from './sniff-file.ts';

/** Kinds of files that are kept as somebody gave them, to be given out again. */
export const attachmentKinds = ['pdf', 'png', 'jpeg', 'docx', 'xlsx', 'text'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

/** How each kind is given out. */
export const attachmentTypes: Readonly<
  Record<AttachmentKind, { readonly extension: string; readonly type: string; readonly called: string }>
> = {
  pdf: { extension: 'pdf', type: 'application/pdf', called: 'PDF' },
  png: { extension: 'png', type: 'image/png', called: 'picture' },
  jpeg: { extension: 'jpg', type: 'image/jpeg', called: 'picture' },
  docx: {
    extension: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    called: 'Word document',
  },
  xlsx: {
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    called: 'Excel workbook',
  },
  text: { extension: 'txt', type: 'text/plain; charset=utf-8', called: 'text' },
};

export type CheckedAttachment =
  | { readonly ok: true; readonly kind: AttachmentKind; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: string };

const limits = { entries: 4_000, unpackedBytes: 200 * 1024 * 1024, part: 30 * 1024 * 1024 };
/** Bytes that the object streams of a PDF may unpack to, one by one and all together. */
const pdfLimits = { stream: 16 * 1024 * 1024, all: 96 * 1024 * 1024, streams: 20_000 };

/**
 * What a file is by its content, and whether it can be kept: nothing in it may run, fetch or hide another file. Pictures
 * come back without what they tell about place, time and device. This is no virus scanner: it tells kinds apart and refuses
 * what is active. The problem is a sentence for the person. Bound the bytes before.
 */
export function checkAttachment(bytes: Uint8Array): CheckedAttachment {
  switch (sniffFile(bytes)) {
    case 'pdf':
      return kept('pdf', bytes, pdfProblem(bytes));
    case 'png':
      return picture('png', stripPng(bytes));
    case 'jpeg':
      return picture('jpeg', stripJpeg(bytes));
    case 'zip':
      return checkOffice(bytes);
    case 'json':
    case 'text':
      return { ok: true, kind: 'text', bytes };
    case 'unknown':
      return refuse(
        isOldOffice(bytes)
          ? 'The file is an old Word or Excel file, or is protected by a password. Save it as PDF, .docx or .xlsx, without a password'
          : 'The file must be a PDF, a PNG or JPEG picture, a Word document (.docx), an Excel workbook (.xlsx) or plain text',
      );
  }
}

function refuse(problem: string): CheckedAttachment {
  return { ok: false, problem };
}

function kept(kind: AttachmentKind, bytes: Uint8Array, problem: string | null): CheckedAttachment {
  return problem === null ? { ok: true, kind, bytes } : refuse(problem);
}

function picture(kind: 'png' | 'jpeg', stripped: Uint8Array | null): CheckedAttachment {
  return stripped === null
    ? refuse(
        'The picture is damaged, or has more than 12,000 pixels in width or height. Save it again, smaller',
      )
    : { ok: true, kind, bytes: stripped };
}

/** OLE2: .doc, .xls, .msg, and newer ones with a password. */
function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

const damaged = 'The file is damaged or was made to mislead. Save it again';
const active = 'The file holds macros, controls or other parts that run. Save it without them, or as PDF';
const fetching = 'The file fetches something from elsewhere when it is opened. Save it as PDF';
const packed = 'The file holds other files. Add those one by one, or save it as PDF';

function checkOffice(bytes: Uint8Array): CheckedAttachment {
  try {
    const entries = openZip(bytes, limits);
    const names = new Set(entries.map((entry) => entry.name.toLowerCase()));
    const kind = names.has('word/document.xml') ? 'docx' : names.has('xl/workbook.xml') ? 'xlsx' : null;
    if (kind === null || !names.has('[content_types].xml'))
      return refuse(
        'The file is packed, and is no Word document (.docx) or Excel workbook (.xlsx). Add the files in it one by one',
      );
    const problem = officeProblem(entries);
    return kept(kind, bytes, problem);
  } catch (fault) {
    if (!(fault instanceof SpreadsheetProblem)) throw fault;
    return refuse(
      /password/.test(fault.message) ? 'The file is protected by a password. Save it without one' : damaged,
    );
  }
}

function officeProblem(entries: readonly ZipEntry[]): string | null {
  for (const { name } of entries) {
    if (
      /vbaproject|vbadata|macrosheets|dialogsheets|activex|ctrlprops|customui|\.bin$/i.test(name) &&
      !isPrinting(name)
    )
      return active;
    if (/externallinks|connections\.xml|querytables|(?:^|\/)model\//i.test(name)) return fetching;
    if (/embeddings|afchunk|\.(?:html?|mht|rtf|exe|js|zip|docx?|xlsx?)$/i.test(name)) return packed;
  }
  for (const entry of entries) {
    const isRelations = /\.rels$/i.test(entry.name);
    const isText = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/i.test(
      entry.name,
    );
    if (!isRelations && !isText && !/^\[content_types\]\.xml$/i.test(entry.name)) continue;
    const bytes = entry.unpack();
    if (bytes.length > limits.part) return damaged;
    const text = readXml(bytes);
    if (text === null || /<!DOCTYPE|<!ENTITY/i.test(text)) return damaged;
    if (/macroEnabled|vbaProject/i.test(text)) return active;
    if (isRelations && fetches(text)) return fetching;
    if (isText && /\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON)\b/.test(fieldCodes(text)))
      return fetching;
  }
  return null;
}

/** Settings of a printer: not XML, and nothing that runs. */
function isPrinting(name: string): boolean {
  return /^(?:xl|word)\/printersettings\/[^/]+\.bin$/i.test(name);
}

/** UTF-8 only: another encoding would pass what is looked for here. */
function readXml(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether something outside is loaded when the file is opened; a link that somebody clicks is not. */
function fetches(relations: string): boolean {
  return [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].some(
    ([tag]) =>
      /TargetMode\s*=\s*["']External/i.test(tag) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag),
  );
}

/** What the fields of a Word document tell it to do, put together again where it is cut in pieces. */
function fieldCodes(text: string): string {
  const whole = [...text.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, code]) => code).join('');
  const simple = [...text.matchAll(/w:instr\s*=\s*"([^"]*)"/g)].map(([, code]) => code).join(' ');
  return `${whole} ${simple}`.toUpperCase();
}

function pdfProblem(bytes: Uint8Array): string | null {
  const text = namesPlain(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  if (!/%%EOF\s*$/.test(text.slice(-2048))) return damaged;
  if (/\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text))
    return 'The PDF is protected by a password or against changes. Save it without';
  const found = namesOf(text);
  if (found !== null) return found;
  let all = 0;
  let streams = 0;
  for (const { index } of text.matchAll(/\/ObjStm(?![A-Za-z])/g)) {
    const from = /stream\r?\n/.exec(text.slice(index, index + 2_000));
    if (from === null) return damaged;
    const begin = index + from.index + from[0].length;
    const end = text.indexOf('endstream', begin);
    const dictionary = text.slice(Math.max(0, text.lastIndexOf(' obj', index)), begin);
    streams += 1;
    if (end === -1 || streams > pdfLimits.streams) return damaged;
    if (/\/(?:ASCIIHex|ASCII85|LZW|RunLength|Crypt)/.test(dictionary) || /\/DecodeParms/.test(dictionary))
      return damaged;
    if (!/\/FlateDecode|\/Fl\b/.test(dictionary)) continue;
    const unpacked = inflate(bytes.subarray(begin, end));
    if (unpacked === null) return damaged;
    all += unpacked.length;
    if (all > pdfLimits.all) return damaged;
    const inside = namesOf(namesPlain(Buffer.from(unpacked).toString('latin1')));
    if (inside !== null) return inside;
  }
  return null;
}

/** What runs, opens a program, or hides a file. An action that runs a script always carries the long name. */
function namesOf(text: string): string | null {
  if (/\/JavaScript(?![A-Za-z])|\/Launch(?![A-Za-z])|\/RichMedia|\/XFA\s*[[\d<(]/.test(text))
    return 'The PDF holds a script or opens programs. Print it to a new PDF and add that';
  return /\/EmbeddedFiles?(?![A-Za-z])/.test(text) ? packed : null;
}

/** Names in a PDF may be written in figures: /J#61vaScript. */
function namesPlain(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function inflate(packedBytes: Uint8Array): Uint8Array | null {
  try {
    return inflateSync(packedBytes, {
      maxOutputLength: pdfLimits.stream,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch {
    return null;
  }
}
