import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { countRows } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { openSite, siteAddress } from '#test/site';
import { resetSecurityCodes } from './reset-security-codes.ts';

const {
  db,
  scene: { here, there },
} = await openScene();
const { coordinator: both, auditor } = here.people;
await addRow(db, 'accounts.membership', {
  id: randomUUID(),
  person_id: both.person,
  partnership_id: there.partnership,
  roles: ['auditor'],
});

async function run(address: string): Promise<void> {
  await resetSecurityCodes.run({
    words: [address],
    options: {},
    transact: db.database.transact,
    publicUrl: siteAddress,
    say: () => undefined,
    print: () => undefined,
  });
}

test('whoever runs the installation resets the codes of somebody of several partnerships; each has it on record', async () => {
  await run(` ${both.person.toUpperCase()}@example.org`);
  assert.deepEqual(await db.behind('select 1 from accounts.factor where person_id = $1', [both.person]), []);
  const visitor = (await openSite(db)).visitor(both.key);
  assert.equal((await visitor.get(`/as/${both.membership}`)).status, 404);
  const logged = await db.behind(
    `select partnership_id from audit_log.event where event = 'person.codes_reset' and system = 'command line'`,
  );
  assert.deepEqual(
    new Set(logged.map((row) => row['partnership_id'])),
    new Set([here.partnership, there.partnership]),
  );
});

test('for an address that is nobody’s, or of somebody without codes, nothing is done', async () => {
  const before = await countRows(db);
  for (const address of ['nobody@example.org', `${auditor.person}@example.org`, ''])
    await assert.rejects(run(address), /Nobody with this e-mail address/);
  assert.deepEqual(await countRows(db), before);
});
