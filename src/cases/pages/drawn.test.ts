import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFrame } from '#test/cases';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openIdentity } from '../store/identity.ts';
import { child } from '../builders.ts';
import { permit } from '../permit.ts';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, site } = opened;
const { m } = coordinator;
const audit = scene.here.liveAudit;
const key = { partnership: scene.here.partnership, audit };
await db.behind('delete from cases.draw where audit_id = $1', [audit]);
const children = Array.from({ length: 12 }, (_, n) =>
  child({ name: `Child ${n}`, reference: `R${n}`, household: n < 9 ? `house ${n % 3}` : '' }),
);
await addFrame({ db, scene, keys: site.keys }, children);

async function commit(fields: Record<string, string> = {}): Promise<string> {
  const page = await coordinator.get(paths.draw(m, audit));
  const right = { 'quota-1-cases': '4', 'quota-1-reserves': '3', differs: 'yes', reason: 'Needed anew.' };
  const answer = await coordinator.submit(page, { ...right, ...fields });
  assert.equal(answer.status, 303);
  return answer.to;
}
const listCases = async () =>
  await db.behind(
    `select id, number, standing, left_because, draw_id, quota, rank, frame_row_id, method from cases.sample_case
     where audit_id = $1 and draw_id is not null order by number`,
    [audit],
  );

const first = await commit();
const id = first.split('/').at(-1) ?? '';

test('a draw is its coordinators’ to see', async () => {
  await assertOnlyItsCoordinators(opened, (who, of) => paths.drawn(who, of, id), audit);
});

test('what is committed is drawn: numbers, keys, sealed identities, a method; nothing of a child is in the page or the log', async () => {
  const page = await coordinator.get(first);
  assert.match(page.body, /Nothing is drawn yet/);
  const answer = await coordinator.submit(page, {});
  assert.equal(answer.to, first);
  const cases = await listCases();
  assert.deepEqual(
    cases.map((one) => one['standing']),
    ['in_sample', 'in_sample', 'in_sample', 'in_sample', 'reserve', 'reserve', 'reserve'],
  );
  assert.equal(new Set(cases.map((one) => one['frame_row_id'])).size, 7);
  const names = new Set<string>();
  for (const { id: caseId } of cases) {
    const got = await db.database.transact(scene.session('coordinator'), 'read', async (tx) =>
      openIdentity(tx, site.keys, key, permit<'reveal identity'>(String(caseId))),
    );
    assert.ok(got.state === 'open');
    names.add(got.pack.people[0]?.name ?? '');
  }
  assert.equal(names.size, 7);
  const drawn = await coordinator.get(first);
  assert.match(drawn.body, /It was drawn: 4 cases and 3 reserves, from 12 children\./);
  // The tags hold guards at random; the words are what is read.
  assert.doesNotMatch(drawn.body.replaceAll(/<[^>]+>/g, ' '), /Child \d|house \d|R\d/);
  const events = await db.behind(
    `select detail::text as text from audit_log.event where event like 'draw.%'`,
  );
  assert.doesNotMatch(JSON.stringify(events), /Child \d|house \d/);
});

test('that cases share a household is told as a count, and the marks tell nothing', async () => {
  const { body } = await coordinator.get(first);
  const [row] = await db.behind(
    `select count(*)::int as cases from cases.household h join cases.sample_case c on c.id = h.case_id
     where c.audit_id = $1 and h.mark in (select mark from cases.household where audit_id = $1 group by mark having count(*) > 1)`,
    [audit],
  );
  assert.ok(Number(row?.['cases']) > 0);
  assert.match(body, new RegExp(`${String(row?.['cases'])} cases share a household with another case`));
});

test('drawn again from the same seed, the same come out, and nothing is changed (W13)', async () => {
  const again = await assertWritesNothing(db, 200, async () =>
    coordinator.get(paths.drawn(m, audit, id, { check: 'yes' })),
  );
  assert.match(again.body, /its digest is the same/);
  assert.match(again.body, /the same 7 children come out, for the same cases/);
});

test('a draw that was tampered with behind the program is noticed (W13)', async () => {
  const [one] = await listCases();
  const was = [one?.['rank'], one?.['id']];
  await db.behind('update cases.sample_case set rank = 99 where id = $1', [one?.['id']]);
  const check = async () => (await coordinator.get(paths.drawn(m, audit, id, { check: 'yes' }))).body;
  assert.match(await check(), /other children come out/);
  await db.behind('update cases.sample_case set rank = $1 where id = $2', was);
  assert.match(await check(), /the same 7 children come out/);
});

test('a draw that was drawn is not drawn twice', async () => {
  const stale = await coordinator.get(first);
  assert.doesNotMatch(stale.body, />\s*Draw now\s*</);
  const second = await commit();
  const pages = await Promise.all([coordinator.get(second), coordinator.get(second)]);
  const before = (await listCases()).length;
  const answers = await Promise.all(pages.map(async (page) => coordinator.submit(page, {})));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [303, 409],
  );
  const refused = answers.find(({ status }) => status === 409);
  assert.match(refused?.body ?? '', /Nothing was drawn a second time/);
  assert.equal((await listCases()).length, before + 7);
});

test('a second draw stands beside the first, with its reason; the cases of the first leave, their numbers are not reused (W13)', async () => {
  const cases = await listCases();
  assert.ok(
    cases.slice(0, 7).every((one) => one['standing'] === 'left' && one['left_because'] === 'drawn_again'),
  );
  assert.equal(new Set(cases.map((one) => one['number'])).size, cases.length);
  const { body } = await coordinator.get(first);
  assert.match(body, /Draw 1 of 2/);
  assert.match(body, /Draw 2 of 2<\/a>,[\s\S]*Needed anew\./);
  assert.match(
    (await coordinator.get(paths.drawn(m, audit, id, { check: 'yes' }))).body,
    /the same 7 children/,
  );
});

test('once the list has changed nothing is drawn by what was committed before', async () => {
  const third = await commit();
  const page = await coordinator.get(third);
  const [row] = await db.behind(
    `select frame_id, id from cases.frame_row r where audit_id = $1 and not exists
       (select from cases.frame_mark k where k.row_id = r.id) limit 1`,
    [audit],
  );
  await db.behind(
    `insert into cases.frame_mark (partnership_id, audit_id, id, frame_id, row_id, kind, reason, set_by)
     values ($1, $2, gen_random_uuid(), $3, $4, 'held', 'proceedings', $5)`,
    [key.partnership, audit, row?.['frame_id'], row?.['id'], m],
  );
  const refused = await assertWritesNothing(db, 409, async () => coordinator.submit(page, {}));
  assert.match(refused.body, /has changed since this draw was committed\. Nothing was drawn/);
  const fourth = await commit();
  const late = await assertWritesNothing(db, 409, async () => coordinator.submit(page, {}));
  assert.match(late.body, /A later draw has been committed meanwhile/);
  await coordinator.submit(await coordinator.get(fourth), {});
  const held = await db.behind(
    `select 1 from cases.sample_case where frame_row_id = $1 and standing <> 'left'`,
    [row?.['id']],
  );
  assert.equal(held.length, 0);
});

test('agencies that were asked about cases that leave are told, once somebody says so', async () => {
  const [one] = (await listCases()).filter((row) => row['standing'] === 'in_sample');
  await db.behind(
    `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, due_on, asked_by)
     values ($1, $2, gen_random_uuid(), $3, $4, $5, '2026-12-01', $6)`,
    [key.partnership, audit, one?.['id'], one?.['number'], scene.here.agency, m],
  );
  const page = await coordinator.get(await commit());
  const refused = await assertWritesNothing(db, 422, async () => coordinator.submit(page, {}));
  assert.deepEqual(problemsOf(refused), [
    'Agencies were asked about cases that would leave. Say that what they were asked is withdrawn',
  ]);
  assert.equal((await coordinator.submit(refused, { withdraw: 'yes' })).status, 303);
  const [ask] = await db.behind('select withdrawn_reason from cases.ask where case_id = $1', [one?.['id']]);
  assert.equal(ask?.['withdrawn_reason'], 'The cases were drawn again.');
});

test('a list that was destroyed, or a row that was changed, is said on the page', async () => {
  await db.behind(
    `update cases.frame_row set sealed = '\\x00' where audit_id = $1 and id = any (select id from cases.frame_row r
       where r.audit_id = $1 and not exists (select from cases.frame_mark k where k.row_id = r.id) limit 1)`,
    [audit],
  );
  assert.match(
    (await coordinator.get(paths.drawn(m, audit, id, { check: 'yes' }))).body,
    /A row of the list does not open/,
  );
  assert.match((await coordinator.get(paths.draw(m, audit))).body, /A row of the list does not open/);
});
