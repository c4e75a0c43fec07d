import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anItem, aTool, section } from '../builders.ts';
import type { Tool } from '../tool.ts';
import {
  findItem,
  moveItem,
  moveSection,
  nextItemId,
  putItem,
  putSection,
  removeItem,
  removeSection,
  sectionCode,
  waitingFor,
} from './change-tool.ts';

const after = { item: 'a', answers: ['met'] };
const tool = aTool([
  section('one', [anItem('a'), anItem('b', { when: { after } })]),
  section('two', [anItem('c', { when: { after, statuses: ['looked_after'] } })]),
]);

function order(of: Tool): string {
  return of.sections.map((one) => `${one.code}: ${one.items.map((item) => item.id).join(' ')}`).join('; ');
}

test('an item that was taken out leaves its id unused for ever', () => {
  assert.equal(nextItemId([]), 'own-1');
  assert.equal(nextItemId(['a1', 'own-2', 'own-10', 'own-x']), 'own-11');
});

test('a section has a code after its title, unlike those of others', () => {
  assert.equal(sectionCode('The child’s voice & life', []), 'the-child-s-voice-life');
  assert.equal(sectionCode('Plans', ['plans', 'plans-2']), 'plans-3');
  assert.equal(sectionCode('New', []), 'new-2');
  assert.equal(sectionCode('—', []), 'section');
});

test('an item reworded keeps its place and its id; in another section it stands last', () => {
  const reworded = putItem(tool, 'one', anItem('a', { text: 'Other words.' }));
  assert.equal(order(reworded), 'one: a b; two: c');
  assert.equal(findItem(reworded, 'one', 'a')?.item.text, 'Other words.');
  assert.equal(order(putItem(tool, 'two', anItem('a'))), 'one: b; two: c a');
  assert.equal(order(putItem(tool, 'two', anItem('own-1'))), 'one: a b; two: c own-1');
  assert.equal(findItem(tool, 'two', 'a'), null);
});

test('items and sections change places, and stay at the ends', () => {
  assert.equal(order(moveItem(tool, 'one', 'b', 'up')), 'one: b a; two: c');
  assert.equal(order(moveItem(tool, 'one', 'a', 'up')), order(tool));
  assert.equal(order(moveItem(tool, 'one', 'b', 'down')), order(tool));
  assert.equal(order(moveSection(tool, 'two', 'up')), 'two: c; one: a b');
  assert.equal(order(moveSection(tool, 'gone', 'up')), order(tool));
});

test('what waited for an item that is taken out is asked always, by its other conditions', () => {
  assert.deepEqual(
    waitingFor(tool, 'a').map((item) => item.id),
    ['b', 'c'],
  );
  const left = removeItem(tool, 'a');
  assert.equal(order(left), 'one: b; two: c');
  assert.equal(findItem(left, 'one', 'b')?.item.when, null);
  assert.deepEqual(findItem(left, 'two', 'c')?.item.when, { statuses: ['looked_after'] });
  const without = removeSection(tool, 'one');
  assert.equal(order(without), 'two: c');
  assert.deepEqual(findItem(without, 'two', 'c')?.item.when, { statuses: ['looked_after'] });
});

test('a section is put in its place, or last', () => {
  assert.equal(order(putSection(tool, section('three', []))), 'one: a b; two: c; three: ');
  assert.equal(order(putSection(tool, section('one', []))), 'one: ; two: c');
});
