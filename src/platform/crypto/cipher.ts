import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Something sealed does not open: wrong key, changed, cut, or standing in another place than it was sealed for. */
export class SealBroken extends Error {
  override name = 'SealBroken';
  constructor() {
    super('The sealed value does not open here');
  }
}

const algorithm = 'aes-256-gcm';
const format = 1;
const nonceLength = 12;
const tagLength = 16;

/**
 * One format byte, a random nonce of 96 bits, the ciphertext, the tag of 128 bits. The format byte is authenticated too.
 * Random nonces allow 2^32 values under one key (NIST SP 800-38D, 8.3); keys here are one a case, far below it.
 */
export function encrypt(key: KeyObject, plaintext: Uint8Array, context: Uint8Array): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.concat([Buffer.of(format), context]));
  const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(format), nonce, body, cipher.getAuthTag()]);
}

/** The plaintext; throws SealBroken when anything at all is different from what was sealed. */
export function decrypt(key: KeyObject, sealed: Uint8Array, context: Uint8Array): Buffer {
  if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== format) throw new SealBroken();
  const tagStart = sealed.length - tagLength;
  const nonce = sealed.subarray(1, 1 + nonceLength);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.concat([Buffer.of(format), context]));
  decipher.setAuthTag(sealed.subarray(tagStart));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + nonceLength, tagStart)), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}
