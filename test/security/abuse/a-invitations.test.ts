import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import { offerLinkTo, resetFactorsOf } from '#accounts';
import { hashSecret, newSecret } from '#platform/crypto';
import { openPostOffice } from '#test/post-office';
import { addRow, openScene, type Place } from '#test/scene';
import { codeOf, keyOn, password, typePassword } from '#test/sign-in';
import { openSite, siteAddress, type Site, type Visitor } from '#test/site';

const {
  db,
  scene: { here, there },
} = await openScene();
let site: Site;
beforeEach(async () => {
  site = await openSite(db, siteAddress, { canSendMail: false });
});
const victim = 'victim@example.org';

/** The administrator of a place adds an address; what they see of the link. */
async function add(place: Place, email: string, on = site): Promise<string> {
  const { administrator } = place.people;
  const visitor = on.visitor(administrator.key);
  const page = await visitor.get(`/as/${administrator.membership}/people/add`);
  const { body } = await visitor.submit(page, { name: 'V. Ictim', email, roles: ['auditor'] });
  return /\/invitation\/[0-9a-f]{64}/.exec(body)?.[0] ?? '';
}

async function acceptAsNew(link: string, visitor: Visitor): Promise<string> {
  const page = await visitor.get(link);
  assert.equal((await visitor.submit(page, { name: 'V. Ictim', password, again: password })).status, 303);
  const setUp = await visitor.get('/second-factor/set-up');
  assert.equal((await visitor.submit(setUp, { code: codeOf(keyOn(setUp)) })).status, 200);
  return keyOn(setUp);
}

test('an address registered beforehand by another partnership’s administrator opens nothing of ours (A15, A10)', async () => {
  // The attacker administers "there", where no mail is sent, and takes the victim's invitation themselves.
  const attacker = site.visitor();
  await acceptAsNew(await add(there, victim), attacker);
  // Later we invite the victim. The attacker has the account of that address, and not our link.
  const ours = await add(here, victim);
  const [invitation] = await db.behind(
    'select id from accounts.invitation where partnership_id = $1 and email = $2',
    [here.partnership, victim],
  );
  const membership = String(invitation?.['id']);
  assert.equal((await attacker.get(`/as/${membership}`)).status, 404);
  assert.equal((await attacker.get(`/invitation/${newSecret()}`)).status, 404);
  // The victim, who holds it, is told that there is an account already; the link makes no second one of it.
  const owner = site.visitor();
  const page = await owner.get(ours);
  assert.match(
    page.body,
    /There is an account with this address already[\s\S]*somebody else may have made it/,
  );
  assert.equal((await owner.post(ours, {})).status, 403);
  // Whoever runs the installation resets both factors for the owner of the address; the attacker's session is over.
  const link = newSecret();
  const system = { kind: 'system', name: 'command line', partnership: null } as const;
  await db.database.transact(system, 'write', async (tx) => {
    await resetFactorsOf(tx, victim);
    await offerLinkTo(tx, victim, hashSecret(link));
  });
  const chosen = 'kettle moth stairs';
  await owner.submit(await owner.get(`/link/${link}`), { password: chosen, again: chosen });
  assert.equal((await typePassword(site.visitor(), victim)).status, 422);
  assert.equal((await typePassword(owner, victim, chosen)).status, 303);
  const setUp = await owner.get('/second-factor/set-up');
  await owner.submit(setUp, { code: codeOf(keyOn(setUp)) });
  assert.equal((await owner.submit(await owner.get(ours), {})).to, `/as/${membership}`);
  assert.equal((await attacker.get(`/as/${membership}`)).status, 404);
});

test('accepting ends what others may hold of the account: links to set its password, and open sessions (A15)', async () => {
  const { auditor } = there.people;
  const email = `${auditor.person}@example.org`;
  const held = newSecret();
  await addRow(db, 'accounts.one_time_link', {
    secret_hash: Buffer.from(hashSecret(held)),
    purpose: 'set_password',
    person_id: auditor.person,
    expires_at: '2199-01-01',
  });
  const elsewhere = newSecret();
  const key_hash = Buffer.from(hashSecret(elsewhere));
  await addRow(db, 'accounts.session', { key_hash, person_id: auditor.person, factors: 2 });
  const owner = site.visitor(auditor.key);
  const ours = await add(here, email);
  assert.equal((await owner.submit(await owner.get(ours), {})).status, 303);
  assert.equal((await site.visitor().get(`/link/${held}`)).status, 404);
  assert.equal((await site.visitor(elsewhere).get('/acting-as')).to, '/sign-in');
});

test('where mail is sent an administrator never holds a link: not of an invitation, not sent again (A10)', async () => {
  const mailing = await openSite(db);
  assert.equal(await add(here, 'mailed@example.org', mailing), '');
  const [row] = await db.behind(`select id from accounts.invitation where email = 'mailed@example.org'`);
  const { administrator } = here.people;
  const visitor = mailing.visitor(administrator.key);
  const path = `/as/${administrator.membership}/people/invitations/${String(row?.['id'])}/renew`;
  const answer = await visitor.submit(await visitor.get(path), {});
  assert.equal(answer.status, 200);
  assert.doesNotMatch(answer.body, /\/invitation\/[0-9a-f]{64}/);
  const letters = await (await openPostOffice(db, mailing.keys)).collect();
  assert.equal(letters.length, 2);
  const [first = '', second = ''] = letters.map(({ text }) => /\/invitation\/[0-9a-f]{64}/.exec(text)?.[0]);
  assert.equal((await mailing.visitor().get(first)).status, 404, 'the one before stopped working');
  assert.equal((await mailing.visitor().get(second)).status, 200);
});

test('an invitation is of one partnership and one address: ids of another partnership’s are nobody’s here (C04, A10)', async () => {
  const id = randomUUID();
  await addRow(db, 'accounts.invitation', {
    partnership_id: there.partnership,
    id,
    name: 'T. Here',
    email: 'there@example.org',
    roles: ['auditor'],
    secret_hash: Buffer.from(hashSecret(newSecret())),
    expires_at: '2199-01-01',
  });
  const { administrator } = here.people;
  const visitor = site.visitor(administrator.key);
  for (const what of ['renew', 'withdraw'])
    assert.equal(
      (await visitor.get(`/as/${administrator.membership}/people/invitations/${id}/${what}`)).status,
      404,
    );
});
