import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;

/** Words that no line of the log may hold, however they came in. */
const canaries = {
  name: 'Quillfeather',
  address: 'quillfeather@canary.example',
  password: 'canary otter lantern gravel',
  question: 'canaryquestion',
  browser: 'CanaryBrowser/7',
  source: '203.0.113.77',
  referrer: 'canaryreferrer',
  path: 'canarypath',
};

test('the process log holds no name, address, password, question, browser or source; and each request’s reference', async () => {
  await db.behind(`update accounts.person set name = $2 where id = $1`, [hat.person, canaries.name]);
  const visitor = site.visitor(hat.key);
  const page = await visitor.get(`/as/${hat.membership}/people/add?q=${canaries.question}`);
  const fields = { name: canaries.name, email: canaries.address, roles: 'auditor' };
  await visitor.submit(page, { ...fields, email: `${canaries.address} wrong` });
  await visitor.submit(page, fields);
  await visitor.submit(page, fields);
  const agencies = await visitor.get(`/as/${hat.membership}/agencies/add`);
  await visitor.submit(agencies, { name: canaries.name, 'short-name': canaries.name, type: 'police' });
  const stranger = site.visitor();
  await stranger.submit(await stranger.get('/sign-in'), {
    email: canaries.address,
    password: canaries.password,
  });
  await stranger.get(`/${canaries.path}/${canaries.name}?q=${canaries.question}`);
  await site.app.inject({
    method: 'GET',
    url: `/sign-in?q=${canaries.question}`,
    remoteAddress: canaries.source,
    headers: {
      'user-agent': canaries.browser,
      referer: `http://127.0.0.1:3000/${canaries.referrer}`,
      'x-forwarded-for': canaries.source,
      'x-request-id': canaries.name,
      cookie: `session=${hat.key}`,
    },
  });
  // A fault whose message quotes what was typed.
  await db.behind(`alter table accounts.area add constraint canary check (name <> $$${canaries.name}$$)`);
  const area = await visitor.get(`/as/${hat.membership}/partnership/areas/add`);
  const fault = await visitor.submit(area, { name: canaries.name, nation: 'Wales' });
  assert.equal(fault.status, 500);
  assert.doesNotMatch(fault.body, new RegExp(canaries.name, 'i'));

  const text = site.log.join('').toLowerCase();
  for (const [what, canary] of Object.entries(canaries))
    assert.ok(!text.includes(canary.toLowerCase()), `${what} stands in the log`);
  for (const id of [hat.key, hat.person, hat.membership, scene.here.partnership])
    assert.ok(!text.includes(id), `${id} stands in the log`);
  const lines = site.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.ok(lines.length > 10);
  for (const line of lines) assert.match(String(line['request']), /^[0-9a-f]{16}$/);
  const faulty = lines.find((line) => line['code'] === '23514');
  assert.ok(faulty !== undefined && fault.body.includes(String(faulty['request'])));
});

test('the log of what was done holds ids and codes only', async () => {
  const rows = await db.behind(`select to_jsonb(e)::text as row from audit_log.event e`);
  const text = rows
    .map(({ row }) => String(row))
    .join('\n')
    .toLowerCase();
  assert.ok(rows.length > 5);
  for (const [what, canary] of Object.entries(canaries))
    assert.ok(!text.includes(canary.toLowerCase()), `${what} stands in the log of what was done`);
});
