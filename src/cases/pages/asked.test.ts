import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAnswering } from '#test/asked';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { lead, as, site, scene, audit, ask, answer, db } = opened;

test('what an agency is asked is there for its lead alone', async () => {
  const path = (m: string, of = audit) => paths.asked(m, of);
  assert.equal((await lead.get(path(lead.m))).status, 200);
  assert.equal((await lead.get(path(lead.m, scene.there.liveAudit))).status, 404);
  assert.equal((await site.visitor().get(path(lead.m))).status, 404);
  for (const role of ['coordinator', 'auditor', 'administrator', 'data_guardian'] as const) {
    const visitor = as(role);
    assert.equal((await visitor.get(path(visitor.m))).status, 404, role);
  }
});

test('an agency sees what it is asked, until when and where it stands, and nothing of what others are asked [C03, C15]', async () => {
  const before = (await lead.get(paths.asked(lead.m, audit))).body;
  const theirs = await ask({ agency: scene.here.otherAgency });
  // Every page has its own hidden keys and no other difference.
  const settled = (body: string) => body.replaceAll(/(?:nonce|value)="[^"]*"/g, '');
  assert.equal(settled((await lead.get(paths.asked(lead.m, audit))).body), settled(before));
  assert.equal((await lead.get(paths.answer(lead.m, audit, theirs.id))).status, 404);
  const own = await ask();
  const { body } = await lead.get(paths.asked(lead.m, audit));
  assert.match(
    body,
    new RegExp(`Case ${own.number}</p>[\\s\\S]*?Not answered yet[\\s\\S]*?About: The child`),
  );
  assert.doesNotMatch(body, new RegExp(`Case ${theirs.number}<`));
  assert.doesNotMatch(body, /Sam Sample/);
});

test('what is late says by how many days, and comes first', async () => {
  const one = await ask();
  await db.behind(`update cases.ask set due_on = current_date - 6 where id = $1`, [one.id]);
  const { body } = await lead.get(paths.asked(lead.m, audit));
  assert.match(body, new RegExp(`Case ${one.number}</p>[\\s\\S]{0,200}Not answered, 6 days late`));
});

test('what is answered or taken back says so', async () => {
  const one = await ask();
  const answered = await answer(one.id, 'known_in_scope');
  const { body } = await lead.get(paths.asked(lead.m, audit, { after: one.id }));
  assert.equal(answered.status, 303);
  assert.match(body, new RegExp(`Case ${one.number}: kept as “Known, in the period looked at”`));
  assert.match(body, /Who audits it/);
  await db.behind(
    `update cases.ask set withdrawn_at = now(), withdrawn_reason = 'Not needed' where id = $1`,
    [one.id],
  );
  const after = await lead.get(paths.asked(lead.m, audit));
  assert.match(after.body, /Not asked any more[\s\S]*Taken back on/);
  // Why is said to the coordinators, and need not be for this agency's eyes.
  assert.doesNotMatch(after.body, /Not needed/);
});

test('whoever coordinates as well sees, as lead, what their own agency is asked and no more [C05]', async () => {
  const theirs = await ask({ agency: scene.here.otherAgency });
  await db.behind(`update accounts.membership set roles = '{agency_lead,coordinator}' where id = $1`, [
    lead.m,
  ]);
  const { body } = await lead.get(paths.asked(lead.m, audit));
  assert.doesNotMatch(body, new RegExp(`Case ${theirs.number}<`));
  for (const path of [paths.answer, paths.assign])
    assert.equal((await lead.get(path(lead.m, audit, theirs.id))).status, 404);
  await db.behind(`update accounts.membership set roles = '{agency_lead}' where id = $1`, [lead.m]);
});
