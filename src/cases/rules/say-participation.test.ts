import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leicester2018, leicesterNames } from '../builders.ts';
import type { Participation } from '../participation.ts';
import { sayParticipation } from './say-participation.ts';

const say = (participation: Participation) => sayParticipation(participation, leicesterNames);

test('the Leicester table of 2018–19 in words: who took part, what is open, what was said twice', () => {
  const said = say(leicester2018);
  assert.equal(
    said.overview,
    'Eight of the thirteen agencies and sectors named audited at least one of the five cases.',
  );
  assert.deepEqual(said.unexplained, [
    "Children's Social Care: two of the five cases",
    'GP practices: one of the five cases',
    'LPT: two of the five cases',
  ]);
  assert.deepEqual(said.notes, [
    'DNLRC and ASC are stated twice, with the same counts, and shown here once.',
  ]);
});

test('agencies of whom the same is said share a sentence, and silence comes last', () => {
  assert.deepEqual(say(leicester2018).sentences.slice(-2), [
    'None of the five cases was known to Turning Point, DNLRC or ASC.',
    'Nothing is said about SSTOP or CAFCASS.',
  ]);
});

test('rows that only look alike keep their own sentences', () => {
  const audited = [{ status: 'audited', cases: 0 }] as const;
  const said = say({
    sample: 5,
    rows: [
      { agencies: ['UHL'], counts: audited },
      { agencies: ['LPT'], counts: audited },
      { agencies: ['ASC'], counts: [] },
    ],
  });
  assert.deepEqual(said.sentences, [
    'UHL audited none of the five cases; what became of them is not stated.',
    'LPT audited none of the five cases; what became of them is not stated.',
    'Nothing is said about ASC.',
  ]);
});

test('the overview counts agencies, not rows, and says what it cannot tell', () => {
  const audited = [{ status: 'audited', cases: 1 }] as const;
  const row = (...agencies: string[]) => ({ agencies, counts: audited });
  assert.equal(
    say({ sample: null, rows: [row('UHL'), row('LPT')] }).overview,
    'Both agencies named audited at least one case.',
  );
  assert.equal(
    say({ sample: 3, rows: [row('UHL'), row('LPT', 'ASC')] }).overview,
    'At least one of the three agencies named audited at least one of the three cases.',
  );
  const none = [{ status: 'audited', cases: 0 }] as const;
  assert.equal(
    say({
      sample: 3,
      rows: [
        { agencies: ['UHL'], counts: none },
        { agencies: ['LPT'], counts: [] },
      ],
    }).overview,
    'No agency named is said to have audited a case.',
  );
  assert.equal(say({ sample: 5, rows: [] }).overview, 'How many cases each agency audited is not stated.');
});

test('an agency stated twice and differently is pointed out', () => {
  const said = say({
    sample: 2,
    rows: [
      { agencies: ['UHL', 'LPT'], counts: [{ status: 'not_known', cases: 2 }] },
      { agencies: ['UHL'], counts: [{ status: 'audited', cases: 1 }] },
    ],
  });
  assert.deepEqual(said.notes, ['UHL is stated twice, with different counts; both are shown.']);
});

test('agencies that are named without any number are listed, and nothing more is made of it', () => {
  const said = say({
    sample: null,
    rows: [
      { agencies: ['UHL'], counts: [] },
      { agencies: ['LPT'], counts: [] },
    ],
  });
  assert.equal(
    said.overview,
    'UHL and LPT are named as taking part. How many cases each agency audited is not stated.',
  );
  assert.deepEqual(said.sentences, []);
});
