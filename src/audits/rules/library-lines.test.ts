import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import { guidanceItem } from '../builders.ts';
import { compareLines, editionLines, itemLines, sayDate } from './library-lines.ts';

const item = guidanceItem([['2018', '2018-07']]);
const [edition] = item.editions;

function textOf(lines: readonly { label: string; text: string }[], label: string): string | undefined {
  return lines.find((line) => line.label === label)?.text;
}

test('what is kept is said line by line, and what is not kept is an empty line', () => {
  const lines = itemLines(item, { on: '2026-01-02', reason: 'A slip.' });
  assert.equal(textOf(lines, 'Kind'), 'Statutory guidance');
  assert.equal(textOf(lines, 'Holds in'), 'England');
  assert.equal(textOf(lines, 'What it is for'), '');
  assert.equal(textOf(lines, 'Retired'), '2 January 2026: A slip.');
  assert.ok(edition !== undefined);
  assert.equal(textOf(editionLines(edition), 'In force from'), 'July 2018');
  assert.equal(textOf(editionLines(edition), 'Whose words'), '');
  assert.equal(textOf(editionLines({ ...edition, passage: 'Neglect is …' }), 'Whose words'), 'Our own words');
});

test('a date is said as it was typed', () => {
  assert.equal(sayDate(parsePartialDate('2018-07', 'Jul 2018')), 'Jul 2018');
  assert.equal(sayDate(parsePartialDate('2018-07')), 'July 2018');
  assert.equal(sayDate(null), '');
});

test('two states are set side by side under the same names', () => {
  const lines = compareLines(itemLines(item), itemLines({ ...item, title: 'Another' }));
  assert.deepEqual(
    lines.filter((line) => line.now !== line.typed),
    [{ label: 'Title', now: 'Guidance on neglect', typed: 'Another' }],
  );
});
