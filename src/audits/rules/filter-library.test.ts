import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guidanceItem } from '../builders.ts';
import type { LibraryItem } from '../library/item.ts';
import { filterLibrary, readLibraryQuery } from './filter-library.ts';
import { libraryRows, type LibraryRow } from './library-rows.ts';

const base = guidanceItem([['2015', '2015-03']]);
const retired = { on: '2026-01-01', reason: 'A slip.' };

function rowOf(item: Partial<LibraryItem>, more: Partial<LibraryRow> = {}): LibraryRow {
  const [row] = libraryRows([{ ...base, ...item }], [], '2026-11-25');
  return { ...(row ?? assert.fail()), ...more };
}

const rows = [
  rowOf({ title: 'Analysis of neglect', kind: 'report' }, { audits: 1, superseded: 1 }),
  rowOf(
    { title: 'Bruising protocol', kind: 'procedure', origin: 'own', purpose: 'Marks on babies.' },
    { audits: 4 },
  ),
  rowOf({ title: 'Coming law', kind: 'law' }, { coming: base.editions[0] ?? null }),
  rowOf({ title: 'Dated form', kind: 'form', origin: 'own', retired }),
];

function titles(query: Readonly<Record<string, string>>): readonly string[] {
  return filterLibrary(rows, readLibraryQuery(query)).map((row) => row.item.title[0] ?? '');
}

test('what is retired is shown only where it is asked for', () => {
  assert.deepEqual(titles({}), ['A', 'B', 'C']);
  assert.deepEqual(titles({ state: 'retired' }), ['D']);
});

test('the library is narrowed by kind, by where things come from, by how they stand and by words', () => {
  assert.deepEqual(titles({ kind: 'procedure' }), ['B']);
  assert.deepEqual(titles({ origin: 'own' }), ['B']);
  assert.deepEqual(titles({ origin: 'shipped' }), ['A', 'C']);
  assert.deepEqual(titles({ state: 'superseded' }), ['A']);
  assert.deepEqual(titles({ state: 'not-yet' }), ['C']);
  assert.deepEqual(titles({ q: 'BABIES bruising' }), ['B']);
  assert.deepEqual(titles({ q: '2015' }), ['A', 'B', 'C']);
});

test('an item counts as one’s own where an edition of it is', () => {
  const editions = base.editions.map((edition) => ({ ...edition, origin: 'own' as const }));
  assert.equal(filterLibrary([rowOf({ editions })], { origin: 'own' }).length, 1);
});

test('it is ordered by kind or by how many audits cite it', () => {
  assert.deepEqual(titles({ sort: 'cited' }), ['B', 'A', 'C']);
  assert.deepEqual(titles({ sort: 'kind' }), ['C', 'B', 'A']);
});

test('what an address asks for and is not known is passed over', () => {
  const asked = readLibraryQuery({
    kind: 'constructor',
    origin: '__proto__',
    state: 'x',
    sort: 'title',
    q: ' \u0001 ',
  });
  assert.deepEqual(
    Object.values(asked).filter((value) => value !== undefined),
    [],
  );
  assert.equal(readLibraryQuery({ q: 'a'.repeat(500) }).q?.length, 100);
});
