import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAnswering } from '#test/asked';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';

const opened = await openAnswering();
const { lead, auditor, as, audit, ask, answer, give, addAuditor, note, coordinator, scene, db } = opened;

async function given() {
  const one = await ask();
  await answer(one.id, 'known_in_scope');
  await give(one.id);
  return { ...one, path: paths.myCase(auditor.m, audit, one.case) };
}

test('a case that was not given is not there, nor that it exists [C01, C03]', async () => {
  const one = await ask();
  await answer(one.id, 'known_in_scope');
  const page = await auditor.get(paths.mine(auditor.m));
  assert.doesNotMatch(page.body, new RegExp(`Case ${one.number}<`));
  assert.equal((await auditor.get(paths.myCase(auditor.m, audit, one.case))).status, 404);
  assert.equal((await lead.get(paths.myCase(lead.m, audit, one.case))).status, 404);
  assert.equal((await coordinator.get(paths.myCase(coordinator.m, audit, one.case))).status, 404);
  const other = await given();
  const csrf = /name="_csrf" value="([^"]*)"/.exec((await auditor.get(other.path)).body)?.[1] ?? '';
  for (const path of [paths.myCaseReveal, paths.myCaseHide, paths.myCaseConflict])
    await assertWritesNothing(db, 404, async () =>
      auditor.post(path(auditor.m, audit, one.case), {
        _csrf: csrf,
        _submission: crypto.randomUUID(),
        why: 'The family are neighbours of ours.',
      }),
    );
  const there = as('auditor', scene.there);
  assert.equal((await there.get(paths.myCase(there.m, audit, other.case))).status, 404);
});

test('an auditor sees what the agency was told while they look, and nothing once the agency does not know them', async () => {
  const one = await given();
  const page = await auditor.get(one.path);
  assert.doesNotMatch(page.body, /Sam Sample/);
  assert.match(page.body, /A child may be unsafe now/);
  const shown = await auditor.submit(page, {}, { action: paths.myCaseReveal(auditor.m, audit, one.case) });
  const seen = await auditor.get(shown.to);
  assert.match(seen.body, /is shown until[\s\S]*Sam Sample/);
  await note(one.id, 'not_known');
  const closed = await auditor.get(one.path);
  assert.doesNotMatch(closed.body, /Sam Sample/);
  assert.match(closed.body, /can be read now/);
  const hidden = await auditor.submit(closed, {}, { action: paths.myCaseHide(auditor.m, audit, one.case) });
  assert.match((await auditor.get(hidden.to)).body, /Show who this is/);
});

test('an auditor declares that they are too close; the lead reads why and settles it [C06]', async () => {
  await addAuditor('Somebody Else');
  const one = await given();
  const action = paths.myCaseConflict(auditor.m, audit, one.case);
  const page = await auditor.get(one.path);
  const empty = await assertWritesNothing(db, 422, async () => auditor.submit(page, { why: '' }, { action }));
  assert.deepEqual(problemsOf(empty), ['Enter the reason']);
  await auditor.submit(page, { why: 'I was the family’s health visitor in 2019.' }, { action });
  const after = await auditor.get(one.path);
  assert.match(after.body, /You declared on [\s\S]*Not settled yet/);
  const [row] = await db.behind('select id, found from cases.conflict where case_id = $1', [one.case]);
  assert.equal(row?.['found'], 'declared');
  const path = paths.conflict(lead.m, audit, one.id, String(row['id']));
  const settling = await lead.get(path);
  assert.match(settling.body, /health visitor in 2019/);
  await lead.submit(settling, { settled: 'stands_back' }, { action: path });
  assert.equal((await auditor.get(one.path)).status, 404);
});

test('somebody whose membership has ended sees no case any more [C23]', async () => {
  const one = await given();
  await db.behind('update accounts.membership set ended_at = now() where id = $1', [auditor.m]);
  assert.equal((await auditor.get(one.path)).status, 404);
});
