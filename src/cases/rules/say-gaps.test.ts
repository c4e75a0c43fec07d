import assert from 'node:assert/strict';
import { test } from 'node:test';
import { basisFor } from '#test/basis';
import { gapsByAgency, sayGap } from './say-gaps.ts';

const agency = (code: string, asked = true) => ({
  agency: code,
  name: `Agency ${code}`,
  shortName: code,
  type: 'police',
  asked,
  services: [],
  leftOut: '',
});

test('only agencies that are asked and lack something are listed, each with what it lacks', () => {
  const gaps = gapsByAgency(
    basisFor(['police']),
    [agency('police'), agency('school'), agency('trust', false)],
    '2026-06-01',
  );
  assert.deepEqual(
    gaps.map(({ name, gaps: lacks }) => [name, ...lacks.map(sayGap)]),
    [['Agency school', 'no lawful basis', 'no condition for special categories', 'nobody has signed for it']],
  );
});
