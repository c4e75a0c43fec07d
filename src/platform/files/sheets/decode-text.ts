import { SpreadsheetProblem } from './sheet.ts';

export type DecodedText = { readonly text: string; readonly notes: readonly string[] };

/**
 * The text of a file of cells. A byte order mark decides; without one it is UTF-8, or else Windows-1252, in which Excel
 * saves CSV in Britain: told, because a name with an accent may then be wrong. Throws a SpreadsheetProblem for what is
 * no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const notes: string[] = [];
  let text: string;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) text = decode('utf-16le', bytes);
  else if (bytes[0] === 0xfe && bytes[1] === 0xff) text = decode('utf-16be', bytes);
  else {
    try {
      text = decode('utf-8', bytes);
    } catch {
      text = decode('windows-1252', bytes);
      notes.push(
        'The file is not in UTF-8. It was read as Western European (Windows-1252): look whether names with accents are right.',
      );
    }
  }
  const nul = text.indexOf('\0');
  if (nul !== -1)
    throw new SpreadsheetProblem(
      `Line ${lineAt(text, nul)} holds a character that no text has (NUL). Save the file again as “CSV UTF-8” and give that`,
    );
  return { text, notes };
}

function decode(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    if (encoding === 'utf-8') throw cause;
    throw new SpreadsheetProblem(
      'The file begins like a text in UTF-16, but is none. Save it again as “CSV UTF-8” and give that',
    );
  }
}

/** The line, from 1, on which a character of a text stands. */
export function lineAt(text: string, at: number): number {
  let line = 1;
  for (let from = text.indexOf('\n'); from !== -1 && from < at; from = text.indexOf('\n', from + 1))
    line += 1;
  return line;
}
