import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeForm } from '#platform/http';
import { drawEntries } from './draw-entries.ts';
import { showEntries, type Entry, type Typed, type Values } from './entry.ts';
import { choiceEntry } from './entries/choice-entry.ts';
import { choicesEntry } from './entries/choices-entry.ts';
import { dateEntry, dayEntry } from './entries/date-entry.ts';
import { linesEntry } from './entries/lines-entry.ts';
import { numberEntry } from './entries/number-entry.ts';
import { textEntry } from './entries/text-entry.ts';
import { tickEntry } from './entries/tick-entry.ts';
import { mergeEntries, seenName } from './merge-entries.ts';
import { isSame, markOf, type Stored } from './stored.ts';

const options = [
  { value: 'red', label: 'Red' },
  { value: 'blue', label: 'Blue' },
];
const entries: readonly Entry[] = [
  textEntry({ name: 'title', label: 'Title', longest: 20 }),
  textEntry({ name: 'about', label: 'About it', longest: 200, rows: 4 }),
  linesEntry({ name: 'lines', label: 'Lines of enquiry', one: 'line', longest: 30, most: 3 }),
  numberEntry({ name: 'cases', label: 'Cases', least: 0, most: 500 }),
  choiceEntry({ name: 'colour', label: 'Colour', options, as: 'radios' }),
  choicesEntry({ name: 'colours', label: 'Colours', options }),
  dayEntry({ name: 'board', label: 'Board date' }),
  dateEntry({ name: 'published', label: 'Published' }),
  tickEntry({ name: 'graded', label: 'Graded' }),
];

/** The form that a page showing `kept` sends, with some inputs typed over. */
function formShowing(kept: Values, typed: Typed = {}, only: readonly Entry[] = entries) {
  const inputs = { ...showEntries(only, kept), ...typed };
  const marks = only.map((entry) => [seenName(entry.name), markOf(kept[entry.name] ?? null)] as const);
  return makeForm([
    ...Object.entries(inputs).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    ...marks,
  ]);
}

const full: Values = {
  title: 'Neglect',
  about: 'One line\nand another',
  lines: ['Were fathers met?', 'Were plans shared?'],
  cases: 12,
  colour: 'blue',
  colours: ['red', 'blue'],
  board: '2026-03-31',
  published: { typed: 'March 2024', edtf: '2024-03', until: '2024-03-31', from: '2024-03-01' },
  graded: true,
};

test('a form sent as it was shown changes nothing, filled or empty, in whatever order an object is kept', () => {
  for (const kept of [full, {}]) {
    assert.deepEqual(mergeEntries(entries, kept, formShowing(kept)), {
      changes: {},
      conflicts: [],
      problems: [],
    });
  }
});

test('what only this form changed is taken; what only somebody else changed stays', () => {
  const form = formShowing(full, { title: ['Neglect of infants'], cases: [''] });
  const meanwhile = { ...full, about: 'Changed by a colleague' };
  assert.deepEqual(mergeEntries(entries, meanwhile, form), {
    changes: { title: 'Neglect of infants', cases: null },
    conflicts: [],
    problems: [],
  });
});

test('what both changed to different things is shown with both; to the same is no conflict', () => {
  const form = formShowing(full, { title: ['Mine'], cases: ['10'] });
  const meanwhile = { ...full, title: 'Theirs', cases: 10 };
  const { changes, conflicts } = mergeEntries(entries, meanwhile, form);
  assert.deepEqual(changes, {});
  assert.deepEqual(conflicts, [{ label: 'Title', now: 'Theirs', typed: 'Mine' }]);
});

test('an entry that was not on the form stays as it is', () => {
  const only = entries.filter((entry) => entry.name === 'title');
  assert.deepEqual(mergeEntries(entries, full, formShowing(full, { title: ['New'] }, only)).changes, {
    title: 'New',
  });
});

test('what cannot be read is told at its field, and taken nowhere', () => {
  const wrong = {
    title: ['x'.repeat(21)],
    lines: ['a\nb\nc\nd'],
    cases: ['many'],
    colour: ['green'],
    colours: ['red', 'green'],
    board: ['March 2026'],
    published: ['early May'],
  };
  const { changes, problems } = mergeEntries(entries, full, formShowing(full, wrong));
  assert.deepEqual(changes, {});
  assert.deepEqual(
    problems.map(({ field, message }) => `${field}: ${message}`),
    [
      'title: The title must be 20 characters or fewer. There are 21',
      'lines: There can be at most 3 lines here. There are 4',
      'cases: Cases must be a whole number from 0 to 500',
      'colour: Choose again: what was chosen is not offered',
      'colours: Choose again: something that was chosen is not offered',
      'board: Board date must be a day, such as 31 March 2026',
      'published: Published must be a date as far as it is known, such as 13 November 2018, March 2024 or 2016',
    ],
  );
});

test('figures of other keyboards are the same number; an empty field is not nought', () => {
  const read = (typed: string) =>
    mergeEntries(entries, {}, formShowing({}, { cases: [typed] })).changes['cases'];
  assert.deepEqual([read('０１２'), read('0'), read(' ')], [12, 0, undefined]);
});

test('what is shown again after a problem keeps what was seen, after a conflict what stands now', () => {
  const form = formShowing(full, { title: ['Mine'] });
  const now = { ...full, title: 'Theirs' };
  const drawing = { typed: { title: ['Mine'] }, problems: [] };
  const [entry] = entries;
  assert.ok(entry);
  assert.match(String(drawEntries([entry], now, drawing, { sent: form })), new RegExp(markOf('Neglect')));
  assert.match(String(drawEntries([entry], now, drawing)), new RegExp(markOf('Theirs')));
});

const value = fc.record({
  title: fc.constantFrom<Stored>(null, 'a', 'b', 'c'),
  cases: fc.constantFrom<Stored>(null, 1, 2, 3),
  lines: fc.constantFrom<Stored>(null, ['a'], ['a', 'b']),
});

test('law: whatever two people make of a text, each wish is kept, undone by nobody unseen, or shown as a conflict', () => {
  fc.assert(
    fc.property(value, value, value, (base, theirs, mine) => {
      const merging = mergeEntries(entries, theirs, formShowing(base, showEntries(entries, mine)));
      for (const name of ['title', 'cases', 'lines'] as const) {
        const after = merging.changes[name] ?? theirs[name];
        const taken = name in merging.changes ? (merging.changes[name] ?? null) : after;
        const said = merging.conflicts.some((one) => one.label.toLowerCase().startsWith(name.slice(0, 4)));
        const [iChanged, theyChanged] = [!isSame(base[name], mine[name]), !isSame(base[name], theirs[name])];
        if (!iChanged) assert.ok(isSame(taken, theirs[name]) && !said);
        else if (!theyChanged) assert.ok(isSame(taken, mine[name]) && !said);
        else assert.equal(said, !isSame(mine[name], theirs[name]));
      }
    }),
  );
});
