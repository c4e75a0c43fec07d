/** Where a text stops being JSON that can be taken in, counted from line 1, column 1. */
export type JsonFault = { readonly line: number; readonly column: number; readonly what: string };

/**
 * JSON.parse keeps the last of two equal names without a word and does not always say where a fault is; so the text is
 * read once before it. The limits keep a hostile file from filling memory; a real audit has a few thousand values.
 */
const depthLimit = 20;
const valuesLimit = 50_000;

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const literal = /true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Reader = { readonly text: string; at: number; values: number };

/** The first fault of the text (RFC 8259, no name twice in one object, at most 20 levels and 50,000 values), or null. */
export function findJsonFault(text: string): JsonFault | null {
  const reader: Reader = { text, at: 0, values: 0 };
  const what = readValue(reader, 0) ?? readEnd(reader);
  if (what === null) return null;
  const before = text.slice(0, reader.at);
  const line = before.split('\n').length;
  return { line, column: reader.at - before.lastIndexOf('\n'), what };
}

function skip(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0] ?? '';
  reader.at += found.length;
  return found;
}

function take(reader: Reader, character: string): boolean {
  skip(reader, space);
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}

function expected(reader: Reader, what: string): string {
  return reader.at >= reader.text.length ? 'the file breaks off here; it may have been cut short' : what;
}

function readEnd(reader: Reader): string | null {
  skip(reader, space);
  return reader.at < reader.text.length ? 'the file should end here' : null;
}

function readValue(reader: Reader, depth: number): string | null {
  if (depth > depthLimit) return `values are nested more than ${depthLimit} levels deep`;
  reader.values += 1;
  if (reader.values > valuesLimit) return 'there are more values than an audit can have';
  if (take(reader, '{')) return readObject(reader, depth);
  if (take(reader, '[')) return readList(reader, depth);
  if (reader.text[reader.at] === '"') return readString(reader);
  if (skip(reader, literal) !== '' || skip(reader, number) !== '') return null;
  return expected(
    reader,
    'a value was expected here: text in straight double quotes, a number, true, false or null',
  );
}

function readString(reader: Reader): string | null {
  reader.at += 1;
  for (;;) {
    const character = reader.text[reader.at];
    if (character === undefined) return expected(reader, '');
    if (character === '"') {
      reader.at += 1;
      return null;
    }
    if (character < ' ')
      return 'text must not run over a line; a closing double quote is missing, or a line break is in it';
    if (character !== '\\') reader.at += 1;
    else if (skip(reader, escape) === '')
      return 'a backslash must be followed by one of " \\ / b f n r t or u with four digits';
  }
}

function readObject(reader: Reader, depth: number): string | null {
  const names = new Set<string>();
  if (take(reader, '}')) return null;
  for (;;) {
    skip(reader, space);
    const start = reader.at;
    if (reader.text[start] !== '"')
      return expected(reader, 'a name in straight double quotes was expected here');
    const fault = readString(reader);
    if (fault !== null) return fault;
    const name = String(JSON.parse(reader.text.slice(start, reader.at)));
    if (names.has(name)) {
      reader.at = start;
      return 'this name stands twice in the same group of values';
    }
    names.add(name);
    if (!take(reader, ':')) return expected(reader, 'a colon was expected here');
    const inside = readValue(reader, depth + 1);
    if (inside !== null) return inside;
    if (take(reader, '}')) return null;
    if (!take(reader, ',')) return expected(reader, 'a comma or a closing } was expected here');
  }
}

function readList(reader: Reader, depth: number): string | null {
  if (take(reader, ']')) return null;
  for (;;) {
    const inside = readValue(reader, depth + 1);
    if (inside !== null) return inside;
    if (take(reader, ']')) return null;
    if (!take(reader, ',')) return expected(reader, 'a comma or a closing ] was expected here');
  }
}
