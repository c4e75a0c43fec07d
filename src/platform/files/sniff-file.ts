export type FileKind = 'png' | 'jpeg' | 'pdf' | 'zip' | 'json' | 'text' | 'unknown';

const signatures: readonly [FileKind, readonly number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
];

/** The text, when it is UTF-8 without control characters but tab, line feed, form feed and carriage return; else null. */
function readText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return hasControlCharacters(text) ? null : text;
  } catch {
    return null;
  }
}

function hasControlCharacters(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 32 && ![9, 10, 12, 13].includes(code)) || code === 127) return true;
  }
  return false;
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * What a file is by its content; its name and what the browser said of it do not count. Word and Excel files are zip
 * files. Markup (HTML, SVG, XML) is "unknown", never text: a browser might run it. Looks at all of the bytes: bound them
 * before.
 */
export function sniffFile(bytes: Uint8Array): FileKind {
  for (const [kind, signature] of signatures)
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  const text = readText(bytes);
  if (text === null || text.trim() === '' || /^\s*</.test(text)) return 'unknown';
  return isJson(text) ? 'json' : 'text';
}
