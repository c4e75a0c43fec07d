import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, write, give, addAuditor } = opened;

test('a return is its lead’s and the auditors’ of the case', async () => {
  const one = await openOne();
  const path = paths.return(auditor.m, audit, one.return);
  assert.equal((await auditor.get(path)).status, 200);
  assert.equal((await lead.get(paths.return(lead.m, audit, one.return))).status, 200);
  assert.equal((await site.visitor().get(path)).status, 404);
  for (const role of ['coordinator', 'panel_member', 'administrator'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(paths.return(visitor.m, audit, one.return))).status, 404, role);
  }
  // Both find the way to whom it is about: an auditor their case, a lead what the agency is asked.
  for (const visitor of [auditor, lead]) {
    const { body } = await visitor.get(paths.return(visitor.m, audit, one.return));
    const href = /href="([^"]+)"[^>]*>Who this is about/.exec(body)?.[1] ?? '';
    assert.equal((await visitor.get(href)).status, 200, href);
  }
  const there = as('auditor', scene.there);
  assert.equal((await there.get(paths.return(there.m, audit, one.return))).status, 404);
});

test('its sections are listed with how far each is, in any order', async () => {
  const one = await openOne();
  await write(auditor, one, 'looking-back', { m1: 'A settled worker.' });
  const { body } = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(body, /Looking back[\s\S]*1 of \d+ answered/);
  assert.match(body, /Referrals[\s\S]*Not started/);
  assert.match(body, /Check and hand in/);
});

test('a case that is given to another auditor takes its drafts along, and is closed to the one before', async () => {
  const one = await openOne();
  await write(auditor, one, 'referrals', { 'a1-comment': 'Half a sentence' });
  const ask = await db.behind('select id from cases.ask where case_id = $1', [one.case]);
  const next = await addAuditor('C. Other');
  assert.equal((await give(String(ask[0]?.['id']), next)).status, 303);
  await db.behind(
    'update cases.assignment set ended_at = now(), ended_because = $2 where case_id = $1 and membership_id = $3',
    [one.case, 'Given to another', auditor.m],
  );
  await db.behind(
    'update accounts.access_grant set granted_until = now() where case_id = $1 and membership_id = $2',
    [one.case, auditor.m],
  );
  assert.equal((await auditor.get(paths.return(auditor.m, audit, one.return))).status, 404);
  const section = await lead.get(paths.section(lead.m, audit, one.return, 'referrals'));
  assert.match(section.body, /Half a sentence/);
});

test('a return that moved to another version of its tool says what to read again, and keeps what is asked no more', async () => {
  const one = await openOne();
  await write(auditor, one, 'referrals', {
    'a1-answer': 'met',
    'a2-answer': 'met',
    'a2-comment': 'Kept words',
  });
  const [pinned] = await db.behind('select tool_id from returns.return where id = $1', [one.return]);
  await db.behind(
    `insert into returns.tool_version (partnership_id, tool_id, number, content, made_by)
     select partnership_id, tool_id, 2, replace(jsonb_set(content, '{sections,1,items}',
       (content #> '{sections,1,items}') - 1)::text, 'Signs of harm', 'REWORDED: signs of harm')::jsonb, made_by
     from returns.tool_version where tool_id = $1 and number = 1`,
    [pinned?.['tool_id']],
  );
  const tool = await coordinator.get(paths.auditTool(coordinator.m, audit));
  const changed = await coordinator.submit(tool, {
    tool: `${String(pinned?.['tool_id'])}:2`,
    due: '30 June 2026',
  });
  assert.equal(changed.status, 303, changed.body);
  const chosen = await coordinator.get(paths.auditTool(coordinator.m, audit));
  assert.equal((await coordinator.submit(chosen, { do: 'move' })).status, 303);
  const steps = await db.behind('select kind, detail from returns.step where return_id = $1', [one.return]);
  assert.ok(
    steps.some((step) => step['kind'] === 'moved_to_version'),
    JSON.stringify(steps),
  );
  const { body } = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(body, /read your answer again[\s\S]*REWORDED/);
  assert.match(body, /Asked before, and not any more[\s\S]*Kept words/);
});
