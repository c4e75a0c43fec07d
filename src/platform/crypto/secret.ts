import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A random secret as lower-case hex, twice as long as `bytes` (from 16 up; 32 unless told otherwise). */
export function newSecret(bytes = 32): string {
  if (!Number.isInteger(bytes) || bytes < 16) throw new RangeError('A secret has at least 16 bytes');
  return randomBytes(bytes).toString('hex');
}

/** SHA-256 of a secret, to be stored in its place; only for random secrets, never for passwords. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** Whether two runs of bytes are the same, in a time that does not depend on where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
