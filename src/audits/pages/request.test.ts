import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { as, site, scene, begin, add, fillIn, fill, put, agree, start } = opened;
const audit = await begin();
await fillIn(audit);
await fill(audit, 'agencies', {
  [`agency-${scene.here.agency}`]: 'yes',
  [`agency-${scene.sharedAgency}`]: 'yes',
});
await add(audit, 'agencies', 'other-contributor', { name: 'Probation', from: 'Elsewhere' });
await fill(audit, 'basis', {
  necessity: 'Records cannot be read without knowing whose they are.',
  [`basis-${scene.here.agency}-signatory`]: 'Head of safeguarding',
  [`basis-${scene.sharedAgency}-signatory`]: 'Deputy chief constable',
});
const person = { name: 'Helen Ashdown', post: 'Named nurse', email: '' };
await add(audit, 'contacts', 'other-contact', { ...person, agency: scene.here.agency, part: 'deputy' });
await add(audit, 'contacts', 'other-contact', {
  ...person,
  name: 'Cora Police',
  agency: scene.sharedAgency,
  part: 'contact',
});
await put(audit);
await agree(audit, 1);
await start(audit);

test('a lead sees what their agency is asked, and nothing of what another is', async () => {
  const lead = as('agency_lead');
  const { status, body } = await lead.get(paths.request(lead.m, audit));
  assert.equal(status, 200);
  assert.match(body, /How early is neglect noticed\?/);
  assert.match(body, /12 cases in all/);
  assert.match(body, /Head of safeguarding/);
  assert.match(body, /Contact in this audit\s*<\/dt>\s*<dd[^>]*>\s*B\. Person\s/);
  assert.match(body, /Deputy\s*<\/dt>\s*<dd[^>]*>\s*Helen Ashdown, Named nurse\s/);
  assert.match(body, /Today\s*<\/dt>\s*<dd[^>]*>\s*B\. Person \(deputy\), as/);
  assert.doesNotMatch(body, /Police|Deputy chief constable|Probation|Audit group/);
});

test('nobody else gets at it: no stranger, no other role, no lead elsewhere, no terms behind it', async () => {
  const lead = as('agency_lead');
  const statuses: Record<string, number> = {
    stranger: (await site.visitor().get(paths.request(lead.m, audit))).status,
    'the terms': (await lead.get(paths.terms(lead.m, audit))).status,
    'the version': (await lead.get(paths.version(lead.m, audit, 1))).status,
    'another audit': (await lead.get(paths.request(lead.m, scene.there.liveAudit))).status,
  };
  for (const role of ['auditor', 'administrator', 'panel_chair'] as const) {
    const visitor = as(role);
    statuses[role] = (await visitor.get(paths.request(visitor.m, audit))).status;
  }
  const elsewhere = as('agency_lead', scene.there);
  statuses['elsewhere'] = (await elsewhere.get(paths.request(elsewhere.m, audit))).status;
  assert.deepEqual(statuses, Object.fromEntries(Object.keys(statuses).map((who) => [who, 404])));
});
