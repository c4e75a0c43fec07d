import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { inflatePdf } from './read-documents.ts';

/** Looks for words that must be nowhere: as they are, and in the forms in which bytes are written down. */

type Form = { readonly word: string; readonly form: string; readonly bytes: Buffer };

function formsOf(word: string): readonly Form[] {
  const bytes = Buffer.from(word, 'utf8');
  // Three beginnings, for a word may stand anywhere in what is encoded; its ends depend on what stands beside it.
  const encoded = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return { word, form: 'base64', bytes: Buffer.from(text.slice(before === 0 ? 0 : before + 1, -2)) };
  });
  return [
    { word, form: 'as it is', bytes },
    { word, form: 'UTF-16', bytes: Buffer.from(word, 'utf16le') },
    { word, form: 'hexadecimal', bytes: Buffer.from(bytes.toString('hex')) },
    ...encoded,
  ];
}

/**
 * Looks for words in bytes. Of words that begin alike, as canaries do, the beginning is looked for first: where that does not
 * stand, none of them does.
 */
function finderOf(words: readonly string[]): {
  readonly find: (bytes: Buffer) => readonly Form[];
  /** Bytes of the longest form. */
  readonly longest: number;
} {
  const groups = [...Map.groupBy(words, (word) => word.slice(0, beginning))].map(
    ([first, alike]) => [formsOf(first), alike.flatMap(formsOf)] as const,
  );
  return {
    find: (bytes) =>
      groups.flatMap(([first, forms]) =>
        first.some((one) => bytes.includes(one.bytes))
          ? forms.filter((one) => bytes.includes(one.bytes))
          : [],
      ),
    longest: Math.max(...groups.flatMap(([, forms]) => forms.map((one) => one.bytes.length))),
  };
}

/** Characters of a beginning: enough not to stand in many files by chance. */
const beginning = 10;

/** Which of the words stand in these bytes or in what is packed in them, each with how and where. */
export function findInBytes(words: readonly string[], bytes: Uint8Array, where: string): readonly string[] {
  const { find } = finderOf(words);
  return unpack(Buffer.from(bytes), where, 0).flatMap(([layer, place]) =>
    find(layer).map((one) => `${one.word} (${one.form}) in ${place}`),
  );
}

/** Bytes, and what they hold when they are a PDF, an archive or compressed, down to three layers. */
function unpack(bytes: Buffer, where: string, depth: number): readonly (readonly [Buffer, string])[] {
  const own = [bytes, where] as const;
  if (depth === 3) return [own];
  const inner = (part: Uint8Array, name: string) => unpack(Buffer.from(part), `${where}, ${name}`, depth + 1);
  try {
    if (bytes.subarray(0, 5).toString('latin1') === '%PDF-')
      return [own, [Buffer.from(inflatePdf(bytes), 'latin1'), `${where}, inflated`]];
    if (bytes.subarray(0, 2).toString('latin1') === 'PK')
      return [own, ...Object.entries(unzipSync(bytes)).flatMap(([name, part]) => inner(part, name))];
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return [own, ...inner(gunzipSync(bytes), 'unpacked')];
  } catch {
    // No archive after all.
  }
  return [own];
}

/** The same in every file of these folders and below; files too large to unpack are read through as they are. */
export async function findInFolders(
  words: readonly string[],
  folders: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of folders.flatMap(listFiles)) found.push(...(await findInFile(words, file)));
  return found;
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : entry.isFile() ? [path] : [];
  });
}

const largest = 4_000_000;

async function findInFile(words: readonly string[], file: string): Promise<readonly string[]> {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return [];
  const { find, longest } = finderOf(words);
  const found = new Set<string>();
  const whole: Buffer[] = [];
  let tail: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(file, { highWaterMark: 1_000_000 }) as AsyncIterable<Buffer>) {
    const window = Buffer.concat([tail, piece]);
    for (const one of find(window)) found.add(`${one.word} (${one.form}) in ${file}`);
    tail = window.subarray(Math.max(0, window.length - longest));
    if (size <= largest) whole.push(piece);
  }
  if (size <= largest) for (const one of findInBytes(words, Buffer.concat(whole), file)) found.add(one);
  return [...found];
}
