import { crc32, inflateRawSync } from 'node:zlib';
import { SpreadsheetProblem } from './sheet.ts';

/**
 * The entries of a zip file that somebody else made, each checked before a byte of it is unpacked: sizes as declared and
 * as measured, names, entries that overlap or say different things of themselves in two places. What is out of order is
 * refused as a whole; nothing is ever written to a disk.
 */
export type ZipEntry = { readonly name: string; readonly unpack: () => Uint8Array };

type Declared = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly from: number;
};

const damaged = 'The file is damaged or was made to mislead. Save it again from the spreadsheet';

/** Opens a zip file. Throws a SpreadsheetProblem when it is not in order or larger than `limits` allow. */
export function openZip(
  bytes: Uint8Array,
  limits: { readonly entries: number; readonly unpackedBytes: number },
): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const declared = readDirectory(bytes, view, limits.entries);
  const total = declared.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (total > limits.unpackedBytes) throw tooLarge(limits.unpackedBytes);
  checkNames(declared.map((entry) => entry.name));
  return placeEntries(bytes, view, declared);
}

function tooLarge(limit: number): SpreadsheetProblem {
  return new SpreadsheetProblem(
    `The file unpacks to more than ${limit / 1024 / 1024} MB. Take out columns that are not needed, or save it as CSV`,
  );
}

function readDirectory(bytes: Uint8Array, view: DataView, most: number): Declared[] {
  const end = findEnd(view);
  const [count, size, start] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ];
  if (count > most)
    throw new SpreadsheetProblem(`The file has more than ${most} parts, far more than a spreadsheet`);
  if (start + size > end) throw new SpreadsheetProblem(damaged);
  const entries: Declared[] = [];
  let at = start;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new SpreadsheetProblem(damaged);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const mode = view.getUint32(at + 38, true) >>> 16;
    const isLink = (mode & 0o170000) === 0o120000;
    if ((flags & 1) === 1)
      throw new SpreadsheetProblem('The file is protected by a password. Save it without one');
    if (isLink || (method !== 0 && method !== 8)) throw new SpreadsheetProblem(damaged);
    const entry = {
      name: readName(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))),
      method,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      from: view.getUint32(at + 42, true),
    };
    entries.push(entry);
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return entries;
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at >= view.byteLength - 22 - 65_535; at -= 1)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw new SpreadsheetProblem(damaged);
}

function readName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SpreadsheetProblem(damaged);
  }
}

function checkNames(names: readonly string[]): void {
  const isOutside = (name: string) =>
    name === '' || /[\0\\:]|^\/|(?:^|\/)\.\.?(?:\/|$)/.test(name) || name.length > 200;
  const isTwice = new Set(names.map((name) => name.toLowerCase())).size !== names.length;
  if (isTwice || names.some(isOutside)) throw new SpreadsheetProblem(damaged);
}

/** Where each entry's bytes stand, in the order of the file; none may reach into the next. */
function placeEntries(bytes: Uint8Array, view: DataView, declared: readonly Declared[]): ZipEntry[] {
  let free = 0;
  return declared
    .toSorted((a, b) => a.from - b.from)
    .map((entry) => {
      const { from } = entry;
      if (from < free || from + 30 > bytes.length || view.getUint32(from, true) !== 0x04034b50)
        throw new SpreadsheetProblem(damaged);
      const [nameLength, extra] = [view.getUint16(from + 26, true), view.getUint16(from + 28, true)];
      const begin = from + 30 + nameLength + extra;
      free = begin + entry.packed;
      if (free > bytes.length || readName(bytes.subarray(from + 30, from + 30 + nameLength)) !== entry.name)
        throw new SpreadsheetProblem(damaged);
      return { name: entry.name, unpack: () => unpack(entry, bytes.subarray(begin, begin + entry.packed)) };
    });
}

/** The bytes of an entry; never more than were declared. */
function unpack(entry: Declared, packed: Uint8Array): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes =
      entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpacked) });
  } catch {
    throw new SpreadsheetProblem(damaged);
  }
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc) throw new SpreadsheetProblem(damaged);
  return bytes;
}
