import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberInWords } from '#platform/html';
import { leicester2018, leicesterNames } from '../builders.ts';
import { participationStatuses } from '../participation.ts';
import type { ParticipationRow } from '../participation.ts';
import { sayRow } from './say-row.ts';

const say = (row: ParticipationRow, sample: number | null) => sayRow(row, sample, leicesterNames);

test('the rows of the Leicester table of 2018–19 read as a person would write them', () => {
  assert.deepEqual(
    leicester2018.rows.map((row) => say(row, 5)),
    [
      'Leicestershire Police audited one of the five cases; one was mostly out of scope and three were out of scope.',
      "Children's Social Care audited three of the five cases; what became of the other two is not stated.",
      "Of the five cases, two were out of scope for Early Help (Children's Social Care) and three were not known to it.",
      'Schools and education settings audited four of the five cases; one child was not in education.',
      'GP practices audited four of the five cases; what became of the other one is not stated.',
      'UHL audited one of the five cases; the other four were not known to it or out of scope (which of the two is not stated).',
      'LPT audited three of the five cases; what became of the other two is not stated.',
      'UAVA audited two of the five cases; the other three were not known to it.',
      'NPS audited one of the five cases; the other four were not known to it.',
      'Nothing is said about SSTOP.',
      'Nothing is said about CAFCASS.',
      'None of the five cases was known to Turning Point, DNLRC or ASC.',
      'None of the five cases was known to DNLRC.',
      'None of the five cases was known to ASC.',
    ],
  );
});

test('samples of one, two and unknown size have their own words', () => {
  const audited = (cases: number): ParticipationRow => ({
    agencies: ['UHL'],
    counts: [{ status: 'audited', cases }],
  });
  assert.equal(say(audited(2), 2), 'UHL audited both cases.');
  assert.equal(say(audited(5), 5), 'UHL audited all five cases.');
  assert.equal(say(audited(1), 1), 'UHL audited the one case.');
  assert.equal(say(audited(0), 1), 'UHL did not audit the one case; what became of it is not stated.');
  assert.equal(say(audited(0), 5), 'UHL audited none of the five cases; what became of them is not stated.');
  assert.equal(say(audited(3), null), 'UHL audited three cases.');
  assert.equal(say(audited(0), null), 'UHL audited no case.');
});

test('a status that holds for the whole sample is said of all of it', () => {
  const all = (status: (typeof participationStatuses)[number], cases: number, reason?: string) =>
    say({ agencies: ['UHL'], counts: [{ status, cases, reason }] }, cases);
  assert.equal(all('out_of_scope', 5), 'All five cases were out of scope for UHL.');
  assert.equal(all('mostly_out_of_scope', 2), 'Both cases were mostly out of scope for UHL.');
  assert.equal(all('not_known', 2), 'Neither of the two cases was known to UHL.');
  assert.equal(all('not_known', 1), 'The one case was not known to UHL.');
  assert.equal(
    all('not_applicable', 3, 'not in education'),
    'All three children were not in education, so the question did not apply to UHL.',
  );
  assert.equal(
    all('not_applicable', 3, 'adult service'),
    'The question did not apply to UHL in all three cases (adult service).',
  );
});

test('a row of several agencies and a sector are spoken of in the plural', () => {
  assert.equal(
    say(
      {
        agencies: ['DNLRC', 'ASC'],
        counts: [
          { status: 'audited', cases: 1 },
          { status: 'not_known', cases: 4 },
        ],
      },
      5,
    ),
    'DNLRC and ASC (reported together) audited one of the five cases; the other four were not known to them.',
  );
  assert.equal(
    say(
      {
        agencies: ['schools'],
        sector: true,
        counts: [
          { status: 'not_known', cases: 1 },
          { status: 'out_of_scope', cases: 1 },
        ],
      },
      3,
    ),
    'Of the three cases, one was out of scope for schools and education settings and one was not known to them; what became of the other one is not stated.',
  );
});

test('a service stands alone where the name of its agency holds it already', () => {
  const row = {
    agencies: ['care'],
    service: 'Early Help',
    counts: [{ status: 'not_known', cases: 5 }],
  } as const;
  const name = () => "Children's Social Care and Early Help Service";
  assert.equal(sayRow(row, 5, name), 'None of the five cases was known to Early Help.');
});

const count = fc.record({
  status: fc.constantFrom(...participationStatuses),
  cases: fc.integer({ min: 0, max: 4 }),
  reason: fc.constantFrom(undefined, 'not in education', 'adult service'),
});
const rowOf = (counts: ParticipationRow['counts']): ParticipationRow => ({ agencies: ['UHL'], counts });

test('law: every count that is not 0 is said exactly once, and nothing else but what is left', () => {
  fc.assert(
    fc.property(fc.uniqueArray(count, { selector: (one) => one.status, minLength: 1 }), (counts) => {
      // A sample too large for its own word to be one of the counts' words.
      const sentence = say(rowOf(counts), 1000);
      const numbers = [...sentence.matchAll(/[a-z]+|[\d,]+/g)].map((match) => match[0]);
      const left = 1000 - counts.reduce((sum, one) => sum + one.cases, 0);
      const expected = counts.filter((one) => one.cases > 0).map((one) => numberInWords(one.cases));
      const said = numbers.filter((word) => ['one', 'two', 'three', 'four'].includes(word));
      const undivided = sentence.includes('which of the two') ? ['two'] : [];
      assert.deepEqual(said.toSorted(), [...expected, ...undivided].toSorted());
      assert.ok(left === 1000 || numbers.includes(String(left)), sentence);
    }),
  );
});

test('law: a sentence begins with a capital, ends with one full stop and has no doubled space', () => {
  fc.assert(
    fc.property(
      fc.array(count),
      fc.option(fc.integer({ min: 0, max: 20 })),
      fc.boolean(),
      (counts, sample, sector) => {
        const sentence = say({ ...rowOf(counts), sector }, sample);
        assert.match(sentence, /^[A-Z][^.]*\.$/);
        assert.doesNotMatch(sentence, / {2}|undefined|NaN|null/);
      },
    ),
  );
});

test('law: where nothing is said, the sentence holds no number and never "none"', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 0, max: 40 })), fc.boolean(), (sample, sector) => {
      const sentence = say({ agencies: ['CAFCASS'], sector, counts: [] }, sample);
      assert.doesNotMatch(sentence, /\d|\b(none|zero|no|nought)\b/i);
    }),
  );
});
