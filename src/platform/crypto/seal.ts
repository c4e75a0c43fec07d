import { encodeTexts } from './associated-data.ts';
import { SealBroken, decrypt, encrypt } from './cipher.ts';
import { materialOf } from './key.ts';
import type { Key } from './key.ts';

/** Where a sealed value stands. It opens there and nowhere else; `version` is the row's version, a whole number from 0. */
export type Place = {
  readonly partition: string;
  readonly table: string;
  readonly column: string;
  readonly row: string;
  readonly version: number;
};

function contextOf(place: Place): Buffer {
  if (!Number.isSafeInteger(place.version) || place.version < 0)
    throw new RangeError('A version is a whole number from 0');
  const names = [place.partition, place.table, place.column, place.row];
  if (names.some((name) => name === ''))
    throw new RangeError('A place names its partition, table, column and row');
  return encodeTexts(['sealed value', ...names, String(place.version)]);
}

/** Seals a text or bytes for one place (AES-256-GCM); 29 bytes longer than the plaintext. */
export function seal(key: Key, plaintext: string | Uint8Array, place: Place): Uint8Array {
  if (typeof plaintext === 'string' && !plaintext.isWellFormed())
    throw new TypeError('The text holds half a character');
  const bytes = typeof plaintext === 'string' ? Buffer.from(plaintext, 'utf8') : plaintext;
  return encrypt(materialOf(key), bytes, contextOf(place));
}

/** The bytes that were sealed for this place; throws SealBroken when they were not, or were changed. */
export function open(key: Key, sealed: Uint8Array, place: Place): Uint8Array {
  return decrypt(materialOf(key), sealed, contextOf(place));
}

/** As `open`, for what was sealed as a text; throws SealBroken also when the bytes are no UTF-8. */
export function openText(key: Key, sealed: Uint8Array, place: Place): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(open(key, sealed, place));
  } catch {
    throw new SealBroken();
  }
}
