import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answering, askedAgency, wholeTerms } from '../builders.ts';
import type { Terms } from '../terms/terms.ts';
import { findContradictions } from './find-contradictions.ts';

const today = '2026-03-02';
const period = (from: string, until: string) => ({
  phrase: 'typed',
  period: { from, until, how: 'The first and the last day were typed.' },
});
const area = (name: string, cases: number | null) => ({ area: name, name, nation: 'England', cases });

/** What is said of these terms, with its place. */
function said(unlike: Partial<Terms>): readonly string[] {
  return [...findContradictions({ ...wholeTerms, ...unlike }, today)].map(
    ({ section, entry, says }) => `${section}/${entry}: ${says}`,
  );
}

test('terms that fit contradict nothing', () => {
  assert.deepEqual(said({}), []);
});

test('a period that ends before it begins', () => {
  assert.deepEqual(said({ scope: period('2025-05-31', '2024-06-01') }), [
    'period/scope-until: The period that is read ends on 1 June 2024, before it begins (31 May 2025).',
  ]);
});

test('a period that is still running', () => {
  assert.match(said({ scope: period('2026-01-01', '2026-05-31') })[0] ?? '', /still to come/);
});

test('a judgement outside the period that is read', () => {
  assert.deepEqual(said({ judged: period('2024-05-01', '2025-06-30') }), [
    'period/judged-from: The period that is judged begins on 1 May 2024, before the period that is read (1 June 2024).',
    'period/judged-until: The period that is judged ends on 30 June 2025, after the period that is read (31 May 2025).',
  ]);
  assert.deepEqual(said({ judged: period('2024-12-01', '2025-05-31') }), []);
});

test('a sample larger or smaller than its areas, statuses and methods allow', () => {
  const { sample } = wholeTerms;
  assert.deepEqual(
    said({ sample: { ...sample, byArea: [area('East', 5), area('West', 5), area('North', 4)] } }),
    ['sample/cases-by-area: The areas add up to 14 cases, more than the 12 in all.'],
  );
  assert.deepEqual(said({ sample: { ...sample, byArea: [area('East', 5), area('West', 5)] } }), [
    'sample/cases-by-area: The areas add up to 10 cases, fewer than the 12 in all.',
  ]);
  // An area whose number is open may take the rest; 5 + 5 + 2 is 12 (Leicester, Leicestershire and Rutland 2025).
  assert.deepEqual(said({ sample: { ...sample, byArea: [area('East', 5), area('West', null)] } }), []);
  assert.deepEqual(said({ sample: { ...sample, byArea: [area('A', 5), area('B', 5), area('C', 2)] } }), []);
  assert.match(
    said({ sample: { ...sample, byStatus: [{ status: 'looked_after', cases: 13 }] } })[0] ?? '',
    /^sample\/cases-by-status/,
  );
  assert.match(
    said({ methods: [{ id: 'a', kind: 'deep_dive', cases: 20, statuses: [], description: '' }] })[0] ?? '',
    /^methods\/: Deep dive is for 20 cases, but there are only 12 cases in all/,
  );
  assert.match(
    said({ methods: [{ id: 'a', kind: 'deep_dive', cases: 2, statuses: [], description: '' }] })[0] ?? '',
    /^sample\/cases: The methods are for 2 cases together, fewer/,
  );
});

test('more cases of a status than the sample has', () => {
  const sample = { ...wholeTerms.sample, cases: 4, byStatus: [{ status: 'closed' as const, cases: 2 }] };
  const methods = [
    { id: 'a', kind: 'paper_audit' as const, cases: 3, statuses: ['closed' as const], description: '' },
    {
      id: 'b',
      kind: 'reflective_meeting' as const,
      cases: 1,
      statuses: ['looked_after' as const],
      description: '',
    },
  ];
  assert.match(
    said({ sample, methods })[0] ?? '',
    /“Concluded or closed” are for 3 cases, but the sample has 2/,
  );
});

test('an agency both left out and contributing, and a service of one that is not asked', () => {
  assert.match(
    said({ agencies: [{ ...askedAgency, leftOut: 'a live investigation' }] })[0] ?? '',
    /^agencies\/agency-.*Police contributes and is left out at the same time/,
  );
  assert.match(
    said({ agencies: [{ ...askedAgency, asked: false, services: ['Front Door'] }] })[0] ?? '',
    /Front Door of Police is chosen, but Police is not asked/,
  );
  assert.match(
    said({ otherContributors: [{ name: 'police', from: '' }] })[0] ?? '',
    /among the other contributors/,
  );
});

test('a scale of one’s own without grades', () => {
  const grading = { scale: 'own', label: 'A scale of our own', grades: ['Good'], note: '' };
  assert.match(said({ grading })[0] ?? '', /^grading\/own-grades/);
});

test('an agreement that ends before it begins, has ended, or is signed in the future', () => {
  const basis = (unlike: Partial<Terms['basis']>) => said({ basis: { ...wholeTerms.basis, ...unlike } });
  const agreement = (from: string, until: string) => ({ agreement: { title: 'Tier 2', from, until } });
  assert.match(basis(agreement('2026-01-01', '2025-01-01'))[0] ?? '', /before it begins/);
  assert.match(basis(agreement('2024-01-01', '2025-01-01'))[0] ?? '', /ended on 1 January 2025/);
  const signed = {
    agency: 'x',
    shortName: 'Police',
    basis: 'public_task',
    condition: '',
    signatory: 'Superintendent',
    signed: '2026-04-01',
  };
  assert.match(
    basis({ agencies: [signed] })[0] ?? '',
    /Police signs on 1 April 2026, which is still to come/,
  );
  assert.match(
    basis({ agencies: [{ ...signed, signed: '2026-01-01', signatory: '' }] })[0] ?? '',
    /who signed/,
  );
  assert.match(basis({ destroyBy: '2025-12-31' })[0] ?? '', /is past/);
  const [kept] = wholeTerms.basis.retention;
  assert.ok(kept);
  assert.match(basis({ retention: [{ ...kept, months: 60 }] })[0] ?? '', /60 months is longer than the most/);
});

test('a contact who cannot answer, and one who is to stand in for themselves', () => {
  const { contact } = answering;
  assert.ok(contact);
  const place = `contacts/contact-${answering.agency}`;
  assert.deepEqual(said({ contacts: [{ ...answering, contact: { ...contact, fault: 'She has left.' } }] }), [
    `${place}: She has left.`,
  ]);
  assert.deepEqual(said({ contacts: [{ ...answering, deputy: { ...contact, name: 'HELEN Ashdown' } }] }), [
    `${place}: Helen Ashdown is contact and deputy of Police at once.`,
  ]);
});
