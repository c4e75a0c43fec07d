import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { openDatabase, type Database } from '#platform/db';
import { freshKeys } from '#test/keys';
import { openScene } from '#test/scene';
import { makeVisitor, siteAddress } from '#test/site';
import { createApp } from '../../src/app.ts';

const { db, scene } = await openScene();
const { administrator: hat } = scene.here.people;

/** A database that is not there: nobody listens on that socket. */
const gone = openDatabase({
  app: { host: '/nonexistent/socket', user: 'throughline_app', database: 'none' },
  worker: { host: '/nonexistent/socket', user: 'throughline_worker', database: 'none' },
});
let present: Database = db.database;

const app = await createApp({
  database: {
    transact: async (session, mode, work) => present.transact(session, mode, work),
    isAnswering: async () => present.isAnswering(),
    close: async () => Promise.resolve(),
  },
  keys: await freshKeys(),
  canSendMail: false,
  publicUrl: siteAddress,
  trustedProxy: [],
  formSecret: randomBytes(32),
  isReady: async () => present.isAnswering(),
  logTo: { write: () => undefined },
});
after(async () => {
  await app.close();
  await gone.close();
});
const visitor = makeVisitor(app, hat.key);
const add = `/as/${hat.membership}/agencies/add`;

test('while the records are away, a page says so in plain words and when to try again', async () => {
  present = gone;
  const answer = await visitor.get(add);
  assert.equal(answer.status, 503);
  assert.equal(answer.headers['retry-after'], '10');
  assert.match(answer.body, /The service is not available for a moment/);
  assert.match(answer.body, new RegExp(`href="${add}"[^>]*>Try again`));
  assert.equal((await visitor.get('/sign-in')).status, 503);
  present = db.database;
});

test('a form sent meanwhile is kept whole, and sent again from that page it is done once', async () => {
  const page = await visitor.get(add);
  present = gone;
  const fields = {
    name: 'Northshire College',
    'short-name': 'College',
    type: 'college',
    services: 'One\nTwo',
  };
  const away = await visitor.submit(page, fields);
  assert.equal(away.status, 503);
  assert.match(away.body, /what you typed is kept on this page[\s\S]*Northshire College/);
  assert.equal((await visitor.submit(away, {})).status, 503);
  present = db.database;
  const again = await visitor.submit(away, {});
  assert.equal(again.status, 303);
  assert.match(again.to, /\/agencies\/[0-9a-f-]{36}$/);
  assert.deepEqual((await visitor.submit(away, {})).to, again.to);
  const rows = await db.behind(
    `select s.name from accounts.agency a join accounts.agency_service s on s.agency_id = a.id
     where a.name = 'Northshire College' order by s.name`,
  );
  assert.deepEqual(rows, [{ name: 'One' }, { name: 'Two' }]);
});

test('a password typed meanwhile is not shown again', async () => {
  const page = await visitor.get('/sign-in');
  present = gone;
  const answer = await visitor.submit(page, { email: 'ada@example.org', password: 'otter lantern gravel' });
  present = db.database;
  assert.equal(answer.status, 503);
  assert.doesNotMatch(answer.body, /otter|ada@/);
});

test('the process says that it lives and that it is not ready', async () => {
  present = gone;
  assert.equal((await visitor.get('/healthz')).status, 200);
  assert.equal((await visitor.get('/readyz')).status, 503);
  present = db.database;
  assert.equal((await visitor.get('/readyz')).status, 200);
});
