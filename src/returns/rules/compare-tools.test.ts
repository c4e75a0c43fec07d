import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anItem, aTool, section } from '../builders.ts';
import { compareTools } from './compare-tools.ts';

const tool = aTool([section('one', [anItem('a'), anItem('b'), anItem('c')]), section('two', [anItem('d')])]);

function said(later: typeof tool): readonly string[] {
  return compareTools(tool, later).map((change) => `${change.id} ${change.kind}`);
}

test('a tool compared with itself has no changes, nor has one with an empty condition', () => {
  assert.deepEqual(said(tool), []);
  assert.deepEqual(
    said(
      aTool([
        section('one', [anItem('a', { when: {} }), anItem('b'), anItem('c')]),
        section('two', [anItem('d')]),
      ]),
    ),
    [],
  );
});

test('an item that was reworded is the same item, with both wordings', () => {
  const later = aTool([
    section('one', [anItem('a', { text: 'Other.' }), anItem('b'), anItem('c')]),
    section('two', [anItem('d')]),
  ]);
  assert.deepEqual(compareTools(tool, later), [
    { kind: 'reworded', id: 'a', was: 'Standard a.', is: 'Other.', from: 'Section one', to: 'Section one' },
  ]);
});

test('what was added and what was removed is told', () => {
  const later = aTool([
    section('one', [anItem('a'), anItem('b'), anItem('x')]),
    section('two', [anItem('d')]),
  ]);
  assert.deepEqual(said(later), ['x added', 'c removed']);
});

test('of items whose order changed as few as possible moved, and into another section is moved too', () => {
  const order = aTool([
    section('one', [anItem('c'), anItem('a'), anItem('b')]),
    section('two', [anItem('d')]),
  ]);
  assert.deepEqual(said(order), ['c moved']);
  const across = aTool([
    section('one', [anItem('b'), anItem('c')]),
    section('two', [anItem('d'), anItem('a')]),
  ]);
  assert.deepEqual(said(across), ['a moved']);
});

test('of whom or when something is asked is a change of its own', () => {
  const later = aTool([
    section('one', [anItem('a', { agencies: ['police'], text: 'Other.' }), anItem('b'), anItem('c')]),
    section('two', [anItem('d', { when: { statuses: ['looked_after'] } })]),
  ]);
  assert.deepEqual(said(later), ['a reworded', 'a changed', 'd changed']);
});
