import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyCoordinatorsOfCase, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { coordinator, db, scene, audit, addCase, passTime, logged } = opened;
const { m } = coordinator;
const { id, number } = await addCase(child({ name: 'Ada Quillfeather' }));
const form = paths.reveal(m, audit, id);

test('looking is the coordinators’', async () => {
  await assertOnlyCoordinatorsOfCase(opened, paths.reveal, id);
});

test('without a reason and a time nothing is shown, and nothing written', async () => {
  const page = await coordinator.get(form);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { kind: '', minutes: '90' }),
  );
  assert.deepEqual(problemsOf(answer), ['Choose why you look', 'Choose for how long']);
});

test('another reason needs words of one’s own, and what is typed is kept (abuse C13)', async () => {
  const page = await coordinator.get(form);
  for (const [reason, said] of [
    ['', /at least 20 characters/],
    ['need to look', /at least 20 characters/],
    ['test test test test test', /words of your own/],
  ] as const) {
    const answer = await assertWritesNothing(db, 422, async () =>
      coordinator.submit(page, { kind: 'other', reason, minutes: '15' }),
    );
    assert.match(problemsOf(answer).join(), said);
    assert.match(answer.body, new RegExp(`>${reason}</textarea>`));
  }
});

test('a look stands under one’s own name, for no longer than asked, with its reason sealed', async () => {
  const page = await coordinator.get(form);
  const reason = 'Checking an address with the school of the sibling';
  const answer = await coordinator.submit(page, { kind: 'other', reason, minutes: '60' });
  assert.equal(answer.to, paths.identity(m, audit, id));
  const [row] = await db.behind(
    `select membership_id, case_number, what, extract(epoch from until - began_at)::int as seconds,
       encode(sealed_reason, 'escape') as sealed from cases.reveal where case_id = $1`,
    [id],
  );
  assert.equal(row?.['membership_id'], m);
  assert.equal(row['case_number'], number);
  assert.equal(row['what'], 'identity');
  assert.equal(row['seconds'], 3600);
  assert.doesNotMatch(String(row['sealed']), /school|address/);
  assert.deepEqual((await logged('identity.revealed'))['detail'], { reason: 'other', minutes: 60 });
});

test('the same form sent twice is one look', async () => {
  const page = await coordinator.get(form);
  const fields = { kind: 'concern', minutes: '15' };
  const before = await db.behind('select id from cases.reveal where case_id = $1', [id]);
  await coordinator.submit(page, fields);
  await coordinator.submit(page, fields);
  const after = await db.behind('select id from cases.reveal where case_id = $1', [id]);
  assert.equal(after.length, before.length + 1);
});

test('who looked at 30 cases within five minutes looks no further for half an hour, and it is noted (abuse C14)', async () => {
  const cases = [];
  for (let at = 0; at < 30; at += 1) cases.push((await addCase(child({ reference: `B-${at}` }))).id);
  const look = async (caseId: string) =>
    coordinator.submit(await coordinator.get(paths.reveal(m, audit, caseId)), {
      kind: 'check_draw',
      minutes: '15',
    });
  // The look that stands in the scene began when the scene was made, which may be minutes ago.
  await passTime(scene.here.sampleCase);
  let refused = 0;
  for (const caseId of cases) if ((await look(caseId)).status !== 303) refused += 1;
  // The case looked at above counts as well.
  assert.equal(refused, 1);
  const answer = await look(cases.at(-1) ?? '');
  assert.equal(answer.status, 422);
  assert.match(problemsOf(answer).join(), /looked at 30 cases within 5 minutes/);
  assert.deepEqual((await logged('identity.revealed'))['detail'], { paused: true });
  await db.behind(
    `update cases.reveal set began_at = began_at - interval '36 minutes', until = until - interval '36 minutes'`,
  );
  assert.equal((await look(cases.at(-1) ?? '')).status, 303);
});
