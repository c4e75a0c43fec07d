import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashSecret, newSecret } from '#platform/crypto';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { addRow, openScene, type Place } from '#test/scene';
import { codeOf, givePassword, keyOn, password, signInFirst } from '#test/sign-in';
import { openSite } from '#test/site';

const {
  db,
  scene: { here, there },
} = await openScene();
const site = await openSite(db);

async function invite(email: string, place: Place = here, unlike: Record<string, unknown> = {}) {
  const [secret, id] = [newSecret(), crypto.randomUUID()];
  await addRow(db, 'accounts.invitation', {
    partnership_id: place.partnership,
    id,
    name: 'Nora Ellis',
    email,
    roles: ['auditor'],
    secret_hash: Buffer.from(hashSecret(secret)),
    expires_at: '2199-01-01',
    ...unlike,
  });
  return { link: `/invitation/${secret}`, id };
}

test('opening a link has no effect, whoever does; spent, withdrawn, expired and never made are one 404', async () => {
  const { link, id } = await invite('scanned@example.org');
  for (const method of ['GET', 'HEAD'] as const)
    await assertWritesNothing(db, 200, async () => {
      const answer = await site.app.inject({ method, url: link });
      return { status: answer.statusCode, body: '', bytes: Buffer.alloc(0), headers: {}, to: '' };
    });
  for (const set of ['accepted_at = now()', 'withdrawn_at = now()', `expires_at = '2020-01-01'`]) {
    await db.behind(
      `update accounts.invitation set accepted_at = null, withdrawn_at = null, expires_at = '2199-01-01' where id = $1`,
      [id],
    );
    assert.equal((await site.visitor().get(link)).status, 200);
    await db.behind(`update accounts.invitation set ${set} where id = $1`, [id]);
    assert.equal((await site.visitor().get(link)).status, 404, set);
  }
  assert.equal((await site.visitor().get(`/invitation/${newSecret()}`)).status, 404);
});

test('somebody new chooses name and password, sets up security codes, and acts from then on', async () => {
  const { link, id } = await invite('nora.ellis@example.org', here, { ends_on: '2198-12-31' });
  const visitor = site.visitor();
  const page = await visitor.get(link);
  assert.match(page.body, /Here invites you/);
  const wrong = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { name: '', password: 'nora.ellis12', again: 'x' }),
  );
  assert.equal(problemsOf(wrong).length, 2);
  const right = { name: 'Nora E.', password, again: password };
  const [one, two] = await Promise.all([visitor.submit(page, right), visitor.submit(page, right)]);
  assert.deepEqual(
    [one.status, two.status].toSorted((a, b) => a - b),
    [303, 404],
  );
  assert.equal((await visitor.get('/')).to, '/second-factor/set-up');
  assert.equal((await visitor.get(`/as/${id}`)).to, '/second-factor/set-up');
  const setUp = await visitor.get('/second-factor/set-up');
  assert.equal((await visitor.submit(setUp, { code: codeOf(keyOn(setUp)) })).status, 200);
  assert.equal((await visitor.get('/')).to, `/as/${id}`);
  assert.equal((await site.visitor().get(link)).status, 404);
  const [member] = await db.behind(
    `select p.name, p.email, m.ends_on from accounts.membership m join accounts.person p on p.id = m.person_id where m.id = $1`,
    [id],
  );
  assert.deepEqual(member, { name: 'Nora E.', email: 'nora.ellis@example.org', ends_on: '2198-12-31' });
});

test('somebody with an account signs in, second factor and all, comes back to the link and accepts', async () => {
  const person = there.people.auditor;
  const email = `${person.person}@example.org`;
  await givePassword(db, person.person);
  const { secret } = await signInFirst(site.visitor(), email);
  const { link, id } = await invite(email);
  const visitor = site.visitor();
  const page = await visitor.get(link);
  const [, signIn = ''] = /href="(\/sign-in\?invitation=[0-9a-f]{64})"/.exec(page.body) ?? [];
  const typed = await visitor.submit(await visitor.get(signIn), { email, password });
  const code = await visitor.get((await visitor.get(typed.to)).to);
  assert.equal(
    (await visitor.get(link)).status,
    303,
    'the link leads on the way in while it is not complete',
  );
  await db.behind('update accounts.factor set used_step = null');
  const shown = await visitor.submit(code, { code: codeOf(secret) });
  assert.equal(shown.to, link);
  const answer = await visitor.submit(await visitor.get(link), {});
  assert.deepEqual([answer.status, answer.to], [303, `/as/${id}`]);
  assert.equal((await visitor.get(`/as/${id}`)).status, 200);
});

test('signed in with another address, one is told so, and the form has no effect', async () => {
  const { link, id } = await invite('somebody.else@example.org');
  const visitor = site.visitor(here.people.coordinator.key);
  const page = await assertWritesNothing(db, 200, async () => visitor.get(link));
  assert.match(page.body, /signed in here with another address/);
  const stranger = site.visitor();
  const form = await stranger.get(link);
  stranger.cookies.set('session', here.people.coordinator.key);
  await assertWritesNothing(db, 422, async () =>
    stranger.submit(form, { name: 'X', password, again: password }),
  );
  assert.deepEqual(await db.behind('select 1 from accounts.membership where id = $1', [id]), []);
});

test('an invitation that begins later begins later, and one whose last day has passed is none', async () => {
  const person = here.people.scrutineer;
  const email = `${person.person}@example.org`;
  const later = await invite(email, here, { starts_on: '2190-01-01', roles: ['board_member'] });
  const visitor = site.visitor(person.key);
  await visitor.submit(await visitor.get(later.link), {});
  assert.equal((await visitor.get(`/as/${later.id}`)).status, 404);
  const over = await invite(email, here, { ends_on: '2020-01-01' });
  assert.equal((await visitor.get(over.link)).status, 404);
});
