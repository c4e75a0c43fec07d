import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addCase } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { openDrawn } from '#test/drawn';
import { child } from '../builders.ts';
import { keepAuditKey } from '../case-keys.ts';
import { paths } from '../paths.ts';
import { beginReveal } from '../store/reveals.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, site } = opened;
const { m } = coordinator;
const audit = scene.here.liveAudit;
const key = { partnership: scene.here.partnership, audit };
const { drawn } = await openDrawn(
  opened,
  [child({ name: 'Ada Example', area: 'North Shire' }), child()],
  1,
  1,
);

test('a case is its coordinators’ to see', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.case(who, of, drawn[0]?.id ?? ''), audit);
});

test('a case says how it came, where it stands and what can be done, and nothing of whom it is about', async () => {
  for (const { id } of drawn) {
    const { status, body } = await coordinator.get(paths.case(m, audit, id));
    assert.equal(status, 200);
    assert.match(body, /Drawn at random/);
    assert.match(body, /Draw 1<\/a>/);
    for (const to of [
      paths.identity(m, audit, id),
      paths.concernRaise(m, audit, id),
      paths.caseLeave(m, audit, id),
      paths.caseMethod(m, audit, id),
    ])
      assert.ok(body.includes(`href="${to}"`), to);
    assert.doesNotMatch(body, /Ada|North Shire|Child protection plan/);
  }
  const first = drawn.find(({ standing }) => standing === 'in_sample')?.id ?? '';
  const { body } = await coordinator.get(paths.case(m, audit, first));
  assert.ok(body.includes(`href="${paths.askAgencies(m, audit, { case: first })}"`));
});

test('while nobody is named to whom a concern goes, a case says so and where to name them', async () => {
  const page = async () => (await coordinator.get(paths.case(m, audit, drawn[0]?.id ?? ''))).body;
  const missing = paths.concernRoute(m, audit);
  await db.behind('delete from cases.concern_route where audit_id = $1', [audit]);
  assert.ok((await page()).includes(`href="${missing}"`));
  await db.behind(
    `insert into cases.concern_route (partnership_id, audit_id, recipient, deputy, changed_by)
     values ($1, $2, $3, gen_random_uuid(), $3)`,
    [key.partnership, audit, m],
  );
  assert.ok(!(await page()).includes(`href="${missing}"`));
});

test('a case of which nothing opens is shown all the same', async () => {
  const { status, body } = await coordinator.get(paths.case(m, audit, scene.here.sampleCase));
  assert.equal(status, 200);
  assert.match(body, /As supplied/);
});

test('a hold on the list is said on the case that was drawn before', async () => {
  const id = drawn[0]?.id;
  await db.behind(
    `insert into cases.frame_mark (partnership_id, audit_id, id, frame_id, row_id, kind, reason, set_by)
     select partnership_id, audit_id, gen_random_uuid(), frame_id, frame_row_id, 'held', 'live_investigation', $2
     from cases.sample_case where id = $1`,
    [id, m],
  );
  assert.match(
    (await coordinator.get(paths.case(m, audit, id ?? ''))).body,
    /was held on the list on [^:]+: live investigation\./,
  );
});

test('agencies that were asked, concerns and the end of a case are said', async () => {
  const { id, number } = await addCase({ db, scene, keys: site.keys }, child());
  await db.behind(
    `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, due_on, asked_by, answer, answered_at)
     values ($1, $2, gen_random_uuid(), $3, $4, $5, '2026-12-01', $6, 'known_partly', now())`,
    [key.partnership, audit, id, number, scene.here.agency, m],
  );
  assert.match((await coordinator.get(paths.case(m, audit, id))).body, /Known, mostly outside the period/);
  await db.behind(
    `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, setting_id, due_on, asked_by)
     values ($1, $2, gen_random_uuid(), $3, $4, $5, $6, '2026-12-01', $7)`,
    [key.partnership, audit, id, number, scene.here.agency, scene.here.setting, m],
  );
  assert.match(
    (await coordinator.get(paths.case(m, audit, id))).body,
    /Setting standing \(Agency\)[\s\S]*No reply yet/,
  );
  assert.match(
    (await coordinator.get(paths.case(m, audit, scene.here.sampleCase))).body,
    /One concern is open about this case/,
  );
  await db.behind('update cases.sample_case set destroyed_at = now() where id = $1', [id]);
  assert.match((await coordinator.get(paths.case(m, audit, id))).body, /was destroyed on/);
});

test('why a case was picked shows only while its coordinator looks at who it is about', async () => {
  const typed = await coordinator.get(paths.pick(m, audit, { by: 'typing' }));
  const why = 'A grandparent wrote to the board about it.';
  const { to } = await coordinator.submit(typed, { name: 'Cai Example', reason: why });
  const id = to.split('/').at(-1) ?? '';
  const before = await coordinator.get(to);
  assert.match(before.body, /Picked, with a reason/);
  assert.doesNotMatch(before.body, /grandparent/);
  const auditKey = await keepAuditKey(site.keys, key);
  await db.database.transact(scene.session('coordinator'), 'write', async (tx, now) =>
    beginReveal(tx, auditKey, key, {
      case: id,
      caseNumber: 1,
      membership: m,
      what: 'identity',
      reasonKind: 'check_draw',
      reason: 'To check.',
      minutes: 15,
      now,
    }),
  );
  assert.match((await coordinator.get(to)).body, /A grandparent wrote to the board about it\./);
  await db.behind(`update cases.sample_case set sealed_reason = '\\x00' where id = $1`, [id]);
  assert.match((await coordinator.get(to)).body, /What was said does not open any more/);
});
