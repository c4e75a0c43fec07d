import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFrame } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, site } = opened;
const { m } = coordinator;
const audit = scene.here.liveAudit;
const draw = paths.draw(m, audit);
await db.behind('delete from cases.draw where audit_id = $1', [audit]);

test('drawing is its coordinators’', async () => {
  await assertOnlyItsCoordinators(opened, paths.draw, audit);
});

test('without a child who can be drawn the page says why, and leads to the list', async () => {
  const page = await coordinator.get(draw);
  assert.match(page.body, /Nobody is left to draw: 1 on the list, 1 held\./);
  assert.ok(page.body.includes(paths.frame(m, audit)));
});

test('groups that cannot be met are told at their place, and nothing is committed', async () => {
  const frame = { db, scene, keys: site.keys };
  await addFrame(
    frame,
    Array.from({ length: 8 }, (_, n) =>
      child({ name: `Child ${n}`, status: n < 6 ? 'child_protection' : '' }),
    ),
  );
  const page = await coordinator.get(draw);
  assert.match(page.body, /8 of the 9 children on the list can be drawn; 1 held\./);
  const wrong = {
    'quota-1-status': 'child_protection',
    'quota-1-cases': '7',
    'quota-2-cases': '1',
  };
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, wrong));
  assert.deepEqual(problemsOf(refused), [
    'Only 6 children fit group 1. Enter 6 or fewer cases',
    'A child could be of group 2 and of group 1. Part them by area, status, age, sex or ethnicity',
    'The agreed terms say 12 cases, and here are 8. Change the numbers, or say below that they differ on purpose',
  ]);
  assert.match(refused.body, /href="#quota-1-cases"/);
  assert.match(refused.body, /value="7"/);
});

test('a figure that is none, a choice that is not offered and a group without a number are told', async () => {
  const page = await coordinator.get(draw);
  const wrong = {
    'quota-1-cases': 'many',
    'quota-2-age': 'ancient',
    'quota-2-cases': '1',
    'quota-3-sex': 'male',
  };
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, wrong));
  assert.deepEqual(problemsOf(refused), [
    'Cases of group 1 must be a whole number from 0 to 200',
    'Age of group 2: choose again, what was chosen is not offered',
    'Enter how many cases are to be drawn from group 3',
  ]);
});

test('another group can be added without losing what was typed', async () => {
  const page = await coordinator.get(draw);
  const more = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { do: 'more', 'quota-1-cases': '3' }),
  );
  assert.match(more.body, /Group 2/);
  assert.match(more.body, /id="quota-1-cases"[^>]*value="3"/);
  assert.deepEqual(problemsOf(more), []);
});

test('the seed, the groups and the digest of the list are committed, and stand in the log, before anything is drawn (W13)', async () => {
  const page = await coordinator.get(draw);
  const answer = await coordinator.submit(page, {
    'quota-1-status': 'child_protection',
    'quota-1-cases': '3',
    'quota-1-reserves': '2',
    'one-of-household': 'yes',
    differs: 'yes',
  });
  assert.equal(answer.status, 303);
  const [row] = await db.behind('select * from cases.draw where audit_id = $1', [audit]);
  assert.match(String(row?.['seed']), /^[0-9a-f]{64}$/);
  assert.equal(row?.['frame_size'], 8);
  assert.equal(row?.['drawn_at'], null);
  const [event] = await db.behind(
    `select detail, subjects from audit_log.event where event = 'draw.committed' and outcome = 'done'`,
  );
  const detail = event?.['detail'] as Record<string, unknown>;
  assert.equal(detail['seed'], row?.['seed']);
  assert.equal(detail['list'], row?.['frame_digest']);
  assert.equal(detail['quotas'], '1: status=child_protection 3+2');
  assert.ok(((event?.['subjects'] ?? []) as string[]).includes(String(row?.['id'])));
  const cases = await db.behind(
    'select 1 from cases.sample_case where audit_id = $1 and draw_id is not null',
    [audit],
  );
  assert.equal(cases.length, 0);
});

test('a second draw needs a reason, and a page that was open meanwhile commits nothing (W13)', async () => {
  const page = await coordinator.get(draw);
  assert.match(page.body, /Draw 1<\/a>:\s+committed, not drawn/);
  const refused = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { 'quota-1-cases': '2', differs: 'yes' }),
  );
  assert.deepEqual(problemsOf(refused), ['Enter the reason why it is drawn again']);
  const stale = await coordinator.get(draw);
  const again = {
    'quota-1-cases': '2',
    'quota-1-reserves': '0',
    reason: 'The list was incomplete.',
    differs: 'yes',
  };
  assert.equal((await coordinator.submit(page, again)).status, 303);
  const late = await assertWritesNothing(db, 409, async () => coordinator.submit(stale, again));
  assert.match(late.body, /Somebody else committed a draw since you opened this page/);
  assert.match(late.body, /The list was incomplete\./);
});

test('two who commit at the same moment: one is committed, the other sees it', async () => {
  const pages = await Promise.all([coordinator.get(draw), coordinator.get(draw)]);
  const fields = { 'quota-1-cases': '1', 'quota-1-reserves': '0', reason: 'Once more.', differs: 'yes' };
  const answers = await Promise.all(pages.map(async (page) => coordinator.submit(page, fields)));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  );
  const rows = await db.behind('select 1 from cases.draw where audit_id = $1 and number = 3', [audit]);
  assert.equal(rows.length, 1);
});
