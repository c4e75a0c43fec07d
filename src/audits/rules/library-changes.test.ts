import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Former, OwnEdition, OwnItem } from '../library/item.ts';
import { libraryChanges } from './library-changes.ts';

const by = '00000000-0000-4000-8000-00000000000b';

function itemAt(version: number, minute: number, more: Partial<OwnItem> = {}): Former<OwnItem> {
  return {
    ref: 'one',
    version,
    title: 'Bruising protocol',
    kind: 'procedure',
    publisher: null,
    nations: [],
    address: null,
    purpose: null,
    retired: null,
    by,
    at: Temporal.Instant.from(`2026-01-01T09:0${minute}:00Z`),
    ...more,
  };
}

function editionAt(version: number, minute: number, more: Partial<OwnEdition> = {}): Former<OwnEdition> {
  return {
    document: 'one',
    id: '00000000-0000-4000-8000-00000000000e',
    version,
    label: '2019',
    from: null,
    until: null,
    address: null,
    takenFrom: null,
    passage: null,
    isQuoted: false,
    quotedFrom: null,
    replaces: null,
    note: null,
    retired: null,
    by,
    at: Temporal.Instant.from(`2026-01-01T09:0${minute}:00Z`),
    ...more,
  };
}

test('what happened to an item and its editions is told the latest first, with what stood before and after', () => {
  const changes = libraryChanges(
    [itemAt(2, 3, { title: 'Bruising in babies' }), itemAt(1, 0)],
    [editionAt(1, 1), editionAt(2, 2, { note: 'Page 4 was added.' })],
    'own',
  );
  assert.deepEqual(
    changes.map((change) => [
      change.what,
      change.lines.map((line) => `${line.label}: ${line.before} → ${line.after}`),
    ]),
    [
      ['Item changed', ['Title: Bruising protocol → Bruising in babies']],
      ['Edition 2019 changed', ['Note:  → Page 4 was added.']],
      ['Edition 2019 added', []],
      ['Item added', ['Title:  → Bruising protocol', 'Kind:  → Procedure']],
    ],
  );
});

test('retiring and bringing back are called so', () => {
  const retired = { on: '2026-01-01', reason: 'A slip.' };
  const changes = libraryChanges([itemAt(1, 0), itemAt(2, 1, { retired }), itemAt(3, 2)], [], 'own');
  assert.deepEqual(
    changes.map((change) => change.what),
    ['Item brought back', 'Item retired', 'Item added'],
  );
});
