import { createHmac, hkdfSync } from 'node:crypto';
import { encodeTexts } from './associated-data.ts';
import { materialOf, type Key } from './key.ts';

/**
 * What tells that two texts are the same, and, without the key, nothing else about them (HMAC-SHA-256). `purpose` keeps
 * digests for one use apart from those for another. The key itself is for sealing: one for digests is derived from it.
 */
export function keyedDigest(key: Key, purpose: string, text: string | Uint8Array): Buffer {
  const derived = hkdfSync('sha256', materialOf(key), '', encodeTexts(['keyed digest', purpose]), 32);
  return createHmac('sha256', Buffer.from(derived)).update(text).digest();
}
