import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const opened = await openReturning();
const { auditor, lead, coordinator, as, site, scene, audit, db, openOne, write } = opened;
const one = await openOne();
const section = paths.section(auditor.m, audit, one.return, 'referrals');

test('a section is the lead’s and the auditors’ of the case, and nobody else’s (abuse C01)', async () => {
  assert.equal((await auditor.get(section)).status, 200);
  assert.equal((await lead.get(paths.section(lead.m, audit, one.return, 'referrals'))).status, 200);
  assert.equal((await site.visitor().get(section)).status, 404);
  for (const role of ['coordinator', 'panel_chair', 'data_guardian', 'administrator'] as const) {
    const visitor = as(role);
    assert.equal(
      (await visitor.get(paths.section(visitor.m, audit, one.return, 'referrals'))).status,
      404,
      role,
    );
  }
  const elsewhere = as('agency_lead', scene.there);
  assert.equal((await elsewhere.get(paths.section(elsewhere.m, audit, one.return, 'referrals'))).status, 404);
});

test('an answer with its comment is saved sealed, shown again, and counted by its code alone', async () => {
  const saved = await write(auditor, one, 'referrals', {
    'a1-answer': 'partly',
    'a1-evidence': 'Contact record, 3 March 2025',
    'a1-comment': 'Ada Quillfeather was named late.',
  });
  assert.equal(saved.status, 303);
  const page = await auditor.get(section);
  assert.match(page.body, /Ada Quillfeather was named late/);
  const [row] = await db.behind('select answer, sealed from returns.entry where return_id = $1', [
    one.return,
  ]);
  assert.equal(row?.['answer'], 'partly');
  assert.doesNotMatch(String(row?.['sealed']), /Quillfeather/);
  const list = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(list.body, /1 of 5 answered/);
});

test('two auditors who change one answer at once see both texts; neither is lost', async () => {
  const [mine, theirs] = [
    await auditor.get(section),
    await lead.get(paths.section(lead.m, audit, one.return, 'referrals')),
  ];
  const send = { action: section };
  assert.equal(
    (
      await lead.submit(
        theirs,
        { 'a2-answer': 'met', 'a2-comment': 'In time.' },
        { action: paths.section(lead.m, audit, one.return, 'referrals') },
      )
    ).status,
    303,
  );
  const stale = await assertWritesNothing(db, 409, async () =>
    auditor.submit(mine, { 'a2-answer': 'not_met', 'a2-comment': 'Two days late.' }, send),
  );
  assert.match(stale.body, /In time\.[\s\S]*Two days late\./);
  const other = await auditor.submit(mine, { 'a3-answer': 'met' }, send);
  assert.equal(other.status, 303);
  const both = await auditor.get(section);
  assert.match(both.body, /In time\./);
});

test('whoever writes in the section now is named to the others', async () => {
  await write(lead, one, 'referrals', { 'a4-answer': 'met' });
  assert.match((await auditor.get(section)).body, /Writing in this section now, too/);
  const list = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(list.body, /Writing in it now/);
});

test('what was still being typed when the return was handed in is given back, and not written', async () => {
  const late = await openOne();
  const path = paths.section(auditor.m, audit, late.return, 'referrals');
  await write(auditor, late, 'referrals', { 'a2-answer': 'met', 'a2-comment': 'Stands already.' });
  const page = await auditor.get(path);
  await db.behind(`update returns.return set state = 'submitted' where id = $1`, [late.return]);
  const answer = await assertWritesNothing(db, 409, async () =>
    auditor.submit(page, { 'a1-answer': 'partly', 'a1-comment': 'The last of my words' }, { action: path }),
  );
  assert.match(answer.body, /Nothing was saved[\s\S]*Answer: Partly met[\s\S]*The last of my words/);
  assert.doesNotMatch(answer.body, /Stands already/);
  assert.equal((await auditor.get(path)).status, 303);
});

test('a coordinator opens no section, also not of a return that is handed in', async () => {
  assert.equal(
    (await coordinator.get(paths.section(coordinator.m, audit, one.return, 'referrals'))).status,
    404,
  );
});
