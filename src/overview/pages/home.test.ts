import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyWhoMay } from '#test/refusals';

const archive = await openArchive(demoAudits.map(readDemoAudit));
const { as, db, scene } = archive;
const home = (m: string) => `/as/${m}`;

test('everybody has a home, and nobody has another person’s', async () => {
  await assertOnlyWhoMay(archive, 'home.view', home);
});

test('a coordinator sees what is worth a look, the latest audits with their briefings, and what came back', async () => {
  const coordinator = as('coordinator');
  const { body } = await coordinator.get(home(coordinator.m));
  assert.match(body, /What needs you/);
  assert.match(body, /Eleven suggested actions name no owner/);
  assert.ok(body.includes(`/as/${coordinator.m}/recommendations?form=suggested_action&amp;owner=none`));
  // The recommendation that stands in every scene has an owner; the 2025 audit has learning and asks for nothing.
  assert.match(body, /Nine learning points, and nothing is asked of anyone/);
  assert.ok(body.includes(`/audits/${archive.audits[3]}/briefings`));
  assert.match(body, /Minutes late, wrong or not received/);
  assert.match(body, /Learning in 2019 and 2025/);
  assert.match(body, /All 6 audits/);
  assert.doesNotMatch(body, /Set up the partnership/);
});

test('a board member reads audits and what came back, and is asked to do nothing', async () => {
  const board = as('board_member');
  const { body } = await board.get(home(board.m));
  assert.match(body, /Audits and their briefings/);
  assert.match(body, /Learning that came back/);
  assert.doesNotMatch(body, /name no owner|Set up the partnership|Bring in/);
});

test('a practitioner who is a guest is told why they are here, and sees no audit', async () => {
  const guest = as('practitioner');
  const { body } = await guest.get(home(guest.m));
  assert.match(body, /You are here as a practitioner/);
  assert.doesNotMatch(body, /Multi-agency|Briefing/);
});

test('an administrator has the steps of setting up until each is done', async () => {
  const administrator = as('administrator');
  const before = await administrator.get(home(administrator.m));
  assert.match(before.body, /Set up the partnership/);
  assert.match(before.body, /First colour, no logo/);
  await db.behind(`update accounts.partnership set colour = '#5b2d6e' where id = $1`, [
    scene.here.partnership,
  ]);
  const after = await administrator.get(home(administrator.m));
  assert.doesNotMatch(after.body, /Set up the partnership/);
});

test('a partnership without an audit is told what will be here, and a coordinator the one thing to do', async () => {
  const bare = await openArchive([]);
  await bare.db.behind(
    `truncate recommendations.owner, recommendations.recommendation, findings.finding, findings.statement,
      meetings.audit_meeting, cases.participation_count, cases.participation_row, cases.participation, audits.resource,
      audits.citation, audits.library_document, audits.body, audits.audit_agency, audits.audit_area, audits.method,
      audits.joint_partner, audits.audit cascade`,
  );
  const coordinator = bare.as('coordinator');
  const begin = await coordinator.get(home(coordinator.m));
  assert.match(begin.body, /Begin\s+with one that you have published/);
  assert.ok(begin.body.includes(`/as/${coordinator.m}/audits/import`));
  const scrutineer = bare.as('scrutineer');
  const wait = await scrutineer.get(home(scrutineer.m));
  assert.match(wait.body, /A coordinator brings them in/);
  assert.ok(!wait.body.includes('/audits/import'));
});
