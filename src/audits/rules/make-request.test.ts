import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, askedAgency, wholeTerms } from '../builders.ts';
import { makeRequest } from './make-request.ts';

const police = askedAgency.agency;
const trust = {
  ...askedAgency,
  agency: 'trust',
  name: 'Community Trust',
  shortName: 'CT',
  services: ['Health visiting'],
};
const left = {
  ...askedAgency,
  agency: 'left',
  name: 'Probation',
  shortName: 'NPS',
  asked: false,
  leftOut: 'a live enquiry',
};
const nurse = { name: 'Nora Field', post: 'Named nurse', isProposal: false, isReachable: true, fault: null };
const terms = {
  ...wholeTerms,
  agencies: [askedAgency, trust, left],
  contacts: [answering, { ...answering, agency: 'trust', shortName: 'CT', contact: nurse }],
};

test('an agency’s request says what is asked of it, and nothing of the others', () => {
  const request = makeRequest(terms, 'trust', [{ day: '2026-05-12', label: 'Returns are due' }]);
  assert.deepEqual(request?.services, ['Health visiting']);
  assert.equal(request?.read, '1 June 2024 to 31 May 2025');
  assert.deepEqual(request?.dates, [{ day: '2026-05-12', label: 'Returns are due' }]);
  assert.deepEqual([request?.contact, request?.deputy], ['Nora Field, Named nurse', '']);
  const words = JSON.stringify(request);
  for (const other of ['Police', 'NPS', 'Probation', 'live enquiry', 'Audit group', 'Helen Ashdown', police])
    assert.ok(!words.includes(other), other);
});

test('an agency that is left out or was never thought of gets none', () => {
  assert.equal(makeRequest(terms, 'left', []), null);
  assert.equal(makeRequest(terms, 'nobody', []), null);
});
