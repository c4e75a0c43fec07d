import { crc32, inflateSync } from 'node:zlib';

/** The largest picture that is taken, in bytes, and its longest side in pixels. */
export const largestPicture = { bytes: 512_000, side: 2000 } as const;

export type PictureCheck =
  | { readonly ok: true; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly problem: string };

type Chunk = { readonly type: string; readonly data: Uint8Array; readonly whole: Uint8Array };
type Header = { width: number; height: number; bitsPerPixel: number; interlaced: boolean };

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** What a browser needs to draw it. Everything else (texts, times, places, colour profiles, animation) is left out. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB']);
/** PNG 11.2.1: the samples of each colour type and the depths it allows. */
const colourTypes: Record<number, { samples: number; depths: readonly number[] }> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** The chunks up to and with IEND, their checksums right; null when anything is amiss. What comes after IEND is not read. */
function readChunks(bytes: Uint8Array): Chunk[] | null {
  if (bytes.length < 8 || !signature.every((byte, index) => bytes[index] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) });
    if (type === 'IEND') return chunks;
    at = end;
  }
  return null;
}

function readHeader(chunk: Chunk | undefined): Header | null {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return null;
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13);
  const [depth = 0, colour = -1, compression, filter, interlace = 2] = chunk.data.subarray(8);
  const type = colourTypes[colour];
  if (type === undefined || !type.depths.includes(depth)) return null;
  if (compression !== 0 || filter !== 0 || interlace > 1) return null;
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (width === 0 || height === 0) return null;
  return { width, height, bitsPerPixel: type.samples * depth, interlaced: interlace === 1 };
}

/** PNG 8.2, Adam7: where each of the seven passes starts and how far its pixels are apart (x, y, across, down). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function sizeOfLines(width: number, height: number, bitsPerPixel: number): number {
  return width <= 0 || height <= 0 ? 0 : height * (1 + Math.ceil((width * bitsPerPixel) / 8));
}

function unpackedSize({ width, height, bitsPerPixel, interlaced }: Header): number {
  if (!interlaced) return sizeOfLines(width, height, bitsPerPixel);
  return passes.reduce((sum, [x, y, across, down]) => {
    return sum + sizeOfLines(Math.ceil((width - x) / across), Math.ceil((height - y) / down), bitsPerPixel);
  }, 0);
}

/** Whether the packed lines hold exactly as much as the header says; never unpacks more than that. */
function isWhole(chunks: readonly Chunk[], header: Header): boolean {
  const packed = Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map((chunk) => chunk.data));
  const size = unpackedSize(header);
  try {
    return inflateSync(packed, { maxOutputLength: size }).length === size;
  } catch {
    return false;
  }
}

/**
 * Whether these bytes are a PNG picture that may be kept and shown: at most 512 kB and 2,000 pixels each way, known before
 * anything is unpacked, and whole. The problem is a sentence for the person.
 */
export function checkPicture(bytes: Uint8Array): PictureCheck {
  if (bytes.length > largestPicture.bytes)
    return { ok: false, problem: 'The picture must be 512KB or smaller' };
  if (!signature.every((byte, index) => bytes[index] === byte))
    return { ok: false, problem: 'The picture must be a PNG file' };
  const damaged = { ok: false, problem: 'The picture file is damaged. Save it again as a PNG file' } as const;
  const chunks = readChunks(bytes);
  const header = readHeader(chunks?.[0]);
  if (chunks === null || header === null) return damaged;
  if (header.width > largestPicture.side || header.height > largestPicture.side)
    return { ok: false, problem: 'The picture must be 2,000 pixels or fewer in width and in height' };
  const unknownNeeded = chunks.some(({ type }) => /^[A-Z]/.test(type) && !kept.has(type));
  if (unknownNeeded || chunks.filter(({ type }) => type === 'IHDR').length > 1) return damaged;
  return isWhole(chunks, header) ? { ok: true, width: header.width, height: header.height } : damaged;
}

/**
 * The same picture with nothing in it but the picture: texts, times, places, profiles and what hides behind the end are
 * gone. Throws a RangeError for what `checkPicture` refuses.
 */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const checked = checkPicture(bytes);
  if (!checked.ok) throw new RangeError(checked.problem);
  const chunks = (readChunks(bytes) ?? []).filter(({ type }) => kept.has(type));
  return Buffer.concat([signature, ...chunks.map(({ whole }) => whole)]);
}
