import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashPassword } from '#platform/crypto';
import { freshDatabase } from '#test/database';
import { assertOnlyFor, assertWritesNothing, countRows, problemsOf } from '#test/house-order';
import { addRow, makeScene } from '#test/scene';
import { openSite, siteAddress } from '#test/site';

const db = await freshDatabase();
const scene = await makeScene(db);
const site = await openSite(db);
const { here, there } = scene;
const { administrator: hat } = here.people;
const visitor = site.visitor(hat.key);
const add = `/as/${hat.membership}/people/add`;
const nora = { name: 'Nora Ellis', email: 'Nora.Ellis@example.org', roles: ['auditor', 'panel_chair'] };

/** The secret of the link on a page. */
function secretOf(body: string): string {
  return new RegExp(`${siteAddress}/link/([0-9a-f]{64})`).exec(body)?.[1] ?? '';
}

test('only the administrator adds people', async () => {
  await assertOnlyFor(site, scene, 'people.keep', '/people/add');
});

test('each role says in a sentence what it sees; agencies that left are not offered', async () => {
  await db.behind(`update accounts.agency_in_partnership set left_on = '2024-01-01' where agency_id = $1`, [
    scene.sharedAgency,
  ]);
  const { body } = await visitor.get(add);
  assert.equal([...body.matchAll(/type="checkbox"/g)].length, 11);
  assert.match(body, /Practitioner[\s\S]*Sees that meeting and nothing else/);
  assert.match(body, /<option value="[^"]*">Agency Here</);
  assert.doesNotMatch(body, />Police</);
});

test('a wrong form says what is wrong, keeps what was typed and writes nothing', async () => {
  const page = await visitor.get(add);
  const wrong = { name: '', email: 'nora at example', agency: there.agency, roles: ['auditor', 'king'] };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, wrong));
  assert.deepEqual(problemsOf(answer), [
    'Enter the name',
    'Enter an e-mail address in the form name@example.org',
    'Choose an agency from the list',
    'Choose at least one role',
  ]);
  assert.match(answer.body, /value="nora at example"/);
  assert.match(answer.body, /value="auditor" checked/);
});

test('a right form adds the person and shows the link once; sent again, it says that it was done', async () => {
  const page = await visitor.get(add);
  const before = await countRows(db);
  const answer = await visitor.submit(page, { ...nora, agency: here.agency, post: ' Named nurse ' });
  assert.equal(answer.status, 200);
  assert.match(answer.headers['cache-control'] ?? '', /no-store/);
  const secret = secretOf(answer.body);
  assert.notEqual(secret, '');
  assert.match(answer.body, /works once, until/);
  const after = await countRows(db);
  const again = await visitor.submit(page, { ...nora, agency: here.agency });
  assert.equal(again.status, 200);
  assert.match(again.body, /This was done already/);
  assert.equal(secretOf(again.body), '');
  assert.deepEqual(await countRows(db), after);
  for (const table of ['accounts.person', 'accounts.membership', 'accounts.one_time_link'])
    assert.equal((after[table] ?? 0) - (before[table] ?? 0), 1, table);
  const [member] = await db.behind(
    `select p.email, m.roles, m.post, m.agency_id from accounts.membership m join accounts.person p on p.id = m.person_id
     where p.name = 'Nora Ellis'`,
  );
  assert.deepEqual(member, {
    email: 'nora.ellis@example.org',
    roles: ['auditor', 'panel_chair'],
    post: 'Named nurse',
    agency_id: here.agency,
  });
  const [link] = await db.behind(
    `select l.expires_at - now() between interval '71 hours' and interval '72 hours' as for_three_days
     from accounts.one_time_link l join accounts.person p on p.id = l.person_id where p.name = 'Nora Ellis'`,
  );
  assert.equal(link?.['for_three_days'], true);
  assert.equal((await site.visitor().get(`/link/${secret}`)).status, 200);
});

test('the secret stands nowhere: not in the tables, not in the log of what was done, not in the process log', async () => {
  const page = await visitor.get(add);
  const secret = secretOf((await visitor.submit(page, { ...nora, email: 'b@example.org' })).body);
  assert.equal(secret.length, 64);
  await site.visitor().get(`/link/${secret}`);
  for (const table of [...Object.keys(await countRows(db)), 'audit_log.event']) {
    const [found] = await db.behind(
      `select count(*)::int as rows from ${table} t where t::text like '%' || $1 || '%'`,
      [secret],
    );
    assert.equal(found?.['rows'], 0, table);
  }
  assert.ok(site.log.length > 0 && !site.log.join('\n').includes(secret));
});

test('somebody who acts here for that agency already is not added again', async () => {
  const page = await visitor.get(add);
  const fields = { ...nora, agency: here.agency };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, fields));
  assert.match(problemsOf(answer)[0] ?? '', /acts for the partnership and this agency already/);
});

test('somebody with a password gets no link: they sign in as before', async () => {
  const { auditor } = there.people;
  await addRow(db, 'accounts.credential', {
    person_id: auditor.person,
    password_hash: await hashPassword('otter lantern gravel'),
  });
  const page = await visitor.get(add);
  const fields = { ...nora, email: `${auditor.person}@example.org` };
  const answer = await visitor.submit(page, fields);
  assert.match(answer.body, /They sign in as\s+before/);
  assert.equal(secretOf(answer.body), '');
  const [row] = await db.behind(`select name from accounts.person where id = $1`, [auditor.person]);
  assert.equal(row?.['name'], 'A. Person');
});

test('somebody who acts in another partnership gets no link from here, password or not', async () => {
  const { panel_chair: chair } = there.people;
  await addRow(db, 'accounts.one_time_link', {
    secret_hash: Buffer.alloc(32, 7),
    purpose: 'set_password',
    person_id: chair.person,
    expires_at: '2199-01-01',
  });
  const page = await visitor.get(add);
  const answer = await visitor.submit(page, { ...nora, email: `${chair.person}@example.org` });
  assert.equal(answer.status, 200);
  assert.equal(secretOf(answer.body), '');
  const links = await db.behind(`select secret_hash from accounts.one_time_link where person_id = $1`, [
    chair.person,
  ]);
  assert.deepEqual(links, [{ secret_hash: Buffer.alloc(32, 7) }]);
});
