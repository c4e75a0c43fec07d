import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openCommissioning } from '#test/commissioning';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { as, db, begin, fillIn, put, agree, start } = opened;

test('an agency’s lead has a list of what is asked of it, and nobody else has', async () => {
  await assertOnlyWhoMay(opened, 'requests.view', paths.requests);
});

test('the list holds what is asked and what is asked no longer; without anything it says what will be here', async () => {
  await db.behind('delete from audits.request');
  const lead = as('agency_lead');
  assert.match((await lead.get(paths.requests(lead.m))).body, /Nothing yet\. When an audit asks something/);
  const audit = await begin();
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  assert.match((await lead.get(paths.requests(lead.m))).body, /Nothing yet/);
  await start(audit);
  const { body } = await lead.get(paths.requests(lead.m));
  assert.match(body, /Multi-agency audit of neglect/);
  assert.ok(body.includes(paths.request(lead.m, audit)));
  assert.match((await lead.get(`/as/${lead.m}`)).body, /Your agency is asked: Multi-agency audit of neglect/);
});
