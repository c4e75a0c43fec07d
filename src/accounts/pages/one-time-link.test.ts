import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashSecret, newSecret } from '#platform/crypto';
import { freshDatabase, type TestDatabase } from '#test/database';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { addRow, openScene } from '#test/scene';
import { signInFirst } from '#test/sign-in';
import { openSite } from '#test/site';
import { findInstallationKind, offerFirstLink } from '../store/people.ts';

const right = {
  partnership: 'Northshire Safeguarding Children Partnership',
  'short-name': 'Northshire SCP',
  name: 'Priya Chandler',
  email: 'Priya.Chandler@example.org',
  password: 'otter lantern gravel',
  again: 'otter lantern gravel',
};

async function offer(db: TestDatabase): Promise<{ secret: string; offered: boolean }> {
  const secret = newSecret();
  const system = { kind: 'system', name: 'command line', partnership: null } as const;
  const offered = await db.database.transact(system, 'write', async (tx) =>
    offerFirstLink(tx, hashSecret(secret)),
  );
  return { secret, offered };
}

async function makeEmpty() {
  const db = await freshDatabase();
  const site = await openSite(db);
  const { secret } = await offer(db);
  return { db, site, visitor: site.visitor(), link: `/link/${secret}` };
}

test('a link that never was, in whatever form, is not found', async () => {
  const { visitor } = await makeEmpty();
  for (const secret of [newSecret(), 'short', '0'.repeat(63), 'G'.repeat(64)])
    assert.equal((await visitor.get(`/link/${secret}`)).status, 404);
});

test('opening the first link, even twice, has no effect', async () => {
  const { db, visitor, link } = await makeEmpty();
  await assertWritesNothing(db, 200, async () => visitor.get(link));
  const page = await assertWritesNothing(db, 200, async () => visitor.get(link));
  assert.match(page.body, /Set up Throughline/);
});

test('a wrong form says what is wrong, keeps what was typed but no password, and creates nothing', async () => {
  const { db, visitor, link } = await makeEmpty();
  const page = await visitor.get(link);
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, {
      ...right,
      'short-name': '',
      name: '',
      email: 'priya',
      again: 'otter lantern grave',
    }),
  );
  assert.deepEqual(problemsOf(answer), [
    "Enter the partnership's short name",
    'Enter your name',
    'Enter an e-mail address in the form name@example.org',
    'The two passwords are not the same. Type the password again',
  ]);
  assert.match(answer.body, /value="Northshire Safeguarding Children Partnership"/);
  assert.match(answer.body, /value="priya"/);
  assert.doesNotMatch(answer.body, /otter/);
});

test('a weak password is refused in plain words', async () => {
  const { db, visitor, link } = await makeEmpty();
  const page = await visitor.get(link);
  for (const password of ['', 'short', 'password1234', 'northshire scp', 'Priya Chandler'])
    await assertWritesNothing(db, 422, async () => {
      const answer = await visitor.submit(page, { ...right, password, again: password });
      const [problem = ''] = problemsOf(answer);
      assert.match(problem, /^[A-Z][^.!]*(\. [A-Z][^.!]*)?$/, `"${password}" was answered: ${problem}`);
      return answer;
    });
});

test('a right form creates the partnership and its administrator; the link is spent; the installation is real', async () => {
  const { db, visitor, link } = await makeEmpty();
  const page = await visitor.get(link);
  const answer = await visitor.submit(page, right);
  assert.deepEqual([answer.status, answer.to], [303, '/sign-in']);
  assert.equal((await visitor.get(link)).status, 404);
  assert.equal((await visitor.submit(page, right)).status, 404);
  const kind = await db.database.transact({ kind: 'nobody' }, 'read', findInstallationKind);
  assert.equal(kind, 'real');
  await signInFirst(visitor, 'priya.chandler@example.org', right.password);
  const home = (await visitor.get('/')).to;
  assert.match(home, /^\/as\//);
  const partnership = await visitor.get(`${home}/partnership`);
  assert.match(partnership.body, /Northshire Safeguarding Children Partnership/);
  assert.match(partnership.body, /partnership\/edit/);
  assert.equal((await visitor.get(`${home}/people`)).status, 200);
});

test('of two right forms sent at once, one creates everything and the other finds the link spent', async () => {
  const { db, visitor, link } = await makeEmpty();
  const page = await visitor.get(link);
  const answers = await Promise.all([visitor.submit(page, right), visitor.submit(page, right)]);
  assert.deepEqual(
    answers.map((answer) => answer.status).toSorted((a, b) => a - b),
    [303, 404],
  );
  const [count] = await db.behind(`select count(*)::int as people from accounts.person`);
  assert.equal(count?.['people'], 1);
});

test('once somebody is there, no second first link is offered; a second start replaces an unused one', async () => {
  const { db, visitor, link } = await makeEmpty();
  const { secret } = await offer(db);
  assert.equal((await visitor.get(link)).status, 404);
  await visitor.submit(await visitor.get(`/link/${secret}`), right);
  const late = await offer(db);
  assert.equal(late.offered, false);
  assert.equal((await visitor.get(`/link/${late.secret}`)).status, 404);
});

test('a link that is too old is not found, whether it is opened or sent', async () => {
  const { db, visitor, link } = await makeEmpty();
  const page = await visitor.get(link);
  await db.behind(`update accounts.one_time_link set expires_at = now() - interval '1 second'`);
  assert.equal((await visitor.get(link)).status, 404);
  await assertWritesNothing(db, 404, async () => visitor.submit(page, right));
});

test('a link to choose a password names its person, takes no weak password, works once and signs them out elsewhere', async () => {
  const { db, scene } = await openScene();
  const site = await openSite(db);
  const { auditor } = scene.here.people;
  const secret = newSecret();
  await addRow(db, 'accounts.one_time_link', {
    secret_hash: hashSecret(secret),
    purpose: 'set_password',
    person_id: auditor.person,
    expires_at: '2199-01-01',
  });
  const visitor = site.visitor();
  const page = await assertWritesNothing(db, 200, async () => visitor.get(`/link/${secret}`));
  assert.match(page.body, /For A\. Person/);
  const own = `${auditor.person}@example.org`;
  const weak = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { password: own, again: own }),
  );
  assert.equal(problemsOf(weak).length, 1);
  const fields = { password: 'otter lantern gravel', again: 'otter lantern gravel' };
  assert.equal((await visitor.submit(page, fields)).to, '/sign-in');
  assert.equal((await visitor.submit(page, fields)).status, 404);
  assert.equal((await site.visitor(auditor.key).get(`/as/${auditor.membership}/help`)).status, 404);
  await visitor.submit(await visitor.get('/sign-in'), { email: own, password: fields.password });
  assert.equal((await visitor.get('/')).to, '/second-factor/set-up');
});
