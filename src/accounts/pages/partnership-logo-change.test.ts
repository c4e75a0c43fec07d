import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { openScene } from '#test/scene';
import { openSite } from '#test/site';

const { db, scene } = await openScene();
const site = await openSite(db);
const { administrator: hat } = scene.here.people;
const visitor = site.visitor(hat.key);
const change = `/as/${hat.membership}/partnership/logo/change`;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A picture of one grey dot, with a comment that says where it was made. */
const dot = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
  chunk('tEXt', Buffer.from('Comment\0made at home')),
  chunk('IDAT', deflateSync(Uint8Array.of(0, 128))),
  chunk('IEND', new Uint8Array()),
]);

async function readLogo(): Promise<Buffer | null> {
  const [row] = await db.behind(`select logo from accounts.partnership where id = $1`, [
    scene.here.partnership,
  ]);
  const logo = row?.['logo'];
  return Buffer.isBuffer(logo) ? logo : null;
}

test('only the administrator changes the logo', async () => {
  await assertOnlyFor(site, scene, 'partnership.keep', '/partnership/logo/change');
});

test('no file, a file that is no picture and one that is too large are refused, and nothing is kept', async () => {
  const page = await visitor.get(change);
  const wrong = [
    { content: '', name: '', message: 'Choose a PNG file' },
    { content: '<svg onload="alert(1)"/>', name: 'logo.png', message: 'The picture must be a PNG file' },
    { content: Buffer.alloc(600_000), name: 'logo.png', message: 'The picture must be 512KB or smaller' },
  ];
  for (const { content, name, message } of wrong) {
    const answer = await assertWritesNothing(db, 422, async () =>
      visitor.submit(page, {}, { upload: { field: 'logo', name, content } }),
    );
    assert.deepEqual(problemsOf(answer), [message]);
  }
});

test('a picture is kept without anything that is not the picture', async () => {
  const page = await visitor.get(change);
  const answer = await visitor.submit(
    page,
    {},
    { upload: { field: 'logo', name: 'logo.png', content: dot } },
  );
  assert.equal(answer.status, 303);
  const kept = await readLogo();
  assert.ok(kept !== null && kept.includes('IDAT'));
  assert.ok(!kept.includes('home'));
  const shown = await visitor.get(answer.to);
  assert.match(shown.body, /<img src="[^"]*\/partnership\/logo" alt="Logo of Here"/);
});

test('the logo is removed by its own form, not by looking', async () => {
  const page = await visitor.get(change);
  assert.match(page.body, /The logo now/);
  assert.notEqual(await readLogo(), null);
  const remove = `/as/${hat.membership}/partnership/logo/remove`;
  assert.equal((await visitor.get(remove)).status, 404);
  const answer = await visitor.submit(page, {}, { action: remove });
  assert.equal(answer.status, 303);
  assert.equal(await readLogo(), null);
});
