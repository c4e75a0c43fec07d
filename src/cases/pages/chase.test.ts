import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addContact } from '#accounts';
import { readMailText } from '#platform/mail';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openAsking } from '#test/involvement';
import { paths } from '../paths.ts';

const opened = await openAsking();
const { coordinator, audit, ask, note, scene, db, site } = opened;
const { m } = coordinator;
const { here } = scene;
const url = paths.chase(m, audit);

async function addLead(name: string, part: 'lead' | 'cover', email: string | null): Promise<void> {
  const ways = { email, telephone: null, outOfHours: false, reachable: null };
  const contact = { member: null, name, post: null, service: null, setting: null, part, position: 1 };
  await db.database.transact(scene.session('coordinator'), 'write', async (tx) =>
    addContact(tx, here.partnership, here.otherAgency, {
      ...contact,
      from: part === 'cover' ? '2020-01-01' : null,
      until: part === 'cover' ? '2199-12-31' : null,
      ways,
    }),
  );
}

async function mails() {
  return await db.behind(
    `select id, receiver from platform.outgoing_mail where about in ('asked', 'chased') order by due_at, id`,
  );
}

test('what waits is for the coordinators of the audit alone', async () => {
  await assertOnlyItsCoordinators(opened, paths.chase, audit);
});

test('the latest come first, with who answers today; whoever covers is reminded in place of the lead', async () => {
  await addLead('Lena Lead', 'lead', 'lead@example.org');
  const soon = await ask({ agency: here.otherAgency });
  const answered = await ask({ agency: here.otherAgency });
  await note(answered.id, 'not_known');
  await addLead('Cora Cover', 'cover', 'cover@example.org');
  const page = await coordinator.get(url);
  assert.match(
    page.body,
    new RegExp(`${here.ask}[\\s\\S]*days late[\\s\\S]*${soon.id}[\\s\\S]*Cora Cover, covers at present`),
  );
  assert.doesNotMatch(page.body, new RegExp(answered.id));
  // Those that are late are ticked.
  assert.deepEqual(
    [...page.body.matchAll(/value="([^"]+)"\s*checked/g)].map(([, id]) => id),
    [here.ask],
  );
  const before = (await mails()).length;
  const sent = await coordinator.submit(page, { ask: [soon.id, here.ask] });
  const after = await coordinator.get(sent.to);
  // The scene's agency has nobody with an address.
  assert.match(after.body, /One reminder is on its way\. For 1 nobody can be reached by mail/);
  assert.match(after.body, /Again from tomorrow/);
  const written = (await mails()).slice(before);
  assert.deepEqual(
    written.map((mail) => mail['receiver']),
    ['cover@example.org'],
  );
  assert.match((await coordinator.get(paths.ask(m, audit, soon.id))).body, /Reminded[\s\S]*\d{4}, \d\d:\d\d/);
});

test('nobody is reminded twice on one day, and a form without a choice sends nothing', async () => {
  const page = await coordinator.get(url);
  const none = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { ask: [] }));
  assert.deepEqual(problemsOf(none), ['Choose at least one that was not reminded today']);
  const [row] = await db.behind('select id from cases.ask where chased_at is not null');
  const again = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { ask: [String(row?.['id'])] }),
  );
  assert.deepEqual(problemsOf(again), ['Choose at least one that was not reminded today']);
  const next = await ask({ agency: here.otherAgency });
  const before = (await mails()).length;
  const sent = await coordinator.submit(await coordinator.get(url), { ask: [next.id] });
  assert.match((await coordinator.get(sent.to)).body, /a reminder went to the same person today already/);
  assert.equal((await mails()).length, before);
});

test('no mail says which audit or case it is, how many there are, or whom it is about', async () => {
  for (const mail of await mails()) {
    const text = await db.database.transact(scene.session('administrator'), 'read', async (tx) =>
      readMailText(tx, site.keys, here.partnership, String(mail['id'])),
    );
    assert.ok(text !== null);
    const said = JSON.stringify(text);
    assert.match(said, /waits/);
    assert.doesNotMatch(said, /case|audit in hand|Sample|\bSam\b|\d+ (?:cases|answers)/i);
    assert.doesNotMatch(said, new RegExp(audit));
  }
});
