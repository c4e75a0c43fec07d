import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { addRow } from '#test/scene';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, begin, fillIn, put, agree, start } = opened;
const { m } = coordinator;
const audit = await begin();

test('which agencies are asked is the coordinators’ page; before the start it says that none is', async () => {
  await assertOnlyItsCoordinators(opened, paths.askedAgencies, audit);
  const { body } = await coordinator.get(paths.askedAgencies(m, audit));
  assert.match(body, /No agency is asked anything before the audit has started/);
});

test('after the start it shows each agency, who answers for it, and what they see', async () => {
  await fillIn(audit);
  await put(audit);
  await agree(audit, 1);
  await start(audit);
  const { body } = await coordinator.get(paths.askedAgencies(m, audit));
  assert.match(body, /Agency Here/);
  assert.match(body, /by version 1\./);
  // The one contact of the agency as a whole is its deputy; somebody else may open the page, and both are said.
  assert.match(body, /Contact in this audit\s*<\/dt>\s*<dd[^>]*>\s*B\. Person\s/);
  assert.match(body, /Answers today\s*<\/dt>\s*<dd[^>]*>\s*B\. Person \(deputy\), as/);
  assert.match(body, /Can open it here\s*<\/dt>\s*<dd[^>]*>\s*A\. Person\s/);
  assert.match(body, /What its lead sees/);
  assert.match(body, /How early is neglect noticed\?/);
});

test('who answers today follows the agency’s page: whoever covers, and nobody once nobody is left', async () => {
  const { partnership, agency } = scene.here;
  await addRow(db, 'accounts.contact', {
    partnership_id: partnership,
    id: randomUUID(),
    agency_id: agency,
    name: 'Cora Field',
    part: 'cover',
    ends_on: '2199-01-01',
  });
  const covered = await coordinator.get(paths.askedAgencies(m, audit));
  assert.match(covered.body, /Answers today\s*<\/dt>\s*<dd[^>]*>\s*Cora Field \(cover\), as/);
  assert.match(covered.body, /Contact in this audit\s*<\/dt>\s*<dd[^>]*>\s*B\. Person\s/);
  await db.behind('delete from accounts.contact_way where agency_id = $1', [agency]);
  await db.behind('delete from accounts.contact where agency_id = $1', [agency]);
  const { body } = await coordinator.get(paths.askedAgencies(m, audit));
  assert.match(body, /Answers today\s*<\/dt>\s*<dd[^>]*>\s*Nobody:/);
});
