import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWholeAudit, type AuditPlan } from '#test/whole-audit';

// Two audits as they were published, run from commissioning to signed returns: a dip sample of ten cases with six agencies
// (Leicester 2016), and four cases of which two were looked at on paper and two with those who did the work (Portsmouth 2017).

const six = [
  ['Social care', 'csc'],
  ['Constabulary', 'police'],
  ['Hospitals', 'hospital'],
  ['Community health', 'community_health'],
  ['Schools', 'school'],
  ['Probation', 'probation'],
] as const;

const plans: Readonly<Record<string, AuditPlan>> = {
  'Leicester 2016': {
    agencies: six,
    statuses: Array<string>(10).fill('child_protection'),
    methods: [{ kind: 'dip_sample', cases: 10, statuses: [], tool: 'procedure-compliance' }],
  },
  'Portsmouth 2017': {
    agencies: six.slice(0, 4),
    statuses: ['closed', 'closed', 'child_protection', 'child_protection'],
    methods: [
      { kind: 'paper_audit', cases: 2, statuses: ['closed'], tool: 'paper' },
      { kind: 'reflective_meeting', cases: 2, statuses: ['child_protection'], tool: 'reflective' },
    ],
  },
};

for (const [name, plan] of Object.entries(plans))
  test(`an audit as ${name} goes from commissioning to signed returns`, async () => {
    const { returns, leads } = await openWholeAudit(plan);
    assert.equal(returns.length, plan.agencies.length * plan.statuses.length);
    assert.deepEqual(
      [...new Set(returns.map((one) => one.tool))].toSorted(),
      plan.methods.map((one) => one.tool).toSorted(),
    );
    assert.ok(leads.length > 0);
  });
