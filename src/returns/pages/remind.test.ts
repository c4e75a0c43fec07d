import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addContact } from '#accounts';
import { openReturning } from '#test/returns';
import { paths } from '../paths.ts';

const { coordinator, lead, audit, db, scene, openOne } = await openReturning();
const contact = { member: null, name: 'Lena Lead', post: null, service: null, setting: null, position: 1 };
await db.database.transact(scene.session('coordinator'), 'write', async (tx) =>
  addContact(tx, scene.here.partnership, scene.here.agency, {
    ...contact,
    part: 'lead',
    from: null,
    until: null,
    ways: { email: 'lead@example.org', telephone: null, outOfHours: false, reachable: null },
  }),
);

async function mails(): Promise<number> {
  const [row] = await db.behind(
    `select count(*)::int as mails from platform.outgoing_mail where about = 'return_waits'`,
  );
  return Number(row?.['mails']);
}

test('one click reminds whoever answers for the agency, once a day, and stands in the history', async () => {
  const one = await openOne();
  const page = await coordinator.get(paths.signed(coordinator.m, audit, one.return));
  const send = { action: paths.remind(coordinator.m, audit, one.return) };
  const sent = await coordinator.submit(page, {}, send);
  assert.match((await coordinator.get(sent.to)).body, /A reminder is on its way/);
  assert.equal(await mails(), 1);
  const again = await coordinator.submit(await coordinator.get(sent.to), {}, send);
  assert.match((await coordinator.get(again.to)).body, /Nobody was written to/);
  assert.equal(await mails(), 1);
  const steps = await db.behind(`select 1 from returns.step where return_id = $1 and kind = 'nudged'`, [
    one.return,
  ]);
  assert.equal(steps.length, 1);
  const theirs = await lead.get(paths.return(lead.m, audit, one.return));
  assert.match(theirs.body, /Reminded/);
});

test('all who are late are reminded with one mail each, and nobody who is not', async () => {
  await db.behind('delete from platform.outgoing_mail');
  const [late, other] = [await openOne(), await openOne()];
  await db.behind(`update returns.return set due_on = '2026-01-05' where id = any ($1)`, [[late.return]]);
  await db.behind(`update returns.return set due_on = '2100-01-05' where id <> $1`, [late.return]);
  const page = await coordinator.get(paths.progress(coordinator.m, audit));
  const send = { action: paths.remindLate(coordinator.m, audit) };
  const sent = await coordinator.submit(page, {}, send);
  assert.match((await coordinator.get(sent.to)).body, /One mail was written/);
  const steps = await db.behind(
    `select return_id from returns.step where kind = 'nudged' and return_id = any ($1)`,
    [[late.return, other.return]],
  );
  assert.deepEqual(steps, [{ return_id: late.return }]);
});

test('an agency reminds nobody', async () => {
  const one = await openOne();
  const { body } = await lead.get(paths.section(lead.m, audit, one.return, 'referrals'));
  const csrf = /name="_csrf" value="([^"]*)"/.exec(body)?.[1] ?? '';
  const forged = { _csrf: csrf, _submission: crypto.randomUUID() };
  assert.equal((await lead.post(paths.remind(lead.m, audit, one.return), forged)).status, 404);
});
