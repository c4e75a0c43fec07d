import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, countRows, problemsOf } from '#test/house-order';
import { openPostOffice } from '#test/post-office';
import { addRow, openScene } from '#test/scene';
import { openSite, siteAddress } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { here, there } = scene;
const { administrator: hat } = here.people;
const visitor = site.visitor(hat.key);
const add = `/as/${hat.membership}/people/add`;
const nora = { name: 'Nora Ellis', email: 'Nora.Ellis@example.org', roles: ['auditor', 'panel_chair'] };

/** The secret of the link on a page or in a letter. */
function secretOf(text: string): string {
  return new RegExp(`${siteAddress}/invitation/([0-9a-f]{64})`).exec(text)?.[1] ?? '';
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
  const answer = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, {
      name: '',
      email: 'nora at example',
      agency: there.agency,
      roles: ['auditor', 'king'],
      from: 'soon',
      until: '2 March 2020',
    }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the name',
    'Enter an e-mail address in the form name@example.org',
    'Choose an agency from the list',
    'Choose at least one role',
    'Enter the first day as a date, such as 27 3 2027',
    'The last day must not be before the first, nor in the past',
  ]);
  assert.match(answer.body, /value="nora at example"/);
  assert.match(answer.body, /value="auditor" checked/);
  assert.match(answer.body, /value="2 March 2020"/);
});

test('a right form invites: the link goes by mail to its owner, stands on no page, and makes nobody a person yet', async () => {
  const page = await visitor.get(add);
  const before = await countRows(db);
  const answer = await visitor.submit(page, { ...nora, agency: here.agency, post: ' Named nurse ' });
  assert.equal(answer.status, 200);
  assert.match(answer.body, /A link is on its way to nora.ellis@example.org/);
  assert.equal(secretOf(answer.body), '');
  const after = await countRows(db);
  const again = await visitor.submit(page, { ...nora, agency: here.agency });
  assert.match(again.body, /This was done already/);
  assert.deepEqual(await countRows(db), after);
  const more = (table: string) => (after[table] ?? 0) - (before[table] ?? 0);
  assert.deepEqual(
    ['accounts.invitation', 'platform.outgoing_mail', 'accounts.person', 'accounts.membership'].map(more),
    [1, 1, 0, 0],
  );
  const letters = await (await openPostOffice(db, site.keys)).collect();
  assert.deepEqual(
    letters.map(({ to }) => to),
    ['nora.ellis@example.org'],
  );
  assert.equal((await site.visitor().get(`/invitation/${secretOf(letters[0]?.text ?? '')}`)).status, 200);
});

test('where no mail is sent the link is shown once, and stands in no table and no log', async () => {
  const quiet = await openSite(db, siteAddress, { canSendMail: false });
  const administrator = quiet.visitor(hat.key);
  const answer = await administrator.submit(await administrator.get(add), {
    ...nora,
    email: 'b@example.org',
  });
  const secret = secretOf(answer.body);
  assert.equal(secret.length, 64);
  assert.match(answer.headers['cache-control'] ?? '', /no-store/);
  assert.match(answer.body, /It works once, until/);
  await quiet.visitor().get(`/invitation/${secret}`);
  for (const table of [...Object.keys(await countRows(db)), 'audit_log.event']) {
    const [found] = await db.behind(
      `select count(*)::int as rows from ${table} t where t::text like '%' || $1 || '%'`,
      [secret],
    );
    assert.equal(found?.['rows'], 0, table);
  }
  assert.ok(quiet.log.length > 0 && !quiet.log.join('\n').includes(secret));
});

test('somebody who acts here already, or is invited already, is not invited again', async () => {
  const page = await visitor.get(add);
  const acting = {
    ...nora,
    email: `${here.people.auditor.person}@example.org`,
    agency: here.agency,
    roles: ['auditor'],
  };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, acting));
  assert.match(problemsOf(answer)[0] ?? '', /acts for the partnership and this agency already/);
  const invited = await assertWritesNothing(db, 422, async () =>
    visitor.submit(page, { ...nora, agency: here.agency }),
  );
  assert.match(problemsOf(invited)[0] ?? '', /invited already/);
});

test('whether an address has an account elsewhere changes nothing of the answer', async () => {
  const answers = [];
  for (const email of [`${there.people.auditor.person}@example.org`, 'nobody.yet@example.org']) {
    const answer = await visitor.submit(await visitor.get(add), { ...nora, email });
    answers.push(answer.body.replaceAll(email, '').replaceAll(/nonce="[^"]*"/g, ''));
  }
  assert.equal(answers[0], answers[1]);
});

test('an administrator asks another for a role of their own; who is the only one gives a reason, which stands there', async () => {
  const own = { ...nora, email: `${hat.person}@example.org`, roles: ['coordinator'] };
  const alone = await assertWritesNothing(db, 422, async () => visitor.submit(await visitor.get(add), own));
  assert.deepEqual(problemsOf(alone), ['Say why you give yourself this role']);
  await addRow(db, 'accounts.membership', {
    id: crypto.randomUUID(),
    person_id: here.people.scrutineer.person,
    partnership_id: here.partnership,
    roles: ['administrator'],
  });
  const refused = await assertWritesNothing(db, 422, async () =>
    visitor.submit(alone, { reason: 'Nobody else is there yet' }),
  );
  assert.match(problemsOf(refused)[0] ?? '', /Ask another administrator/);
  await db.behind(
    `update accounts.membership set ended_at = now() where person_id = $1 and roles = '{administrator}'`,
    [here.people.scrutineer.person],
  );
  assert.equal((await visitor.submit(alone, { reason: 'Nobody else is there yet' })).status, 200);
  const { body } = await visitor.get(`/as/${hat.membership}/people?show=invited`);
  assert.match(body, /Given to themselves, because: Nobody else is there yet/);
});
