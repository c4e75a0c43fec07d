import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { openOwnSite } from '#test/own-routes';
import { openScene } from '#test/scene';
import { ask, scene, site } from './opened-ground.ts';

const { coordinator } = scene.here.people;

/** What the product is made of, and where it runs: no answer may say so. */
const telling =
  /fastify|FST_ERR|node_modules|node:internal|\.ts:\d|\bat \w+ \(|postgres|SQLSTATE|kysely|throughline_(?:app|owner)/i;

test('what only builders or operators would look for is not there (O04)', async () => {
  for (const path of [
    '/.git/config',
    '/.env',
    '/package.json',
    '/src/main.ts',
    '/node_modules/fastify/package.json',
    '/metrics',
    '/debug',
    '/admin',
    '/graphql',
    '/server-status',
    '/swagger.json',
    '/documentation',
    '/assets/',
    '/assets/app.js',
    '/robots.txt.map',
    '/healthz/details',
    '/.well-known/security.txt~',
  ])
    assert.equal((await ask(coordinator.key, path)).status, 404, path);
  for (const [path, body] of [
    ['/healthz', 'ok\n'],
    ['/readyz', 'ready\n'],
  ] as const) {
    const answer = await ask(undefined, path);
    assert.deepEqual([answer.status, answer.body], [200, body]);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
  }
});

test('assets say nothing of where they came from, and every answer keeps the browser from guessing (O04, F16)', async () => {
  const { body } = await ask(undefined, '/sign-in');
  const urls = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g)].map(([, url = '']) => url);
  assert.ok(urls.length >= 3);
  for (const url of urls) {
    const asset = await ask(undefined, url);
    assert.equal(asset.status, 200);
    assert.equal(asset.headers['x-content-type-options'], 'nosniff', url);
    assert.doesNotMatch(asset.body, /sourceMappingURL|\/home\/|file:\/\//, url);
    for (const name of ['server', 'x-powered-by', 'via']) assert.equal(asset.headers[name], undefined, name);
  }
});

test('an address that cannot be read is answered in our words, under our headers, and says nothing back (O03, B08)', async () => {
  for (const path of ['/%', '/%zz<script>', '/as/%ff/help', '/%E0%A4%A', `/as/${'x'.repeat(5_000)}/help`]) {
    const answer = await ask(coordinator.key, path);
    assert.ok([400, 404].includes(answer.status), `${answer.status} ${path}`);
    assert.doesNotMatch(answer.body, telling, path);
    assert.doesNotMatch(answer.body, /evil|<script>|zz|E0%A4/, path);
    assert.match(String(answer.headers['content-type']), /^text\/html/, path);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff', path);
  }
});

test('a fault tells its reference and nothing of its cause, whatever form of answer is asked for (O03)', async () => {
  const { db, scene: own } = await openScene();
  const broken = await openOwnSite(db.database, [
    {
      method: 'GET',
      path: '/as/:membership/broken',
      may: 'home.view',
      audit: 'broken.seen',
      handle: () => {
        throw new Error('select * from accounts.person: kettle moth stairs', {
          cause: new Error('inner kettle'),
        });
      },
    },
  ]);
  const { key, membership } = own.here.people.coordinator;
  for (const accept of ['text/html', 'application/json', '*/*', 'text/plain']) {
    const headers = { cookie: `session=${key}`, accept };
    const answer = await broken.app.inject({
      method: 'GET',
      url: `/as/${membership}/broken?debug=1`,
      headers,
    });
    assert.equal(answer.statusCode, 500);
    assert.match(answer.body, /reference: <strong>[0-9a-f]{16}<\/strong>/);
    assert.doesNotMatch(answer.body, telling);
    assert.doesNotMatch(answer.body, /kettle|select/);
  }
  assert.doesNotMatch(broken.log.join(''), /kettle|select/);
});

test('what is no request at all gets a bare answer over the wire (O03, E11)', async () => {
  await site.app.listen({ port: 0, host: '127.0.0.1' });
  const address = site.app.server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const say = async (text: string): Promise<string> =>
    await new Promise((resolve, reject) => {
      const socket = connect(address.port, '127.0.0.1', () => socket.end(text));
      let heard = '';
      socket.on('data', (data) => (heard += String(data)));
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });
  const head = 'GET /sign-in HTTP/1.1\r\nhost: x\r\n';
  for (const text of [
    'rubbish\r\n\r\n',
    `${head}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${head}x: a\u0000b\r\n\r\n`,
    `GET /a\u0001b HTTP/1.1\r\nhost: x\r\n\r\n`,
  ]) {
    const heard = await say(text);
    assert.match(heard, /^HTTP\/1\.1 400 /, JSON.stringify(text));
    assert.doesNotMatch(heard, telling);
  }
  const elsewhere = await say('GET //evil.example/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  assert.match(elsewhere, /^HTTP\/1\.1 404 /);
  assert.doesNotMatch(elsewhere, /evil/);
});
