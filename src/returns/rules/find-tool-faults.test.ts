import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anItem, aTool, section } from '../builders.ts';
import { findToolFaults } from './find-tool-faults.ts';

const messages = (tool: ReturnType<typeof aTool>) => findToolFaults(tool).map((fault) => fault.message);

function after(item: string, answers: readonly string[] = ['met']) {
  return { when: { after: { item, answers } } };
}

test('a tool in which nothing is wrong has no faults', () => {
  assert.deepEqual(messages(aTool([section('one', [anItem('a'), anItem('b', after('a'))])])), []);
});

test('the same standard twice is told, by its id and by its words', () => {
  const twice = aTool([section('one', [anItem('a')]), section('two', [anItem('a')])]);
  assert.deepEqual(messages(twice), ['“Standard a.” stands in the tool twice']);
  const words = aTool([section('one', [anItem('a'), anItem('b', { text: 'STANDARD A. ' })])]);
  assert.deepEqual(messages(words), ['“STANDARD A. ” says the same as another item']);
});

test('items that wait for each other are named, once', () => {
  const circle = aTool([
    section('one', [
      anItem('a', after('b')),
      anItem('b', after('c')),
      anItem('c', after('a')),
      anItem('d', after('a')),
    ]),
  ]);
  assert.deepEqual(messages(circle), [
    'These wait for each other, so that none is ever asked: “Standard a.”, “Standard b.”, “Standard c.”',
  ]);
  const itself = aTool([section('one', [anItem('a', after('a'))])]);
  assert.match(messages(itself).join(), /never|none is ever asked: “Standard a.”$/);
});

test('an item that waits for what is not there, or for an answer that cannot be given, is told', () => {
  const tool = aTool([
    section('one', [anItem('a', after('gone')), anItem('b'), anItem('c', after('b', ['yes']))]),
  ]);
  assert.deepEqual(messages(tool), [
    '“Standard a.” waits for an item that is not in the tool',
    '“Standard c.” waits for an answer that “Standard b.” does not have',
  ]);
});

test('ten thousand items are too many, and are judged in no time', () => {
  const items = Array.from({ length: 10_000 }, (_, n) =>
    anItem(`own-${n}`, n > 0 ? after(`own-${n - 1}`) : {}),
  );
  assert.deepEqual(messages(aTool([section('one', items)])), [
    'A tool asks at most 300 things. This one has 10,000',
  ]);
});
