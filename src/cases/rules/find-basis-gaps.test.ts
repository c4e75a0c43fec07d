import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeBasis } from '../builders.ts';
import { findBasisGaps } from './find-basis-gaps.ts';

const today = '2026-06-01';

test('with assessment, agreement, basis, condition and signature nothing stands in the way', () => {
  assert.deepEqual(findBasisGaps(wholeBasis, 'police', today), []);
});

test('each thing that is missing is named', () => {
  const bare = {
    ...wholeBasis,
    impactAssessment: { reference: '', day: '' },
    agreement: { title: '', from: '', until: '' },
    agencies: [],
  };
  assert.deepEqual(findBasisGaps(bare, 'police', today), [
    'impact_assessment',
    'agreement',
    'lawful_basis',
    'condition',
    'signatory',
  ]);
});

test('the signature of one agency opens nothing to another', () => {
  assert.deepEqual(findBasisGaps(wholeBasis, 'school', today), ['lawful_basis', 'condition', 'signatory']);
});

test('an agreement counts from its first day to its last, and a signature from the day it was given', () => {
  const during = (from: string, until: string) =>
    findBasisGaps({ ...wholeBasis, agreement: { title: 'Agreement', from, until } }, 'police', today);
  assert.deepEqual(during('2026-06-01', '2026-06-01'), []);
  assert.deepEqual(during('2026-06-02', ''), ['agreement_not_begun']);
  assert.deepEqual(during('2025-01-01', '2026-05-31'), ['agreement_ended']);
  const [police] = wholeBasis.agencies;
  assert.ok(police !== undefined);
  const later = { ...wholeBasis, agencies: [{ ...police, signed: '2026-06-02' }] };
  assert.deepEqual(findBasisGaps(later, 'police', today), ['signed_later']);
});
