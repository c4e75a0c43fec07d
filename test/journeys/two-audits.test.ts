import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnPaths } from '#returns';
import { openWholeAudit, type AuditPlan, type Lead, type WholeAudit } from '#test/whole-audit';

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
    const whole = await openWholeAudit(plan);
    const { returns, leads, db, audit, coordinator } = whole;
    assert.equal(returns.length, plan.agencies.length * plan.statuses.length);
    assert.deepEqual(
      [...new Set(returns.map((one) => one.tool))].toSorted(),
      plan.methods.map((one) => one.tool).toSorted(),
    );
    for (const lead of leads) await writeAll(whole, lead);
    const rows = await db.behind(
      'select state, count(*)::int as many from returns.return where audit_id = $1 group by state',
      [audit],
    );
    assert.deepEqual(rows, [{ state: 'signed_off', many: returns.length }]);
    const page = await coordinator.get(returnPaths.progress(coordinator.m, audit));
    assert.match(page.body, new RegExp(`${returns.length} of ${returns.length} signed`));
  });

/** A lead answers whatever fits a cell in the grid, hands every return in and signs it. */
async function writeAll({ audit, returns }: WholeAudit, lead: Lead): Promise<void> {
  const mine = returns.filter((one) => one.agency === lead.agency);
  for (const tool of new Set(mine.map((one) => one.tool))) {
    const first = await lead.get(returnPaths.grid(lead.m, audit, ''));
    const others = [...first.body.matchAll(/href="([^"]*\/grid\?tool=[^"]*)"/g)].map(([, href = '']) => href);
    for (const page of [first, ...(await Promise.all(others.map(async (href) => lead.get(href))))]) {
      const fields = [...page.body.matchAll(/<select[^>]*name="([^"]+-answer)"/g)].map(([, name = '']) => [
        name,
        'met',
      ]);
      const action = /action="([^"]*\/grid\?[^"]*)"/.exec(page.body)?.[1] ?? '';
      if (action === '') continue;
      const saved = await lead.submit(page, Object.fromEntries(fields), { action });
      assert.equal(saved.status, 303, tool);
    }
  }
  for (const one of mine) {
    const check = returnPaths.check(lead.m, audit, one.id);
    const handedIn = await lead.submit(
      await lead.get(check),
      { why: 'The file tells no more.' },
      { action: check },
    );
    assert.equal(handedIn.status, 303);
    const sign = returnPaths.signOff(lead.m, audit, one.id);
    assert.equal((await lead.submit(await lead.get(sign), {}, { action: sign })).status, 303);
  }
}
