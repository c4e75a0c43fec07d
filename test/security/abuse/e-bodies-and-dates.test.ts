import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';
import { ownHeaders, readKeys } from './opened-ground.ts';

const {
  db,
  scene: { here },
} = await openScene();
const site = await openSite(db);
const { key, membership } = here.people.administrator;
const visitor = site.visitor(key);
const areas = `/as/${membership}/partnership/areas/add`;

async function send(payload: string | Buffer, headers: Readonly<Record<string, string>> = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const all = { cookie: `session=${key}`, ...type, ...ownHeaders, ...headers };
  const answer = await site.app.inject({ method: 'POST', url: areas, headers: all, payload });
  return { status: answer.statusCode, body: answer.body, bytes: answer.rawPayload, headers: {}, to: '' };
}

const keys = async () => new URLSearchParams(await readKeys(key, membership, site)).toString();

test('of a name sent twice the first counts, for the guard as for what is kept (E15)', async () => {
  const right = await keys();
  await assertWritesNothing(db, 403, async () => send(`_csrf=wrong&${right}&name=One&nation=Wales`));
  assert.equal(
    (await send(`${right}&_csrf=wrong&name=First&name=Second&nation=Wales&nation=Nowhere`)).status,
    303,
  );
  const rows = await db.behind(`select name, nation from accounts.area where name in ('First', 'Second')`);
  assert.deepEqual(rows, [{ name: 'First', nation: 'Wales' }]);
  const list = `/as/${membership}/agencies`;
  const asked = async (question: string) => (await visitor.get(`${list}?${question}`)).body;
  assert.match(await asked('type=school&type=police'), /<option value="school" selected>/);
});

test('a packed body is not unpacked, however small it is and whatever it would grow to (E18)', async () => {
  const bomb = gzipSync(
    Buffer.concat([Buffer.from(`${await keys()}&nation=Wales&name=`), Buffer.alloc(50_000_000, 'x')]),
  );
  assert.ok(bomb.length < 100_000);
  for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip'])
    await assertWritesNothing(db, 403, async () => send(bomb, { 'content-encoding': encoding }));
});

test('a guard in the address, in a header or of no form is no guard (B04)', async () => {
  const guard = (await readKeys(key, membership, site))._csrf;
  const fields = `name=Sent&nation=Wales&_submission=${randomUUID()}`;
  for (const headers of [
    { 'x-csrf-token': guard },
    { cookie: `session=${key}; _csrf=${guard}` },
    { authorization: guard },
  ])
    await assertWritesNothing(db, 403, async () => send(fields, headers));
  const inAddress = await site.app.inject({
    method: 'POST',
    url: `${areas}?_csrf=${guard}`,
    headers: { cookie: `session=${key}`, 'content-type': 'application/x-www-form-urlencoded', ...ownHeaders },
    payload: fields,
  });
  assert.equal(inAddress.statusCode, 403);
});

test('what a caller says of itself makes no line of the log, and each request makes one (E19)', async () => {
  const before = site.log.length;
  const forged = '"}\n{"level":30,"request":"0000000000000000","event":"sign_in.tried"';
  for (const name of ['user-agent', 'referer', 'x-request-id', 'traceparent'])
    await site.app.inject({
      method: 'GET',
      url: `/sign-in?${encodeURIComponent(forged)}`,
      headers: { [name]: forged },
    });
  await send(`${await keys()}&name=${encodeURIComponent(forged)}&nation=Wales`);
  const lines = site.log.slice(before);
  assert.equal(lines.length, 6);
  for (const line of lines) {
    assert.equal(line.trimEnd().split('\n').length, 1);
    assert.notEqual((JSON.parse(line) as Record<string, unknown>)['request'], '0000000000000000');
  }
});

const never = [
  '29 February 2023',
  '31/04/2024',
  '1 January 1899',
  '31 December 9999',
  '0000-01-01',
  'Monday 2 January 2024',
  '2024-01-01T00:30',
];

test('a day that never was, or that nobody can mean, is told at its field and not kept as another (E05)', async () => {
  for (const day of never) {
    const name = await visitor.get(`/as/${membership}/partnership/former-names/add`);
    const former = await assertWritesNothing(db, 422, async () =>
      visitor.submit(name, { name: 'Committee', from: day, until: '' }),
    );
    assert.match(problemsOf(former).join(), /^Enter a date such as/, day);
    const agency = await visitor.get(`/as/${membership}/agencies/${here.agency}/edit`);
    const left = await assertWritesNothing(db, 422, async () => visitor.submit(agency, { left: day }));
    assert.match(problemsOf(left).join(), /^Enter the day it left/, day);
  }
});

test('the days on which clocks change, leap days and the day itself are kept as they are (E05)', async () => {
  for (const [typed = '', kept = ''] of [
    ['29 February 2024', '2024-02-29'],
    ['31 March 2024', '2024-03-31'],
    ['27/10/2024', '2024-10-27'],
    ['1 January 1900', '1900-01-01'],
  ]) {
    const page = await visitor.get(`/as/${membership}/agencies/${here.agency}/edit`);
    assert.equal((await visitor.submit(page, { left: typed })).status, 303, typed);
    const rows = await db.behind('select left_on from accounts.agency_in_partnership where agency_id = $1', [
      here.agency,
    ]);
    assert.deepEqual(rows, [{ left_on: kept }]);
  }
});
