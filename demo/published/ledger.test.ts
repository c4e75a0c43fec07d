import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Row = { first: number; last: number; paths: string[]; sameAs: string | null; note: string };
type Source = { title: string; file: string; lines: number; rows: Row[] };

const folder = new URL('../../', import.meta.url);
const ledger = readFileSync(new URL('docs/ledger.md', folder), 'utf8');
const sources = ledger.split(/^## /m).slice(1).map(readSource);

function readSource(section: string): Source {
  const [, title, file, lines] =
    /^(.*)\n[^]*?Carried by `(.*?)`\. The source as extracted to text has (\d+) lines\./.exec(section) ?? [];
  assert.ok(title && file && lines, section.slice(0, 80));
  const rows = section.split('\n').filter((line) => /^\| \d/.test(line));
  return { title, file, lines: Number(lines), rows: rows.map(readRow) };
}

function readRow(line: string): Row {
  const [range = '', , carried = '', note = ''] = line
    .split('|')
    .slice(1)
    .map((cell) => cell.trim());
  const [first = 0, last = first] = range.split('–').map(Number);
  const paths = [...carried.matchAll(/`(.+?)`/g)].map(([, path]) => String(path));
  return { first, last, paths, sameAs: /^as lines (.+)$/.exec(carried)?.[1] ?? null, note };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

/** What stands at `findings[conclusion-1].heading`: brackets hold a ref or a number; undefined where nothing does. */
function at(value: unknown, path: string): unknown {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>((inside, part) => {
      if (Array.isArray(inside))
        return inside.find((item, index) => refOf(item, index) === part) ?? inside[Number(part)];
      return Object(inside)[part];
    }, value);
}

function refOf(item: unknown, index: number): string {
  const ref: unknown = Object(item)['ref'];
  return typeof ref === 'string' ? ref : String(index);
}

test('The ledger has the five source texts', () => {
  assert.equal(sources.length, 5);
  assert.equal(new Set(sources.map((source) => source.file)).size, 4);
});

for (const { title, file, lines, rows } of sources) {
  test(`${title}: every line is covered`, () => {
    for (let line = 1; line <= lines; line += 1) {
      assert.ok(
        rows.some((row) => row.first <= line && line <= row.last),
        `line ${line}`,
      );
    }
    assert.equal(Math.max(...rows.map((row) => row.last)), lines);
  });

  test(`${title}: a row names a part of the file that exists, or says why none carries it`, () => {
    const audit = readJson(file);
    for (const { first, paths, sameAs, note } of rows) {
      assert.ok(paths.length > 0 || sameAs !== null || note !== '', `line ${first}`);
      for (const path of paths) assert.notEqual(at(audit, path), undefined, `line ${first}: ${path}`);
    }
  });
}

test('What the second extraction points to stands in the ledger of the first', () => {
  const [first, second] = sources.filter((source) => source.file.includes('leicester-2019'));
  assert.ok(first && second);
  for (const { sameAs } of second.rows.filter((row) => row.sameAs !== null)) {
    const [from, until] = String(sameAs).split('–').map(Number);
    assert.ok(
      first.rows.some((row) => row.first === from),
      sameAs ?? '',
    );
    assert.ok(
      first.rows.some((row) => row.last === until),
      sameAs ?? '',
    );
  }
});

test('Nothing is made up: every entry of a file is named by a row of its source', () => {
  for (const file of new Set(sources.map((source) => source.file))) {
    const audit = readJson(file);
    const named = sources
      .filter((source) => source.file === file)
      .flatMap((source) => source.rows.flatMap((row) => row.paths));
    const lists = [
      'findings',
      'statements',
      'recommendations',
      'reflectiveQuestions',
      'resources',
      'citations',
      'meetings',
    ];
    for (const list of [
      ...lists,
      'library',
      'purpose',
      'background',
      'contributors',
      'commissioners',
      'panel',
      'methods',
      'areas',
    ]) {
      const entries = at(audit, list);
      assert.ok(Array.isArray(entries), list);
      for (const [index, entry] of entries.entries()) {
        const path = `${list}[${refOf(entry, index)}]`;
        assert.ok(
          named.some((name) => name === path || name.startsWith(`${path}.`)),
          `${file}: ${path}`,
        );
      }
    }
  }
});
