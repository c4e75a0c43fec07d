/** Letters and figures that cannot be taken for another when read from paper. */
const letters = 'abcdefghjkmnpqrstuvwxyz023456789';
const length = 16;

/** A recovery code of 80 bits out of random bytes (16 or more): "k3fp-9xwt-…", four groups of four. */
export function spellRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length < length) throw new RangeError('A recovery code takes 16 random bytes');
  const spelt = Array.from(bytes.subarray(0, length), (byte) => letters[byte % 32]).join('');
  return spelt.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** What was typed, as it was spelt: capitals, spaces and hyphens make no difference. */
export function readRecoveryCode(typed: string): string {
  const bare = typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 64);
  return bare.replaceAll(/(.{4})(?=.)/g, '$1-');
}
