import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipationRow } from '#cases';
import { smallAudit } from '../builders.ts';
import { checkParticipation } from './check-participation.ts';

function check(rows: readonly ParticipationRow[], sample: number | null = 4): string[] {
  return [...checkParticipation(smallAudit({ participation: { sample, rows } }))].map(
    (problem) => `${problem.path}: ${problem.sentence.split(': ')[1] ?? ''}`,
  );
}

test('Cases may stay unexplained, and an agency about which nothing was said has an empty row', () => {
  assert.deepEqual(check([{ agencies: ['csc'], counts: [{ status: 'audited', cases: 3 }] }]), []);
  assert.deepEqual(check([{ agencies: ['police'], counts: [] }]), []);
});

test('A shared row and a row of its own may speak of the same agency, two equal rows may not', () => {
  const shared: ParticipationRow = { agencies: ['csc', 'police'], counts: [] };
  assert.deepEqual(check([shared, { agencies: ['police'], counts: [] }]), []);
  assert.deepEqual(check([shared, { agencies: ['police', 'csc'], counts: [] }]), [
    'participation.rows[1]: row 1 is about the same already.',
  ]);
});

test('A row cannot have more cases than the sample', () => {
  const row: ParticipationRow = {
    agencies: ['csc'],
    counts: [
      { status: 'audited', cases: 3 },
      { status: 'not_known', cases: 2 },
    ],
  };
  assert.deepEqual(check([row]), [
    'participation.rows[0].counts: the counts of this row come to 5 cases, more than the 4 of the sample.',
  ]);
  assert.deepEqual(check([{ ...row, counts: row.counts.slice(0, 1) }]), []);
});

test('The rows cannot be counted against more than the whole sample', () => {
  assert.deepEqual(check([], 5), ['participation.sample: 5 cases are more than the 4 of the sample.']);
});

test('The whole sample holds where the table has no number of its own', () => {
  assert.equal(check([{ agencies: ['csc'], counts: [{ status: 'audited', cases: 5 }] }], null).length, 1);
});

test('Why a question does not apply has to be said, and only there', () => {
  assert.deepEqual(check([{ agencies: ['csc'], counts: [{ status: 'not_applicable', cases: 1 }] }]), [
    'participation.rows[0].counts[0].reason: a reason is needed why the question does not apply.',
  ]);
  assert.equal(
    check([{ agencies: ['csc'], counts: [{ status: 'audited', cases: 1, reason: 'x' }] }]).length,
    1,
  );
});

test('A status is counted once in a row', () => {
  const twice = { status: 'audited', cases: 1 } as const;
  assert.deepEqual(check([{ agencies: ['csc'], counts: [twice, twice] }]), [
    'participation.rows[0].counts[1].status: “audited” is used already, at number 1 of this list.',
  ]);
});

test('A row points to agencies and a service of the file, a service to one agency alone', () => {
  assert.equal(check([{ agencies: ['gp'], counts: [] }]).length, 1);
  assert.equal(check([{ agencies: ['csc'], service: 'Back Door', counts: [] }]).length, 1);
  assert.equal(check([{ agencies: ['csc', 'police'], service: 'Front Door', counts: [] }]).length, 1);
  assert.deepEqual(check([{ agencies: ['csc'], service: 'Front Door', counts: [] }]), []);
});
