import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, tabTo } from '#test/browser';
import { openReturning } from '#test/returns';
import { givePassword, signInFirst } from '#test/sign-in';
import { openListeningSite, sitDown } from '#test/listening-site';
import { offeredIn, storageOf, waitForKey, waitForStatus } from '#test/unsent';
import { paths } from '../../src/returns/paths.ts';

// What an auditor typed and could not send: no connection, time that ran out in the midst of a sentence, a page that was
// closed. It stays in the browser, sealed under a key that the server withdraws when they sign out.

const { db, auditor, lead, audit, scene, openOne, write, site: elsewhere } = await openReturning();
const { address } = await openListeningSite(db);
const one = await openOne();
const section = address + paths.section(auditor.m, audit, one.return, 'referrals');
const { person, key } = scene.here.people.auditor;
const window = await sitDown(address, key, { script: true });
const browser = window.context();

/** The section in a new tab, once its script has the key. */
async function openForm(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(section);
  await waitForKey(page);
  return page;
}

const asText = (storage: Readonly<Record<string, string>>): string => JSON.stringify(storage);

/** Types into a field without a connection, and closes the page as soon as it is said where that stays. */
async function typeInVain(field: string, text: string): Promise<void> {
  const page = await openForm();
  // Of this page alone: one that comes online while it is closed would still save.
  await page.route('**/*', async (route) => route.abort('internetdisconnected'));
  await page.fill(`[name="${field}"]`, text);
  await waitForStatus(page, /sealed in this browser/);
  assert.doesNotMatch(asText(await storageOf(page)), new RegExp(text.split(' ')[0] ?? ''));
  await page.close();
}

test('what was typed without a connection is offered when the page is opened again, and is put back by keyboard', async () => {
  await typeInVain('a1-comment', 'Quillfeather was seen at home.');
  const page = await openForm();
  await offeredIn(page).waitFor();
  assert.match((await offeredIn(page).textContent()) ?? '', /Quillfeather was seen at home\./);
  assert.equal(await page.inputValue('[name="a1-comment"]'), '');
  await assertAccessible(page, 'what was not saved');
  await assertReflows(page, 'what was not saved');
  await tabTo(page, 'Put it back');
  await page.keyboard.press('Enter');
  await waitForStatus(page, /^Saved/);
  assert.deepEqual(await storageOf(page), {});
  await page.reload();
  assert.equal(await page.inputValue('[name="a1-comment"]'), 'Quillfeather was seen at home.');
  assert.equal(await offeredIn(page).count(), 0);
  await page.close();
});

test('left, it is deleted and not offered again', async () => {
  await typeInVain('a2-comment', 'Thistledown came late.');
  const page = await openForm();
  await offeredIn(page).waitFor();
  await page.click('text=Leave it, and delete it');
  assert.deepEqual(await storageOf(page), {});
  await page.close();
  const again = await openForm();
  assert.equal(await offeredIn(again).count(), 0);
  assert.equal(await again.inputValue('[name="a2-comment"]'), '');
  await again.close();
});

test('where a colleague wrote meanwhile, both texts are seen and neither is lost', async () => {
  await typeInVain('a3-comment', 'Marigold told us twice.');
  await write(lead, one, 'referrals', { 'a3-comment': 'Told once, by telephone.' });
  const page = await openForm();
  await page.click('text=Put it back');
  await waitForStatus(page, /Somebody else changed/);
  assert.doesNotMatch(asText(await storageOf(page)), /Marigold/);
  await Promise.all([page.waitForNavigation(), page.click('text="Save"')]);
  const text = (await page.textContent('main')) ?? '';
  assert.match(text, /Told once, by telephone\.[\s\S]*Marigold told us twice\./);
  await Promise.all([page.waitForNavigation(), page.click('text="Save what I typed"')]);
  await page.close();
  // It was sent by the button, from a page that told of the conflict: opened again, nothing waits.
  const again = await openForm();
  assert.equal(await offeredIn(again).count(), 0);
  assert.deepEqual(await storageOf(again), {});
  await again.close();
});

test('time that runs out in the midst of a sentence loses nothing: signed in again in another tab, it is saved', async () => {
  const page = await openForm();
  await db.behind(`update accounts.session set seen_at = now() - interval '3 hours' where person_id = $1`, [
    person,
  ]);
  await page.fill('[name="a4-comment"]', 'Foxglove was named, and');
  await waitForStatus(page, /signed out[\s\S]*sealed in this browser/);
  await page.fill('[name="a4-comment"]', 'Foxglove was named, and heard.');
  await givePassword(db, person);
  await db.behind('delete from accounts.factor where person_id = $1', [person]);
  const tab = elsewhere.visitor(key);
  await signInFirst(tab, `${person}@example.org`);
  await browser.addCookies([{ name: 'session', value: tab.cookies.get('session') ?? '', url: address }]);
  await waitForStatus(page, /^Saved/);
  assert.deepEqual(await storageOf(page), {});
  await page.reload();
  assert.equal(await page.inputValue('[name="a4-comment"]'), 'Foxglove was named, and heard.');
  await page.close();
});

test('signing out tells that something waits, deletes it, and withdraws its key: taken before, it opens for nobody', async () => {
  await typeInVain('a2-comment', 'Juniper was not asked.');
  const page = await browser.newPage();
  await page.goto(`${address}/sign-out`);
  assert.match((await page.textContent('main')) ?? '', /was not saved yet\. Signing out deletes it/);
  await assertAccessible(page, 'signing out with something unsaved');
  const taken = await storageOf(page);
  assert.equal(Object.keys(taken).length, 1);
  const before = await browser.cookies(address);
  await Promise.all([page.waitForNavigation(), page.click('button:has-text("Sign out")')]);
  assert.deepEqual(await storageOf(page), {});
  const session = before.find(({ name }) => name === 'session')?.value ?? '';
  const tab = elsewhere.visitor(session);
  await db.behind('delete from accounts.factor where person_id = $1', [person]);
  await signInFirst(tab, `${person}@example.org`);
  await browser.addCookies([{ name: 'session', value: tab.cookies.get('session') ?? '', url: address }]);
  await page.goto(`${address}/help`);
  await page.evaluate((all: Record<string, string>) => {
    for (const [place, text] of Object.entries(all)) localStorage.setItem(place, text);
  }, taken);
  await page.close();
  const again = await openForm();
  assert.equal(await offeredIn(again).count(), 0);
  assert.equal(await again.inputValue('[name="a2-comment"]'), '');
  await again.close();
});
