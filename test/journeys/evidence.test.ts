import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, tabTo } from '#test/browser';
import { openReturning } from '#test/returns';
import { press } from '#test/keyboard';
import { openListeningSite, sitDown } from '#test/listening-site';
import { paths } from '../../src/returns/paths.ts';

// An auditor adds a file to an answer, takes it home again and removes it, by keyboard alone and without script; the pages of
// a return hold on a telephone and on a desk.

const { db, auditor, audit, scene, openOne, allowFiles } = await openReturning();
const { address } = await openListeningSite(db);
await allowFiles(true);
const one = await openOne();
const of = [auditor.m, audit, one.return] as const;
const section = paths.section(...of, 'referrals');

const enter = async (width: number, script = false): Promise<Page> =>
  await sitDown(address, scene.here.people.auditor.key, { width, script });

test('a file is added to an answer by keyboard, without script, and what was typed is saved with it', async () => {
  const page = await enter(1280);
  await page.goto(address + section);
  await tabTo(page, 'Comment', 200);
  await page.keyboard.type('Kept before the file.');
  await press(page, /^Save and add a file that shows: /);
  await page.setInputFiles('input[type=file]', {
    name: 'Contact record.txt',
    mimeType: 'text/html',
    buffer: Buffer.from('Seen at home on 3 March.'),
  });
  await press(page, 'Add the file');
  const text = (await page.textContent('main')) ?? '';
  assert.match(text, /Kept before the file\./);
  assert.match(text, /Contact record\.txt/);
});

test('it is downloaded under a name that tells nothing, and never shown', async () => {
  const page = await enter(1280);
  await page.goto(address + section);
  await tabTo(page, 'Contact record.txt', 200);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.match(download.suggestedFilename(), /^file-[0-9a-f]{8}\.txt$/);
  assert.equal(await readFile(await download.path(), 'utf8'), 'Seen at home on 3 March.');
  // Also without the mark that asks for it to be kept.
  const link = (await page.getAttribute('a[download]', 'href')) ?? '';
  await assert.rejects(page.goto(address + link), /Download is starting/);
});

test('the pages of a return hold on a telephone and on a desk, and nothing keeps anybody out', async () => {
  const [row] = await db.behind('select id from returns.evidence where return_id = $1', [one.return]);
  const addresses = [
    paths.mine(auditor.m),
    paths.return(...of),
    section,
    paths.section(...of, 'record'),
    paths.section(...of, 'events'),
    paths.item(...of, 'events', 'events', 'new'),
    paths.earlierTexts(...of, 'referrals'),
    paths.fileAdd(...of, 'a1'),
    paths.fileRemoval(...of, String(row?.['id'])),
  ];
  for (const width of [390, 1280]) {
    const page = await enter(width);
    for (const path of addresses) {
      assert.equal((await page.goto(address + path))?.status(), 200, path);
      await assertReflows(page, `${path} at ${width}`);
    }
  }
  const page = await enter(1280, true);
  for (const path of addresses) {
    await page.goto(address + path);
    await assertAccessible(page, path);
  }
});

test('it is removed by keyboard, after being asked', async () => {
  const page = await enter(390);
  await page.goto(address + section);
  await press(page, 'Remove the file Contact record.txt');
  await press(page, 'Remove the file');
  assert.doesNotMatch((await page.textContent('main')) ?? '', /Contact record/);
});
