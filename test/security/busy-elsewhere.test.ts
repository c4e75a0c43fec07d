import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { roles, sayRoles } from '#accounts';
import type { Session } from '#platform/db';
import { freshDatabase } from '#test/database';
import { addRow, makeScene } from '#test/scene';
import type { Row } from '#test/scene-rows';
import { openLogin, settingsFor } from './attempts.ts';

/** The one function that answers from other partnerships: the agencies that serve one's own, and days. */

const db = await freshDatabase();
const scene = await makeScene(db);
const { here, there, sharedAgency } = scene;
const app = await openLogin(db, 'app');
after(async () => app.close());

const plannedThere = async (row: Row): Promise<void> =>
  addRow(db, 'audits.planned_audit', {
    partnership_id: there.partnership,
    id: randomUUID(),
    year: 2026,
    title: 'Theirs',
    agency_ids: [sharedAgency, there.agency],
    changed_by: there.people.coordinator.membership,
    ...row,
  });

async function busy(session: Session, from = '2026-04-01', until = '2027-03-31') {
  return await app.acting(settingsFor(session), async (attempt) => {
    const found = await attempt(
      'select agency_id, from_day::text, until_day::text from audits.busy_elsewhere($1, $2)',
      [from, until],
    );
    assert.notEqual(found.outcome, 'refused', found.message);
    return found.rows.map((row) => Object.values(row));
  });
}
const coordinator = scene.session('coordinator');

test('spans that touch are one, whatever asks and however many do; a quarter counts where no day is known', async () => {
  await plannedThere({ from_day: '2026-05-04', until_day: '2026-06-10' });
  await plannedThere({ from_day: '2026-06-01', until_day: '2026-06-30' });
  await plannedThere({ quarter: 2 });
  await plannedThere({ quarter: 4 });
  await plannedThere({});
  assert.deepEqual(await busy(coordinator), [
    [sharedAgency, '2026-05-04', '2026-09-30'],
    [sharedAgency, '2027-01-01', '2027-03-31'],
  ]);
  assert.deepEqual(await busy(coordinator, '2026-10-01', '2026-12-31'), []);
});

test('what was dropped is not asked, nor what is over or withdrawn', async () => {
  const before = await busy(coordinator, '2030-01-01', '2031-01-01');
  const days = { from_day: '2030-02-01', until_day: '2030-03-01' };
  await plannedThere({ ...days, dropped_on: '2026-06-01', dropped_reason: 'No time' });
  await plannedThere({ ...days, audit_id: there.bareAudit });
  assert.deepEqual(await busy(coordinator, '2030-01-01', '2031-01-01'), before);
});

test('once it has started, an audit counts by its own dates and agencies, and not by its plan', async () => {
  const plan = { from_day: '2028-02-01', until_day: '2028-03-01' };
  await db.behind(
    `update audits.planned_audit set from_day = $2, until_day = $3, agency_ids = $4 where id = $1`,
    [there.planned, plan.from_day, plan.until_day, [sharedAgency]],
  );
  const year = async () => busy(coordinator, '2028-01-01', '2029-12-31');
  // Begun, and not asked anybody yet: what was planned counts.
  assert.deepEqual(await year(), [[sharedAgency, '2028-02-01', '2028-03-01']]);
  const audit = { partnership_id: there.partnership, audit_id: there.liveAudit };
  await addRow(db, 'audits.request', { ...audit, agency_id: sharedAgency, number: 1, content: '{}' });
  await db.behind(`update audits.milestone set day = '2028-09-01' where audit_id = $1`, [there.liveAudit]);
  const milestone = { ...audit, label: 'Board', whose: 'coordinator' };
  await addRow(db, 'audits.milestone', { ...milestone, code: 'board', day: '2028-11-30' });
  assert.deepEqual(await year(), [[sharedAgency, '2028-09-01', '2028-11-30']]);
  await db.behind(`update audits.request set withdrawn_at = now() where agency_id = $1`, [sharedAgency]);
  await db.behind(`update audits.audit set stage = 'withdrawn' where id = $1`, [there.liveAudit]);
  assert.deepEqual(await year(), []);
});

test('an agency that has left here is nobody’s business here any more', async () => {
  const place = [here.partnership, sharedAgency];
  const leave = `update accounts.agency_in_partnership set left_on = $3 where partnership_id = $1 and agency_id = $2`;
  await db.behind(leave, [...place, '2026-01-01']);
  assert.deepEqual(await busy(coordinator), []);
  await db.behind(leave, [...place, null]);
  assert.notDeepEqual(await busy(coordinator), []);
});

test('those who plan elsewhere are told of nothing that serves only others, and not of what they plan themselves', async () => {
  const theirs = await busy(scene.session('coordinator', there));
  assert.deepEqual(theirs, []);
  const own = await busy(coordinator);
  assert.ok(own.every(([agency]) => agency === sharedAgency));
});

const others = [
  ...roles
    .filter((role) => role !== 'coordinator')
    .map((role) => [`the ${sayRoles([role])}`, scene.session(role)] as const),
  ...Object.entries(scene.strangers),
];
for (const [what, session] of others) {
  test(`${what} is told nothing of who is busy elsewhere`, async () => {
    assert.deepEqual(await busy(session, '2000-01-01', '2100-01-01'), []);
  });
}
