import { createHmac, hkdfSync } from 'node:crypto';
import { encodeTexts } from './associated-data.ts';
import { materialOf, type Key } from './key.ts';

/**
 * A mark of a text that is the same for the same text, key and purpose, and tells nothing of the text to whoever has not
 * the key (HMAC-SHA256 under a key derived for this alone, RFC 5869): to see that two sealed values agree without opening
 * them.
 */
export function markText(key: Key, purpose: string, text: string): Uint8Array {
  const own = Buffer.from(hkdfSync('sha256', materialOf(key), Buffer.alloc(0), 'mark of a text', 32));
  return createHmac('sha256', own)
    .update(encodeTexts([purpose, text]))
    .digest();
}
