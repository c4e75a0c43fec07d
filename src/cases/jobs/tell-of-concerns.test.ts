import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemNow } from '#platform/time';
import { openConcernGround } from '#test/concerns';
import { openPostOffice } from '#test/post-office';
import { tellOfConcerns } from './tell-of-concerns.ts';

const ground = await openConcernGround();
const { db, site, scene, audit, chair, lead, coordinator, raise, move } = ground;
const { people } = scene.here;
const { transact } = db.database;
const post = await openPostOffice(db, site.keys);
const addressOf = (role: keyof typeof people): string => `${people[role].person}@example.org`;
const [recipient, deputy, keeper] = [
  addressOf('panel_chair'),
  addressOf('data_guardian'),
  addressOf('coordinator'),
];
const address = 'https://audits.example.org';

// Nobody else coordinates here.
await db.behind(
  `update accounts.membership set ended_at = now() where partnership_id = $1 and id <> $2 and roles && '{coordinator}'`,
  [scene.here.partnership, people.coordinator.membership],
);

/** Asks several at once, as several workers do, and delivers; to whom. */
async function told(): Promise<readonly string[]> {
  const ask = async () =>
    tellOfConcerns(transact, { keys: site.keys, site: address }, new AbortController().signal);
  await Promise.all([ask(), ask(), ask()]);
  return (await post.collect()).map(({ to }) => to).toSorted();
}

/** As if the moment had been so many minutes ago. Chases that were are moved with it. */
async function letPass(concern: string, minutes: number): Promise<void> {
  await db.behind(
    `update cases.concern set acknowledge_by = acknowledge_by - $2 * interval '1 minute' where id = $1`,
    [concern, minutes],
  );
  await db.behind(
    `update cases.concern_step set done_at = done_at - $2 * interval '1 minute' where concern_id = $1`,
    [concern, minutes],
  );
}

async function settle(concern: string): Promise<void> {
  await move(coordinator, concern, { move: 'acknowledge' });
}

async function hours(kept: string): Promise<void> {
  await db.behind('update cases.concern_route set hours = $2 where audit_id = $1', [audit, kept]);
}

async function chases(concern: string): Promise<number> {
  const rows = await db.behind(
    `select done_by from cases.concern_step where concern_id = $1 and kind = 'chased'`,
    [concern],
  );
  assert.ok(rows.every(({ done_by }) => done_by === null));
  return rows.length;
}

test('the recipient is told at once, once, whatever becomes of the audit', async () => {
  await db.behind(`update audits.audit set stage = 'closed' where id = $1`, [audit]);
  await db.behind(`update audits.audit set stage = 'underway' where id = $1`, [audit]);
  const concern = await raise(lead);
  await db.behind(`update audits.audit set stage = 'withdrawn' where id = $1`, [audit]);
  assert.deepEqual(await told(), [recipient]);
  assert.deepEqual(await told(), []);
  assert.equal(await chases(concern), 0);
  await db.behind(`update audits.audit set stage = 'underway' where id = $1`, [audit]);
  await settle(concern);
});

test('out of hours the deputy is told as well, also when the hours end before it is acknowledged', async () => {
  // Never: the one minute of a week that it may be is not now.
  const never = `${(systemNow().toZonedDateTimeISO('Europe/London').dayOfWeek % 7) + 1} 00:00-00:01`;
  const concern = await raise(lead);
  assert.deepEqual(await told(), [recipient]);
  await hours(never);
  assert.deepEqual(await told(), [deputy]);
  await settle(concern);
  const other = await raise(lead);
  assert.deepEqual(await told(), [recipient, deputy].toSorted());
  await settle(other);
  await hours('');
});

test('when it is late the recipient and the deputy are written to, then the coordinators, each chase a step', async () => {
  const concern = await raise(lead);
  await told();
  await letPass(concern, 61);
  assert.deepEqual(await told(), [recipient, deputy].toSorted());
  assert.deepEqual(await told(), []);
  await letPass(concern, 16);
  assert.deepEqual(await told(), [keeper]);
  assert.deepEqual(await told(), []);
  assert.equal(await chases(concern), 2);
  await letPass(concern, 24 * 60);
  assert.deepEqual(await told(), [recipient, deputy, keeper].toSorted());
  await settle(concern);
  await letPass(concern, 24 * 60);
  assert.deepEqual(await told(), []);
});

test('after days of standstill each gets one mail', async () => {
  const concern = await raise(lead);
  await letPass(concern, 5 * 24 * 60);
  assert.deepEqual(await told(), [recipient, deputy, keeper].toSorted());
  assert.deepEqual(await told(), []);
  assert.equal(await chases(concern), 1);
  await settle(concern);
});

test('whoever it is passed on to is told, and chased by the new clock', async () => {
  const concern = await raise(lead);
  await told();
  await letPass(concern, 61);
  await told();
  await move(chair, concern, { move: 'pass_on', to: people.data_guardian.membership, reason: 'Away.' });
  assert.deepEqual(await told(), [deputy]);
  await letPass(concern, 61);
  assert.deepEqual(await told(), [recipient, deputy].toSorted());
  await settle(concern);
});

test('where those named have left, or nobody is named, every coordinator is told', async () => {
  const leave = async (to: string) =>
    db.behind(`update accounts.membership set ended_at = ${to} where id = any ($1::uuid[])`, [
      [people.panel_chair.membership, people.data_guardian.membership],
    ]);
  const concern = await raise(lead);
  await leave('now()');
  assert.deepEqual(await told(), [keeper]);
  await leave('null');
  await settle(concern);
  const [kept] = await db.behind(
    'select recipient, deputy, changed_by from cases.concern_route where audit_id = $1',
    [audit],
  );
  await db.behind('delete from cases.concern_route where audit_id = $1', [audit]);
  const other = await raise(lead);
  assert.deepEqual(await told(), [keeper]);
  await settle(other);
  await db.behind(
    `insert into cases.concern_route (partnership_id, audit_id, recipient, deputy, changed_by) values ($1, $2, $3, $4, $5)`,
    [scene.here.partnership, audit, kept?.['recipient'], kept?.['deputy'], kept?.['changed_by']],
  );
});

test('a mail says by when, and nothing about anybody (abuse C26)', async () => {
  const concern = await raise(lead);
  await tellOfConcerns(transact, { keys: site.keys, site: address }, new AbortController().signal);
  const [mail] = await post.collect();
  assert.match(mail?.text ?? '', /must be acknowledged by \d\d:\d\d, \d+ \w+ \d{4}/);
  assert.match(mail?.text ?? '', /https:\/\/audits\.example\.org\/sign-in/);
  assert.doesNotMatch(mail?.text ?? '', /burn|child|concern|Case \d|neglect|Agency|Returns/i);
  await settle(concern);
});

test('what goes wrong in one partnership keeps no other from its mails, and is said', async () => {
  const concern = await raise(lead);
  const failing: typeof transact = async (session, mode, work) => {
    if (session.kind === 'system' && session.partnership === scene.there.partnership)
      throw new Error('there');
    return await transact(session, mode, work);
  };
  const ask = tellOfConcerns(failing, { keys: site.keys, site: address }, new AbortController().signal);
  await assert.rejects(ask, /there/);
  assert.equal((await post.collect()).length, 1);
  await settle(concern);
});
