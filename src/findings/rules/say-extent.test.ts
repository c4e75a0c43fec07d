import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberInWords } from '#platform/html';
import { sayExtent, sayFinding } from './say-extent.ts';

test('a count of cases is said against the sample of the audit', () => {
  assert.equal(sayExtent({ cases: 1 }, 5), 'in one of the five cases');
  assert.equal(sayExtent({ cases: 2 }, 5), 'in two of the five cases');
  assert.equal(sayExtent({ cases: 3 }, 5), 'in three of the five cases');
  assert.equal(sayExtent({ cases: 5 }, 5), 'in all five cases');
  assert.equal(sayExtent({ cases: 0 }, 5), 'in none of the five cases');
  assert.equal(sayExtent({ cases: 2 }, 2), 'in both cases');
  assert.equal(sayExtent({ cases: 1 }, 1), 'in the one case');
  assert.equal(sayExtent({ cases: 1 }, null), 'in one case');
  assert.equal(sayExtent({ cases: 3 }, null), 'in three cases');
});

test('"most" begins at three quarters of at least four cases and keeps its number', () => {
  assert.equal(sayExtent({ cases: 4 }, 5), 'in most cases (four of the five)');
  assert.equal(sayExtent({ cases: 3 }, 4), 'in most cases (three of the four)');
  assert.equal(sayExtent({ cases: 8 }, 12), 'in eight of the twelve cases');
  assert.equal(sayExtent({ cases: 2 }, 3), 'in two of the three cases');
});

test('an extent of its own base is said against that base', () => {
  assert.equal(sayExtent({ cases: 2, of: 3 }, 12), 'in two of the three cases');
});

test("a publisher's vague word stays vague", () => {
  assert.equal(sayExtent({ said: 'some' }, 12), 'in some cases');
  assert.equal(sayExtent({ said: 'most' }, 12), 'in most cases');
  assert.equal(sayExtent({ said: 'one agency' }, 11), 'noted by one agency');
  assert.equal(sayExtent({ said: 'some agencies' }, 12), 'noted by some agencies');
  assert.equal(sayExtent({ said: 'sometimes' }, 12), 'sometimes');
});

test('a finding of one sentence takes its extent in before the full stop', () => {
  assert.equal(
    sayFinding({ text: 'A young child was left out of the referral.', extent: { cases: 1 } }, 5),
    'A young child was left out of the referral (in one of the five cases).',
  );
});

test('after several sentences the extent stands by itself, so that it belongs to all of them', () => {
  assert.equal(
    sayFinding(
      { text: 'The plan stayed open. The practitioner had not been told.', extent: { cases: 1 } },
      5,
    ),
    'The plan stayed open. The practitioner had not been told. (In one of the five cases.)',
  );
});

test('area and case label are said; a finding with none of them stays as it is', () => {
  assert.equal(
    sayFinding({ text: 'Safety planning considered faith.', area: 'Leicester' }, 12),
    'Safety planning considered faith (Leicester).',
  );
  assert.equal(
    sayFinding({ text: 'Old records were recalled.', caseLabel: 'Case One' }, 4),
    'Old records were recalled (Case One).',
  );
  assert.equal(sayFinding({ text: 'Referrals were timely.' }, 5), 'Referrals were timely.');
});

test('law: the number of cases is always among the words, and never more than the sample is called all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 3, max: 12 }), (cases, sample) => {
      const words = sayExtent({ cases }, sample);
      assert.match(words, new RegExp(`\\b${numberInWords(cases)}\\b`));
      assert.equal(words.includes('all'), cases === sample);
      if (words.includes('most')) assert.ok(cases * 4 >= sample * 3 && cases < sample);
    }),
  );
});

test('law: the text of a finding is never changed', () => {
  fc.assert(
    fc.property(
      fc.lorem({ mode: 'sentences', maxCount: 3 }),
      fc.integer({ min: 0, max: 5 }),
      (text, cases) => {
        const said = sayFinding({ text, extent: { cases } }, 5);
        assert.ok(said.startsWith(text.slice(0, -1)));
        assert.ok(
          said.includes(sayExtent({ cases }, 5)) || said.includes(`In ${sayExtent({ cases }, 5).slice(3)}`),
        );
      },
    ),
  );
});
