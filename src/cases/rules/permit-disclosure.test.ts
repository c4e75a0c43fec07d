import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wholeBasis } from '../builders.ts';
import { permitDisclosure } from './permit-disclosure.ts';

test('an agency may be told whom a case is about only on a whole basis', () => {
  const asked = { case: 'case-3', agency: 'police', today: '2026-06-01' };
  assert.equal(permitDisclosure(wholeBasis, asked)?.case, 'case-3');
  assert.equal(permitDisclosure(wholeBasis, { ...asked, agency: 'school' }), null);
  const unassessed = { ...wholeBasis, impactAssessment: { reference: '', day: '' } };
  assert.equal(permitDisclosure(unassessed, asked), null);
});
