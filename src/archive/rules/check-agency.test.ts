import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgencyEntry } from '../published-audit.ts';
import { checkAgencyRef, checkService } from './check-agency.ts';

const agencies: readonly AgencyEntry[] = [
  { ref: 'csc', name: 'Social care', shortName: 'CSC', type: 'csc', services: ['Front Door'] },
  { ref: 'police', name: 'Police', shortName: 'Police', type: 'police' },
];

test('An agency that the file does not have is told with those it has', () => {
  assert.deepEqual([...checkAgencyRef('x', 'csc', agencies)], []);
  const [problem] = checkAgencyRef('findings[0].agencies[0]', 'gp', agencies);
  assert.equal(problem?.allowed, 'csc, police');
  assert.equal(problem?.sentence, 'Finding 1, agency 1: no agency of this file has the ref “gp”.');
});

test('A service has to be one of the services of its agency', () => {
  assert.deepEqual([...checkService('x', 'csc', 'Front Door', agencies)], []);
  assert.deepEqual([...checkService('x', 'csc', undefined, agencies)], []);
  assert.equal([...checkService('x', 'csc', 'Back Door', agencies)][0]?.allowed, 'Front Door');
  assert.equal(
    [...checkService('x', 'police', 'Front Door', agencies)][0]?.allowed,
    'none: the agency lists no services',
  );
});
