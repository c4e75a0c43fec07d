const longestName = 80;
/** Windows takes these for devices, whatever follows the dot. */
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name for a download from words of our own ("Return form", "2026") and an extension without its dot: lower-case ASCII
 * letters, figures and hyphens, at most 80 characters, "file" when nothing is left. Which words are neutral is for the
 * caller to know. Throws a RangeError for an extension that is not one to eight letters and figures.
 */
export function safeFileName(words: readonly string[], extension: string): string {
  if (!/^[a-z0-9]{1,8}$/.test(extension)) throw new RangeError('Not a file extension');
  const name = words
    .join(' ')
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestName - extension.length - 1)
    .replace(/^-+|-+$/g, '');
  if (name === '' || deviceNames.test(name)) return `${name === '' ? 'file' : `file-${name}`}.${extension}`;
  return `${name}.${extension}`;
}

/**
 * The Content-Disposition header for a download ("attachment") or for showing it in the browser ("inline"). Throws a
 * RangeError for a name that `safeFileName` would not have made.
 */
export function contentDisposition(name: string, kind: 'attachment' | 'inline'): string {
  if (name.length > longestName || !/^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]{1,8}$/.test(name))
    throw new RangeError('Not a safe file name');
  return `${kind}; filename="${name}"`;
}
