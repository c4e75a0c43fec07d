import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallAudit } from '../builders.ts';
import { planImport } from './plan-import.ts';

const none = { added: 0, changed: 0, withdrawn: 0 };

test('an audit that is not there is added, with the agencies that are missing', () => {
  assert.deepEqual(planImport(null, smallAudit(), ['POLICE']), {
    outcome: 'added',
    findings: { added: 2, changed: 0, withdrawn: 0 },
    recommendations: { added: 1, changed: 0, withdrawn: 0 },
    newAgencies: ["Children's Social Care"],
  });
});

test('the same file again changes nothing', () => {
  assert.deepEqual(planImport(smallAudit(), smallAudit(), []), {
    outcome: 'unchanged',
    findings: none,
    recommendations: none,
    newAgencies: [],
  });
});

test('a finding is new, changed or withdrawn by its ref', () => {
  const [late, clear] = smallAudit().findings;
  assert.ok(late !== undefined && clear !== undefined);
  const after = smallAudit({
    findings: [
      { ...late, text: 'Minutes came too late.' },
      { ...clear, ref: 'plans-clear' },
    ],
    recommendations: [],
  });
  assert.deepEqual(planImport(smallAudit(), after, ['csc', 'police']), {
    outcome: 'updated',
    findings: { added: 1, changed: 1, withdrawn: 1 },
    recommendations: { added: 0, changed: 0, withdrawn: 1 },
    newAgencies: [],
  });
});

test('a change to the audit as a whole is an update without a changed finding', () => {
  const plan = planImport(smallAudit(), smallAudit({ title: 'Audit of neglect' }), ['csc', 'police']);
  assert.equal(plan.outcome, 'updated');
  assert.deepEqual(plan.findings, none);
});
