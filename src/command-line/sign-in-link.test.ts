import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countRows } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite, siteAddress } from '#test/site';
import { makeSignInLink } from './sign-in-link.ts';

const { db, scene } = await openScene();
const { here, there } = scene;
const { board_member: both } = here.people;
await addRow(db, 'accounts.membership', {
  id: crypto.randomUUID(),
  person_id: both.person,
  partnership_id: there.partnership,
  roles: ['coordinator'],
});

async function run(address: string): Promise<string> {
  const printed: string[] = [];
  await makeSignInLink.run({
    words: [address],
    options: {},
    transact: db.database.transact,
    publicUrl: siteAddress,
    say: () => undefined,
    print: (text) => void printed.push(text),
  });
  return printed.join('');
}

test('whoever runs the installation makes a link for somebody of several partnerships; each of them has it on record', async () => {
  const printed = await run(` ${both.person.toUpperCase()}@Example.ORG`);
  assert.match(printed, new RegExp(`^${siteAddress}/link/[0-9a-f]{64}\\n$`));
  const visitor = (await openSite(db)).visitor();
  const page = await visitor.get(printed.trim().slice(siteAddress.length));
  const fields = { password: 'otter lantern gravel', again: 'otter lantern gravel' };
  assert.equal((await visitor.submit(page, fields)).to, '/sign-in');
  const rows = await db.behind(
    `select partnership_id, system from audit_log.event where event = 'person.link_made' order by partnership_id`,
  );
  assert.deepEqual(
    rows,
    [here, there]
      .map(({ partnership }) => ({ partnership_id: partnership, system: 'command line' }))
      .toSorted((a, b) => (a.partnership_id < b.partnership_id ? -1 : 1)),
  );
});

test('for an address that is nobody’s, or of somebody who has left, nothing is made', async () => {
  const { auditor } = here.people;
  await db.behind(`update accounts.membership set ended_at = now() where id = $1`, [auditor.membership]);
  const before = await countRows(db);
  for (const address of ['nobody@example.org', `${auditor.person}@example.org`, ''])
    await assert.rejects(run(address), /Nobody with this e-mail address acts here now/);
  assert.deepEqual(await countRows(db), before);
});
