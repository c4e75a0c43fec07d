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

test('"most" begins at three quarters of at least five cases and keeps its number', () => {
  assert.equal(sayExtent({ cases: 4 }, 5), 'in most cases (four of the five)');
  assert.equal(sayExtent({ cases: 6 }, 8), 'in most cases (six of the eight)');
  assert.equal(sayExtent({ cases: 8 }, 12), 'in eight of the twelve cases');
  assert.equal(sayExtent({ cases: 3 }, 4), 'in three of the four cases');
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

test('a finding is led by how far it reaches, and keeps its own words', () => {
  const text =
    'A young child had been left out of the referral. Every referral needs to mention every child.';
  assert.equal(sayFinding({ text, extent: { cases: 1, of: 5 } }, 5), `In one of the five cases: ${text}`);
  assert.equal(sayFinding({ text, extent: { said: 'sometimes' } }, 5), `Sometimes: ${text}`);
  assert.equal(sayFinding({ text, caseLabel: 'Case One' }, 4), `Case One: ${text}`);
  assert.equal(
    sayFinding({ text, extent: { said: 'some' }, area: 'Rutland' }, 12),
    `In some cases, Rutland: ${text}`,
  );
  assert.equal(sayFinding({ text }, 5), text);
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

test('law: the text of a finding always stands whole at the end', () => {
  const extent = fc.oneof(fc.constant(undefined), fc.record({ cases: fc.integer({ min: 0, max: 5 }) }));
  fc.assert(
    fc.property(fc.lorem({ mode: 'sentences', maxCount: 3 }), extent, (text, reach) => {
      assert.ok(sayFinding({ text, extent: reach }, 5).endsWith(text));
    }),
  );
});
