import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoAudits, openArchive, readDemoAudit } from '#test/archive';
import { openAnswering } from '#test/asked';
import { openCommissioning } from '#test/commissioning';
import { assertOnlyWhoMay } from '#test/refusals';
import { auditPaths } from '#audits';

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

const opened = await openCommissioning();
const { coordinator, chair, scene: place, db: work } = opened;
const { liveAudit } = place.here;
const textOf = (body: string) =>
  body
    .slice(body.indexOf('<main'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const read = async (visitor: { m: string; get: typeof coordinator.get }) =>
  textOf((await visitor.get(home(visitor.m))).body);

/** Sets a date of the audit in hand so many days from today. */
async function setDate(
  code: string,
  whose: string,
  days: number,
  doneOn: string | null = null,
): Promise<void> {
  await work.behind(
    `insert into audits.milestone (partnership_id, audit_id, code, label, day, whose, done_on)
     values ($1, $2, $3, $3, (now() at time zone 'Europe/London')::date + $5::int, $4, $6)`,
    [place.here.partnership, liveAudit, code, whose, days, doneOn],
  );
}

test('a coordinator sees what is late and what is due in two weeks, whose turn it is, and the way to act', async () => {
  assert.match(await read(coordinator), /Late and due Answers due Late by \d+ working days 1 June 2026/);
  await work.behind('delete from audits.milestone');
  await setDate('far', 'agencies', 15);
  await setDate('done', 'agencies', -3, '2026-06-01');
  const quiet = await read(coordinator);
  assert.match(quiet, /One answer of an agency is late An audit in hand/);
  assert.match(quiet, /In hand No date is late, and none is due in the next two weeks\./);
  assert.doesNotMatch(quiet, /Late and due/);
  await setDate('near', 'panel', 14);
  await setDate('today', 'agencies', 0);
  await setDate('late', 'commissioners', -20);
  const { body } = await coordinator.get(home(coordinator.m));
  assert.match(
    textOf(body),
    /Late and due late Late by 1\d working days .*?those who commission the audit\..*?today Due today .*?agency leads\..*?near Due in \d+ working days .*?panel\./,
  );
  assert.doesNotMatch(textOf(body), / far | done /);
  assert.ok(body.includes(auditPaths.milestone(coordinator.m, liveAudit, 'late')));
  assert.ok(body.includes(auditPaths.dates(coordinator.m, liveAudit)));
});

test('who commissions an audit sees the dates that wait for them and no others; what is withdrawn waits for nobody', async () => {
  assert.match(await read(chair), /Late and due late Late by/);
  assert.doesNotMatch(await read(chair), /Due today|panel/);
  assert.ok((await chair.get(home(chair.m))).body.includes(auditPaths.version(chair.m, liveAudit, 1)));
  assert.doesNotMatch(await read(opened.as('auditor')), /Late and due/);
  await work.behind(`update audits.audit set stage = 'withdrawn' where id = $1`, [liveAudit]);
  await work.behind(`update audits.decision set kind = 'withdrawn', reason = 'Not now' where audit_id = $1`, [
    liveAudit,
  ]);
  assert.doesNotMatch((await read(chair)) + (await read(coordinator)), /Late and due/);
  await work.behind(`update audits.audit set stage = 'underway' where id = $1`, [liveAudit]);
  await work.behind(`update audits.decision set kind = 'started' where audit_id = $1`, [liveAudit]);
});

test('more dates than fit are counted, with the way to all audits in hand', async () => {
  for (let days = 1; days <= 9; days += 1) await setDate(`more-${days}`, 'coordinator', days);
  assert.match(await read(coordinator), /These are the earliest 8 of 12\. All audits in hand/);
  await work.behind(`delete from audits.milestone where code like 'more-%'`);
});

test('an agency’s lead is told what was due and what is next, and what will be here while nothing is asked', async () => {
  const lead = opened.as('agency_lead');
  const dates = [
    { day: '2026-01-05', label: 'Which children are known', doneOn: '2026-01-04' },
    { day: '2026-02-02', label: 'Returns', doneOn: null },
    { day: '2099-03-02', label: 'Facts' },
  ];
  await work.behind(
    `update audits.request set content = jsonb_set(content, '{dates}', $1) where partnership_id = $2`,
    [JSON.stringify(dates), place.here.partnership],
  );
  const asked = await read(lead);
  assert.match(
    asked,
    /Waiting for you Your agency is asked: .*?Was due: Returns, 2 February 2026\. Next: Facts, 2 March 2099\./,
  );
  assert.doesNotMatch(asked, /Which children are known|Late and due/);
  assert.match(asked, /One return to write, 1 late .*?Case 1\. The first was due 1 June 2026/);
  await work.behind('update audits.request set withdrawn_at = now()');
  await work.behind(`update returns.return set state = 'withdrawn'`);
  assert.match(await read(lead), /Nothing is asked of Agency Here at the moment/);
});

test('a draft is the coordinator’s turn, what was put to the group theirs, and what all agreed is to be started', async () => {
  const audit = await opened.begin();
  assert.match(await read(coordinator), /Its terms are a draft: your turn\. Go on/);
  await opened.fillIn(audit);
  await opened.put(audit);
  assert.match(
    await read(coordinator),
    /Version 1 is with the group: 1 has still to agree\. See the answers/,
  );
  await opened.agree(audit, 1);
  assert.match(await read(coordinator), /agreed by everybody: your turn to start it\. Start it/);
});

test('a lead sees how many cases the agency is asked about, and an auditor that cases are with them', async () => {
  const own = await openAnswering();
  const page = async (who: typeof own.lead) => (await who.get(home(who.m))).body;
  await own.db.behind('update cases.ask set withdrawn_at = now(), withdrawn_reason = $1', ['Not needed']);
  await own.db.behind('update cases.assignment set ended_at = now(), ended_because = $1', ['Over']);
  assert.doesNotMatch(await page(own.lead), /You are asked about/);
  assert.doesNotMatch(await page(own.auditor), /to audit/);
  const one = await own.ask();
  assert.match(await page(own.lead), /You are asked about 1 case, 1 not answered, due /);
  await own.answer(one.id, 'known_in_scope');
  assert.match(await page(own.lead), /You are asked about 1 case; all is answered/);
  await own.give(one.id);
  assert.match(await page(own.auditor), /One case is with you to audit[\s\S]*See your cases/);
});

test('whoever watches over what is known of children is led from home to who looked, and nobody else is', async () => {
  const guardian = as('data_guardian');
  const { body } = await guardian.get(home(guardian.m));
  assert.match(body, /Who looked at who the children are[\s\S]*See who looked/);
  assert.ok(body.includes(`href="/as/${guardian.m}/watch"`));
  for (const role of ['auditor', 'board_member', 'panel_chair'] as const)
    assert.doesNotMatch((await as(role).get(home(as(role).m))).body, /See who looked/);
});
