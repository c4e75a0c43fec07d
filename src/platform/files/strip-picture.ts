import { crc32 } from 'node:zlib';

/** Pixels of the longest side of a picture that is kept as a file. */
const longestSide = 12_000;
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const keptChunks = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'sRGB', 'pHYs']);

/**
 * A PNG without texts, times, places and whatever follows its end; null where it is damaged or larger than 12,000 pixels
 * each way. Nothing is unpacked.
 */
export function stripPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [signature];
  let at = signature.length;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const isFirst = at === signature.length;
    if (isFirst !== (type === 'IHDR')) return null;
    if (isFirst && !isFitting(view.getUint32(at + 8), view.getUint32(at + 12))) return null;
    if (keptChunks.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return null;
}

function isFitting(width: number, height: number): boolean {
  return width > 0 && height > 0 && width <= longestSide && height <= longestSide;
}

/** Markers of a JPEG's frame, which say how large it is: all of C0 to CF but DHT, JPG and DAC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Segments for applications and comments: where and when, by whom and with what it was taken. The colours stay. */
function isTold(marker: number): boolean {
  const isColours = marker === 0xe0 || marker === 0xe2 || marker === 0xee;
  return (marker >= 0xe0 && marker <= 0xef && !isColours) || marker === 0xfe;
}

/**
 * A JPEG without what cameras write into it (place, time, device, preview) and whatever follows its end; null where it is
 * damaged or larger than 12,000 pixels each way. Which way up it was taken is among what is left out.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let hasFrame = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (isFrame(marker)) {
      if (at + 9 > bytes.length || !isFitting(view.getUint16(at + 7), view.getUint16(at + 5))) return null;
      hasFrame = true;
    }
    if (!isTold(marker)) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    if (!hasFrame) return null;
    // The picture itself: until a marker that is neither a stuffed byte nor a restart.
    const from = at;
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && isMarker(bytes[at + 1] ?? 0))) at += 1;
    if (at + 1 >= bytes.length) return null;
    kept.push(bytes.subarray(from, at));
    if (bytes[at + 1] === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
  }
  return null;
}

function isMarker(after: number): boolean {
  return after !== 0 && after !== 0xff && !(after >= 0xd0 && after <= 0xd7);
}
