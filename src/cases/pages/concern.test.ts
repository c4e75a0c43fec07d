import assert from 'node:assert/strict';
import { test } from 'node:test';
import { destroyKey } from '#platform/crypto';
import { openConcernGround } from '#test/concerns';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { caseKeyId } from '../case-keys.ts';
import { paths } from '../paths.ts';

const ground = await openConcernGround();
const { as, db, site, scene, audit, one, other, coordinator, chair, guardian, lead, auditor, raise, move } =
  ground;

async function stepsOf(concern: string): Promise<readonly unknown[]> {
  const rows = await db.behind('select kind from cases.concern_step where concern_id = $1 order by number', [
    concern,
  ]);
  return rows.map(({ kind }) => kind);
}

async function read(who: typeof lead, concern: string): Promise<string> {
  const visit = await who.get(paths.concern(who.m, audit, concern));
  assert.equal(visit.status, 200);
  return visit.body;
}

test('who raised it, who receives it, who stands in and coordinators read it; nobody else', async () => {
  const concern = await raise(auditor);
  const statuses: Record<string, number> = {};
  for (const role of [
    'coordinator',
    'auditor',
    'panel_chair',
    'data_guardian',
    'agency_lead',
    'panel_member',
    'administrator',
    'board_member',
    'practitioner',
  ] as const) {
    const who = as(role);
    statuses[role] = (await who.get(paths.concern(who.m, audit, concern))).status;
  }
  const elsewhere = as('coordinator', scene.there);
  statuses['elsewhere'] = (await elsewhere.get(paths.concern(elsewhere.m, audit, concern))).status;
  statuses['another audit'] = (
    await chair.get(paths.concern(chair.m, scene.there.liveAudit, concern))
  ).status;
  statuses['a stranger'] = (await site.visitor().get(paths.concern(chair.m, audit, concern))).status;
  assert.deepEqual(statuses, {
    coordinator: 200,
    auditor: 200,
    panel_chair: 200,
    data_guardian: 200,
    agency_lead: 404,
    panel_member: 404,
    administrator: 404,
    board_member: 404,
    practitioner: 404,
    elsewhere: 404,
    'another audit': 404,
    'a stranger': 404,
  });
  assert.doesNotMatch((await lead.get(paths.myConcerns(lead.m))).body, /Case \d/);
});

test('its clock says until when it is to be acknowledged, and how late it is', async () => {
  const concern = await raise(lead);
  assert.match(await read(chair, concern), /To be acknowledged by \d\d:\d\d, .* 59 minutes left/);
  await db.behind(`update cases.concern set acknowledge_by = now() - interval '40 minutes' where id = $1`, [
    concern,
  ]);
  assert.match(await read(chair, concern), /40 minutes late/);
});

test('whoever raised it adds notes, and does not acknowledge, pass on or close', async () => {
  const concern = await raise(auditor);
  const page = await read(auditor, concern);
  assert.doesNotMatch(page, /value="acknowledge"|value="pass_on"|value="close"/);
  for (const fields of [{ move: 'acknowledge' }, { move: 'pass_on', to: 'coordinators', reason: 'x' }])
    await assertWritesNothing(db, 404, async () => move(auditor, concern, fields));
  assert.equal((await move(auditor, concern, { move: 'note', note: 'He is at school today.' })).status, 303);
  assert.match(await read(chair, concern), /He is at school today\./);
});

test('it is acknowledged, noted and closed with what came of it, and stays to be read', async () => {
  const concern = await raise(lead);
  await assertWritesNothing(db, 404, async () =>
    move(chair, concern, { move: 'close', outcome: 'referred', 'outcome-words': 'Done' }),
  );
  assert.equal((await move(chair, concern, { move: 'acknowledge' })).status, 303);
  const page = await read(lead, concern);
  assert.match(page, /Acknowledged/);
  const empty = await assertWritesNothing(db, 422, async () => move(guardian, concern, { move: 'close' }));
  assert.deepEqual(problemsOf(empty), [
    'Choose what came of it',
    'Enter the words for what was done, and by whom',
  ]);
  const close = { move: 'close', outcome: 'referred', 'outcome-words': 'Strategy meeting tomorrow.' };
  assert.equal((await move(guardian, concern, close)).status, 303);
  const closed = await read(lead, concern);
  assert.match(closed, /Referred to children&#39;s social care or the police/);
  assert.match(closed, /Strategy meeting tomorrow\./);
  assert.deepEqual(await stepsOf(concern), ['acknowledged', 'closed']);
  const [sealed] = await db.behind(
    `select string_agg(encode(sealed, 'escape'), ' ') as text from cases.concern_step where concern_id = $1`,
    [concern],
  );
  assert.doesNotMatch(String(sealed?.['text']), /Strategy/);
  await assertWritesNothing(db, 404, async () =>
    move(chair, concern, { move: 'pass_on', version: '3', to: 'coordinators', reason: 'x' }),
  );
});

test('two acknowledge at once: one step, and the other sees who was first', async () => {
  const concern = await raise(lead);
  const pages = await Promise.all(
    [chair, guardian].map(async (who) => who.get(paths.concern(who.m, audit, concern))),
  );
  const answers = await Promise.all(
    [chair, guardian].map(async (who, at) => move(who, concern, { move: 'acknowledge' }, pages[at])),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    [303, 303],
  );
  assert.deepEqual(await stepsOf(concern), ['acknowledged']);
});

test('it is passed on with a reason: the clock begins anew, and whoever had it stands in', async () => {
  const concern = await raise(lead);
  await db.behind(`update cases.concern set acknowledge_by = now() - interval '5 minutes' where id = $1`, [
    concern,
  ]);
  const empty = await assertWritesNothing(db, 422, async () => move(chair, concern, { move: 'pass_on' }));
  assert.deepEqual(problemsOf(empty), [
    'Choose to whom it is passed on',
    'Enter the reason why it is passed on',
  ]);
  const pass = { move: 'pass_on', to: guardian.m, reason: 'I am in court.' };
  assert.equal((await move(chair, concern, pass)).status, 303);
  const [row] = await db.behind(
    'select recipient, deputy, acknowledge_by > now() as again from cases.concern where id = $1',
    [concern],
  );
  assert.deepEqual(row, { recipient: guardian.m, deputy: chair.m, again: true });
  assert.match(await read(guardian, concern), /I am in court\./);
});

test('a coordinator passes it to anybody who may receive it; who had it before still reads it', async () => {
  const concern = await raise(lead);
  const member = as('panel_member');
  assert.equal((await member.get(paths.concern(member.m, audit, concern))).status, 404);
  await move(coordinator, concern, { move: 'pass_on', to: member.m, reason: 'Leads on health.' });
  assert.match(await read(member, concern), /value="acknowledge"/);
  assert.match(await read(chair, concern), /Passed on to/);
  const administrator = as('administrator');
  const refused = await assertWritesNothing(db, 422, async () =>
    move(coordinator, concern, { move: 'pass_on', to: administrator.m, reason: 'x' }),
  );
  assert.deepEqual(problemsOf(refused), ['Choose to whom it is passed on']);
});

test('what was typed on a page that somebody else made stale is kept, and nothing is written', async () => {
  const concern = await raise(lead);
  await move(chair, concern, { move: 'acknowledge' });
  const stale = await guardian.get(paths.concern(guardian.m, audit, concern));
  await move(chair, concern, { move: 'pass_on', to: 'coordinators', reason: 'Away.' });
  const close = { move: 'close', outcome: 'referred', 'outcome-words': 'Seen at home.' };
  const clash = await assertWritesNothing(db, 409, async () => move(guardian, concern, close, stale));
  assert.match(clash.body, /Somebody else did something with this meanwhile/);
  assert.match(clash.body, /Passed on to every coordinator/);
  assert.match(clash.body, /What you typed: Seen at home\./);
});

test('withdrawing the audit stops nothing', async () => {
  const concern = await raise(lead);
  await db.behind(`update audits.audit set stage = 'withdrawn' where id = $1`, [audit]);
  assert.equal((await move(chair, concern, { move: 'acknowledge' })).status, 303);
  assert.equal((await coordinator.get(paths.concerns(coordinator.m, audit))).status, 200);
  assert.match(await read(coordinator, concern), /Acknowledged/);
  await db.behind(`update audits.audit set stage = 'underway' where id = $1`, [audit]);
});

test('what does not open any more is said so, and it can still be acknowledged and closed', async () => {
  const moved = await read(coordinator, scene.here.concern);
  assert.match(moved, /does not open/);
  const concern = await raise(coordinator, other);
  await destroyKey(site.keys, caseKeyId(other.id));
  assert.match(await read(chair, concern), /was destroyed with what the case held/);
  assert.equal((await move(chair, concern, { move: 'acknowledge' })).status, 303);
  await assertWritesNothing(db, 422, async () => move(chair, concern, { move: 'note', note: 'x' }));
  assert.equal((await move(chair, concern, { move: 'close', outcome: 'agency_action' })).status, 303);
  assert.match(await read(chair, concern), /An agency acted/);
});

test('without a mail server the page says to telephone', async () => {
  const { openSite } = await import('#test/site');
  const silent = await openSite(db, undefined, { canSendMail: false, keys: site.keys });
  const concern = await raise(lead, one);
  const { key } = scene.here.people.agency_lead;
  const { body } = await silent.visitor(key).get(paths.concern(lead.m, audit, concern));
  assert.match(body, /Telephone those it goes to/);
});
