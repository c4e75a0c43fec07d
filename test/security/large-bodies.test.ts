import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const add = `/as/${hat.membership}/agencies/add`;

test('a form of more than two megabytes is refused without being read', async () => {
  const page = await visitor.get(add);
  await assertWritesNothing(db, 413, async () => visitor.submit(page, { services: 'x'.repeat(2_200_000) }));
});

test('a form of more than four thousand fields is refused', async () => {
  const page = await visitor.get(add);
  const many = Object.fromEntries(Array.from({ length: 4_001 }, (_, index) => [`field-${index}`, 'x']));
  await assertWritesNothing(db, 413, async () => visitor.submit(page, many));
});

test('a form with a file is refused where no file is asked for, whatever the file is called', async () => {
  const page = await visitor.get(add);
  const upload = { field: 'file', name: 'a.png', content: 'x' };
  await assertWritesNothing(db, 403, async () => visitor.submit(page, { name: 'x' }, { upload }));
});

test('a file that is too large is answered in words, and only its name is kept in mind', async () => {
  const page = await visitor.get(`/as/${hat.membership}/partnership/logo/change`);
  const upload = { field: 'logo', name: 'logo.png', content: Buffer.alloc(8_000_000) };
  const answer = await assertWritesNothing(db, 422, async () => visitor.submit(page, {}, { upload }));
  assert.deepEqual(problemsOf(answer), ['The picture must be 512KB or smaller']);
});

test('two files where one is asked for, or a field that is too long beside it, are refused', async () => {
  const path = `/as/${hat.membership}/partnership/logo/change`;
  const page = await visitor.get(path);
  const upload = { field: 'logo', name: 'logo.png', content: 'x' };
  await assertWritesNothing(db, 403, async () =>
    visitor.submit(page, { name: 'x'.repeat(200_001) }, { upload }),
  );
  const part = (name: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"; filename="a.png"\r\n\r\nx\r\n`;
  const two = await site.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: `session=${hat.key}`,
      origin: 'http://127.0.0.1:3000',
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=b',
    },
    payload: `${part('logo')}${part('second')}--b--\r\n`,
  });
  assert.equal(two.statusCode, 413);
});

test('what is no form at all is refused in the same plain words', async () => {
  const ways: Record<string, string> = {
    'application/json': '{"name":"x"}',
    'text/plain': 'name=x',
    'application/xml': '<name/>',
    'multipart/form-data': 'no boundary',
    'multipart/form-data; boundary=b': '--b\r\nbroken',
  };
  for (const [type, body] of Object.entries(ways)) {
    const answer = await site.app.inject({
      method: 'POST',
      url: add,
      headers: {
        cookie: `session=${hat.key}`,
        origin: 'http://127.0.0.1:3000',
        'sec-fetch-site': 'same-origin',
        'content-type': type,
      },
      payload: body,
    });
    assert.equal(answer.statusCode, 403, type);
    assert.match(answer.body, /This form could not be taken/);
  }
});

test('an address that is too long or broken is answered, not dropped', async () => {
  for (const path of [`/as/${'x'.repeat(500)}/help`, '/as/%ff/help', '/%', '/as//help', '/../../etc/passwd'])
    assert.ok(
      [400, 403, 404, 414].includes((await site.app.inject({ method: 'GET', url: path })).statusCode),
      path,
    );
});
