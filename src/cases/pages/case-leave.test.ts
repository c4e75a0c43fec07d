import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { openDrawn } from '#test/drawn';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene } = opened;
const { m } = coordinator;
const audit = scene.here.liveAudit;
const { drawn } = await openDrawn(
  opened,
  Array.from({ length: 9 }, (_, n) => child({ name: `Child ${n}` })),
  4,
  4,
);
const sample = drawn.filter((one) => one.standing === 'in_sample');
const leave = (id: string | undefined) => paths.caseLeave(m, audit, id ?? '');
const standingOf = async (id: string | undefined) =>
  (
    await db.behind('select standing, replaces, left_because, method from cases.sample_case where id = $1', [
      id,
    ])
  )[0];
const reserves = async () =>
  (
    await db.behind(
      `select id, number from cases.sample_case where audit_id = $1 and standing = 'reserve' order by rank`,
      [audit],
    )
  ).map((row) => String(row['id']));

test('that a case leaves is its coordinators’ to say', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.caseLeave(who, of, sample[0]?.id ?? ''), audit);
});

test('without a reason, and without more about another reason, nothing happens', async () => {
  const page = await coordinator.get(leave(sample[0]?.id));
  const none = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { place: 'nobody' }));
  assert.deepEqual(problemsOf(none), ['Choose why it leaves']);
  const other = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(none, { because: 'other', place: 'nobody' }),
  );
  assert.deepEqual(problemsOf(other), ['Say why it leaves']);
  const forged = { because: 'drawn_again', place: 'nobody' };
  assert.equal(
    (await assertWritesNothing(db, 422, async () => coordinator.submit(page, forged))).status,
    422,
  );
});

test('the first reserve of its group takes the place; both cases say so, what agencies were asked is withdrawn', async () => {
  const [one] = sample;
  await db.behind(
    `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, due_on, asked_by)
     values ($1, $2, gen_random_uuid(), $3, $4, $5, '2026-12-01', $6)`,
    [scene.here.partnership, audit, one?.id, one?.number, scene.here.agency, m],
  );
  const [next] = await reserves();
  const page = await coordinator.get(leave(one?.id));
  assert.match(page.body, /What an agency was asked about it is withdrawn/);
  const answer = await coordinator.submit(page, {
    because: 'live_investigation',
    note: 'Said on the telephone.',
  });
  assert.equal(answer.status, 303);
  assert.equal((await standingOf(next))?.['replaces'], one?.id);
  assert.match((await coordinator.get(answer.to)).body, /Left: live investigation\. Case \d+ took its place/);
  assert.match(
    (await coordinator.get(paths.case(m, audit, next ?? ''))).body,
    /Drawn at random, in place of Case/,
  );
  const [ask] = await db.behind('select withdrawn_reason from cases.ask where case_id = $1', [one?.id]);
  assert.equal(ask?.['withdrawn_reason'], 'The case left the sample.');
  const [event] = await db.behind(
    `select detail::text as text, subjects from audit_log.event where event = 'case.left' and outcome = 'done'`,
  );
  assert.match(String(event?.['text']), /"because": "live_investigation"/);
  assert.ok(((event?.['subjects'] ?? []) as string[]).includes(next ?? ''));
  const rows = await db.behind('select sealed_reason from cases.sample_case where id = $1', [one?.id]);
  assert.doesNotMatch(Buffer.from(rows[0]?.['sealed_reason'] as Uint8Array).toString('latin1'), /telephone/);
});

test('another reserve takes the place only with a reason', async () => {
  const one = sample[1];
  const [, later] = await reserves();
  const page = await coordinator.get(leave(one?.id));
  const chosen = { because: 'not_known', place: later ?? '' };
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, chosen));
  assert.match(
    problemsOf(refused)[0] ?? '',
    /^Say why Case \d+ takes the place, and not the next of the group$/,
  );
  const answer = await coordinator.submit(refused, {
    ...chosen,
    why: 'The next one is a brother of Case 3.',
  });
  assert.equal(answer.status, 303);
  assert.equal((await standingOf(later))?.['replaces'], one?.id);
});

test('the place may stay empty, and a reserve may leave without anybody taking its place', async () => {
  const one = sample[2];
  const page = await coordinator.get(leave(one?.id));
  assert.equal((await coordinator.submit(page, { because: 'duplicate', place: 'nobody' })).status, 303);
  assert.equal((await standingOf(one?.id))?.['standing'], 'left');
  const [reserve] = await reserves();
  const itself = await coordinator.get(leave(reserve));
  assert.doesNotMatch(itself.body, /Who takes its place/);
  assert.equal((await coordinator.submit(itself, { because: 'conflict' })).status, 303);
  assert.equal((await coordinator.get(leave(reserve))).status, 404);
});

test('two who let cases leave at once do not give one reserve to both', async () => {
  const one = sample[3];
  const [next] = await reserves();
  const pages = await Promise.all([coordinator.get(leave(one?.id)), coordinator.get(leave(one?.id))]);
  const answers = await Promise.all(
    pages.map(async (page) => coordinator.submit(page, { because: 'proceedings', place: next ?? '' })),
  );
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  );
  const late = answers.find(({ status }) => status === 409);
  assert.match(late?.body ?? '', /Nothing of yours was done\. Case \d+ now: Left: court proceedings/);
});

test('a case whose key does not open leaves without a note, and says so where there is one', async () => {
  const page = await coordinator.get(leave(scene.here.sampleCase));
  const noted = { because: 'not_known', note: 'Nobody knew the child.', place: 'nobody' };
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, noted));
  assert.match(problemsOf(refused)[0] ?? '', /cannot be sealed: its key does not open/);
  assert.equal((await coordinator.submit(refused, { ...noted, note: '' })).status, 303);
});
