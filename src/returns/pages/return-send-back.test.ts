import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, lead, audit, db, openOne, write, handIn, stateOf } = await openReturning();

test('the lead sends back with reasons by section; the auditor finds them at the section and is told by mail', async () => {
  const one = await openOne();
  await write(auditor, one, 'referrals', { 'a1-answer': 'met' });
  await handIn(one);
  const path = paths.sendBack(lead.m, audit, one.return);
  assert.equal((await auditor.get(paths.sendBack(auditor.m, audit, one.return))).status, 404);
  const page = await lead.get(path);
  const refused = await assertWritesNothing(db, 422, async () => lead.submit(page, {}, { action: path }));
  assert.deepEqual(problemsOf(refused), ['Say what is to be changed, as a whole or at a section']);
  const reasons = { why: 'Two things.', 'section-referrals': 'Which day was it?' };
  const before = await db.behind('select count(*)::int as mails from platform.outgoing_mail');
  assert.equal((await lead.submit(page, reasons, { action: path })).status, 303);
  assert.equal(await stateOf(one), 'sent_back');
  const after = await db.behind('select count(*)::int as mails from platform.outgoing_mail');
  assert.equal(Number(after[0]?.['mails']), Number(before[0]?.['mails']) + 1);
  const home = await auditor.get(paths.return(auditor.m, audit, one.return));
  assert.match(home.body, /It was sent back\.<\/strong> Two things\./);
  assert.match(home.body, /To be changed/);
  const section = await auditor.get(paths.section(auditor.m, audit, one.return, 'referrals'));
  assert.match(section.body, /Sent back:<\/strong> Which day was it\?/);
  const other = await auditor.get(paths.section(auditor.m, audit, one.return, 'assessments'));
  assert.doesNotMatch(other.body, /Sent back:/);
  await handIn(one);
  assert.equal((await lead.get(path)).status, 200);
});

test('a page that was opened before the auditor took it back sends nothing back, and keeps the reasons', async () => {
  const one = await openOne();
  await handIn(one);
  const path = paths.sendBack(lead.m, audit, one.return);
  const page = await lead.get(path);
  const home = await auditor.get(paths.return(auditor.m, audit, one.return));
  await auditor.submit(home, {}, { action: paths.step(auditor.m, audit, one.return) });
  const stale = await assertWritesNothing(db, 409, async () =>
    lead.submit(page, { why: 'My reasons' }, { action: path }),
  );
  assert.match(stale.body, /My reasons/);
});
