/**
 * Several texts as one run of bytes from which each could be told again: every text carries its length in front, so that
 * ("ab", "c") and ("a", "bc") differ. Throws a TypeError for a text that UTF-8 cannot hold (a lone surrogate).
 */
export function encodeTexts(texts: readonly string[]): Buffer {
  const parts = texts.map((text) => {
    if (!text.isWellFormed()) throw new TypeError('The text holds half a character');
    const bytes = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  });
  return Buffer.concat(parts);
}
