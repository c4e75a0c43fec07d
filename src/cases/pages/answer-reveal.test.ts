import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAnswering } from '#test/asked';
import { assertWritesNothing } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { lead, audit, ask, answer, show, scene, db } = opened;

test('whom an ask is about is shown for half an hour under one’s own name, and the ask was seen', async () => {
  const one = await ask();
  const { body } = await show(one.id);
  assert.match(body, /is shown until[\s\S]*Hide now[\s\S]*Sam Sample[\s\S]*12 March 2015/);
  const [row] = await db.behind(
    `select r.membership_id, r.what, r.reason_kind, r.until - r.began_at as long, a.seen_at is not null as seen
      from cases.reveal r join cases.ask a on a.case_id = r.case_id where a.id = $1`,
    [one.id],
  );
  assert.equal(row?.['membership_id'], lead.m);
  assert.deepEqual([row['what'], row['reason_kind'], row['seen']], ['disclosure', 'search_records', true]);
  const [logged] = await db.behind(
    `select detail::text || subjects::text as said from audit_log.event where event = 'asked.revealed' order by at desc limit 1`,
  );
  assert.doesNotMatch(String(logged?.['said']), /Sam|2015/);
});

test('“Hide now” ends it, and so does the time', async () => {
  const one = await ask();
  const page = await show(one.id);
  const hide = paths.answerHide(lead.m, audit, one.id);
  const hidden = await lead.submit(page, {}, { action: hide });
  assert.doesNotMatch((await lead.get(hidden.to)).body, /Sam Sample/);
  assert.match((await show(one.id)).body, /Sam Sample/);
  await db.behind(
    `update cases.reveal set began_at = began_at - interval '1 hour', until = until - interval '1 hour' where case_id = $1`,
    [one.case],
  );
  assert.doesNotMatch((await lead.get(paths.answer(lead.m, audit, one.id))).body, /Sam Sample/);
});

test('what is closed is not shown, and nothing is written down as seen', async () => {
  const one = await ask();
  const page = await lead.get(paths.answer(lead.m, audit, one.id));
  await answer(one.id, 'not_known');
  const action = paths.answerReveal(lead.m, audit, one.id);
  assert.equal((await lead.submit(page, {}, { action })).status, 303);
  assert.deepEqual(await db.behind('select 1 from cases.reveal where case_id = $1', [one.case]), []);
});

test('the ask of another agency cannot be shown [C02]', async () => {
  const own = await ask();
  const theirs = await ask({ agency: scene.here.otherAgency });
  const page = await lead.get(paths.answer(lead.m, audit, own.id));
  const csrf = /name="_csrf" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
  for (const path of [
    paths.answerReveal(lead.m, audit, theirs.id),
    paths.answerHide(lead.m, audit, theirs.id),
  ])
    await assertWritesNothing(db, 404, async () =>
      lead.post(path, { _csrf: csrf, _submission: crypto.randomUUID() }),
    );
});

test('whoever looked at very many cases at once waits', async () => {
  const one = await ask();
  await db.behind(
    `insert into cases.sample_case (partnership_id, audit_id, id, number, origin, standing, made_by)
      select $1, $2, gen_random_uuid(), 500 + n, 'supplied', 'in_sample', $3 from generate_series(1, 30) n`,
    [scene.here.partnership, audit, lead.m],
  );
  await db.behind(
    `insert into cases.reveal (partnership_id, audit_id, id, case_id, case_number, membership_id, what, reason_kind, sealed_reason, until)
      select partnership_id, audit_id, gen_random_uuid(), id, number, $1, 'disclosure', 'search_records', '\\x00', now() + interval '5 minutes'
      from cases.sample_case where number > 500 and audit_id = $2`,
    [lead.m, audit],
  );
  const page = await lead.get(paths.answer(lead.m, audit, one.id));
  const refused = await assertWritesNothing(db, 422, async () =>
    lead.submit(page, {}, { action: paths.answerReveal(lead.m, audit, one.id) }),
  );
  assert.match(refused.body, /You looked at 30 cases within 5 minutes/);
});
