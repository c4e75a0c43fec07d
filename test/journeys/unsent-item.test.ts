import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, tabTo } from '#test/browser';
import { openListeningSite, sitDown } from '#test/listening-site';
import { offeredIn, storageOf, waitForKey, waitForStatus } from '#test/unsent';
import { openReturning } from '#test/returns';
import { givePassword, signInFirst } from '#test/sign-in';
import { paths } from '../../src/returns/paths.ts';

// An item of a return (a key event, a meeting) is saved by its button alone. What was typed into its form and could not be
// sent, or not yet, stays in the browser, sealed under the key of this sign-in, until it has been saved.

const { db, auditor, lead, audit, scene, openOne, site: elsewhere } = await openReturning();
const { address } = await openListeningSite(db);
const one = await openOne();
const itemAt = (m: string, item: string) => paths.item(m, audit, one.return, 'events', 'events', item);
const newEvent = address + itemAt(auditor.m, 'new');
const list = address + paths.section(auditor.m, audit, one.return, 'events');
const { person, key } = scene.here.people.auditor;
const window = await sitDown(address, key, { script: true });
const browser = window.context();

/** A form of an item in a new tab, once its script has the key. */
async function openForm(at = newEvent): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(at);
  await waitForKey(page);
  return page;
}

async function typeEvent(page: Page, what: string): Promise<void> {
  await page.fill('[name="date"]', '3 March 2025');
  await page.selectOption('[name="kind"]', 'referral');
  await page.fill('[name="what"]', what);
}

/** Presses Save: the form reaches the server and is saved there, and the answer never comes back. */
async function loseAnswer(page: Page): Promise<void> {
  await page.route('**/events/new', async (route) => {
    if (route.request().method() === 'POST') await route.fetch({ maxRedirects: 0 });
    await route.abort('connectionreset');
  });
  await page.click('text="Save"');
  await waitForStatus(page, /no connection/);
  await page.unroute('**/events/new');
}

/** Presses Save in vain, and closes the page as soon as it is said where what was typed stays. */
async function saveInVain(page: Page, what: string): Promise<void> {
  await page.route('**/*', async (route) => route.abort('internetdisconnected'));
  await page.click('text="Save"');
  await waitForStatus(page, /no connection[\s\S]*sealed in this browser/);
  assert.equal(await page.inputValue('[name="what"]'), what);
  assertSealed(await storageOf(page), what);
  await page.close();
}

/** Something is kept, and no word of the text can be read in it, nor once it is taken out of its base 64. */
function assertSealed(storage: Readonly<Record<string, string>>, what: string): void {
  const texts = Object.values(storage).flatMap((text) => {
    const { sealed = '' } = JSON.parse(text) as { sealed?: string };
    return [text, Buffer.from(sealed, 'base64').toString('utf8')];
  });
  assert.ok(texts.length > 0, 'nothing is kept');
  for (const word of what.split(' ').filter((each) => each.length > 3))
    assert.doesNotMatch(texts.join('\n'), new RegExp(word.replace(/\W/g, ''), 'i'));
}

/** Presses a button again: within a second of the first time it would count as a double click. */
async function pressAgain(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(1_100);
  await page.click(`text="${name}"`);
}

/** Waits until this many forms are kept. */
async function waitForKept(page: Page, count: number): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (Object.keys(await storageOf(page)).length === count) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`${Object.keys(await storageOf(page)).length} are kept`);
}

/** Saves by the button, and comes to the list of the section. */
async function save(page: Page): Promise<string> {
  await pressAgain(page, 'Save');
  await page.waitForURL(`${list}?saved=events`);
  return (await page.textContent('main')) ?? '';
}

const listEvents = async (): Promise<readonly string[]> =>
  (
    await db.behind(
      `select field from returns.entry where return_id = $1 and field like 'events:%' and sealed is not null order by 1`,
      [one.return],
    )
  ).map(({ field }) => String(field).slice('events:'.length));

test('an event that could not be sent is offered in the form of the next, put back by keyboard, saved and gone', async () => {
  const what = 'Quillfeather was seen at home.';
  const first = await openForm();
  await typeEvent(first, what);
  await saveInVain(first, what);
  const page = await openForm();
  assert.match((await offeredIn(page).textContent()) ?? '', /3 March 2025[\s\S]*Referral[\s\S]*Quillfeather/);
  assert.equal(await page.inputValue('[name="what"]'), '');
  await assertAccessible(page, 'an event that was not saved');
  await assertReflows(page, 'an event that was not saved');
  await tabTo(page, 'Put it back');
  await page.keyboard.press('Enter');
  assert.equal(await page.inputValue('[name="what"]'), what);
  assert.equal(await page.inputValue('[name="kind"]'), 'referral');
  assert.match(
    await save(page),
    /Saved\.[\s\S]*Referral, 3 March 2025[\s\S]*Quillfeather was seen at home\./,
  );
  assert.deepEqual(await storageOf(page), {});
  assert.equal((await listEvents()).length, 1);
  await page.close();
  const again = await openForm();
  assert.equal(await offeredIn(again).count(), 0);
  await again.close();
});

test('a server that cannot answer says so on the page, and the button saves once it can', async () => {
  const page = await openForm();
  await typeEvent(page, 'Thistledown came late.');
  await page.route('**/events/new', async (route) =>
    route.request().method() === 'POST' ? route.fulfill({ status: 503, body: '' }) : route.continue(),
  );
  await page.click('text="Save"');
  await waitForStatus(page, /cannot answer[\s\S]*sealed in this browser/);
  await page.unroute('**/events/new');
  assert.match(await save(page), /Thistledown came late\./);
  assert.deepEqual(await storageOf(page), {});
  await page.close();
});

test('an answer that was lost on its way adds nothing twice, and loses nothing that was typed since', async () => {
  const before = (await listEvents()).length;
  const page = await openForm();
  await typeEvent(page, 'Told by telephone.');
  await loseAnswer(page);
  assert.match(await save(page), /Told by telephone\./);
  assert.equal((await listEvents()).length, before + 1);
  await page.goto(newEvent);
  await waitForKey(page);
  await typeEvent(page, 'Told twice.');
  await loseAnswer(page);
  await page.fill('[name="what"]', 'Told twice, and heard.');
  assert.match(await save(page), /Told twice, and heard\./);
  await page.close();
});

test('an event that a colleague changed meanwhile shows both texts, and is saved as its author decides', async () => {
  const [id = ''] = await listEvents();
  const item = itemAt(auditor.m, id);
  const first = await openForm(address + item);
  await first.fill('[name="what"]', 'Marigold told us.');
  await saveInVain(first, 'Marigold told us.');
  const theirs = await lead.get(itemAt(lead.m, id));
  const changed = await lead.submit(theirs, { what: 'Told by nobody.' }, { action: itemAt(lead.m, id) });
  assert.equal(changed.status, 303);
  const page = await openForm(address + item);
  await page.click('text=Put it back');
  await Promise.all([page.waitForURL(address + item), page.click('text="Save"')]);
  await page.locator('text=Save what I typed').waitFor();
  const text = (await page.textContent('main')) ?? '';
  assert.match(text, /Told by nobody\.[\s\S]*Marigold told us\./);
  // What is not saved is kept still, by the page that shows both.
  await waitForKey(page);
  assertSealed(await storageOf(page), 'Marigold told us.');
  await page.click('text="Save what I typed"');
  await page.waitForURL(`${list}?saved=events`);
  assert.match((await page.textContent('main')) ?? '', /Marigold told us\./);
  assert.deepEqual(await storageOf(page), {});
  await page.close();
});

test('an event that a colleague removed meanwhile is added again, and nothing of it stays behind', async () => {
  const [id = ''] = await listEvents();
  const first = await openForm(address + itemAt(auditor.m, id));
  await first.fill('[name="what"]', 'Bryony was asked.');
  await first.route('**/*', async (route) => route.abort('internetdisconnected'));
  await first.click('text="Save"');
  await waitForStatus(first, /sealed in this browser/);
  const removal = paths.itemRemoval(lead.m, audit, one.return, 'events', 'events', id);
  assert.equal((await lead.submit(await lead.get(removal), {}, { action: removal })).status, 303);
  await first.unroute('**/*');
  await pressAgain(first, 'Save');
  await first.locator('text=It was removed.').waitFor();
  await waitForKey(first);
  assert.equal(Object.keys(await storageOf(first)).length, 1);
  await first.click('text="Save what I typed"');
  await first.waitForURL(`${list}?saved=events`);
  assert.match((await first.textContent('main')) ?? '', /Bryony was asked\./);
  assert.deepEqual(await storageOf(first), {});
  await first.close();
});

test('what was typed when the page was left is offered; “Cancel” and “Leave it” delete it', async () => {
  const page = await openForm();
  await page.fill('[name="what"]', 'Juniper was not asked.');
  await waitForKept(page, 1);
  assertSealed(await storageOf(page), 'Juniper was not asked.');
  await page.goto(list);
  await page.goto(newEvent);
  await offeredIn(page).waitFor();
  assert.match((await offeredIn(page).textContent()) ?? '', /Juniper was not asked\./);
  await page.click('text=Leave it, and delete it');
  assert.deepEqual(await storageOf(page), {});
  await page.fill('[name="what"]', 'Juniper');
  await waitForKept(page, 1);
  await page.click('text="Cancel"');
  await page.waitForURL(list);
  assert.deepEqual(await storageOf(page), {});
  await page.close();
});

test('two new events that could not be sent are offered each by itself', async () => {
  for (const what of ['Sorrel came alone.', 'Tansy came with others.']) {
    const page = await openForm();
    if ((await offeredIn(page).count()) > 0) assert.equal(await page.inputValue('[name="what"]'), '');
    await typeEvent(page, what);
    await saveInVain(page, what);
  }
  const page = await openForm();
  assert.equal(await offeredIn(page).count(), 2);
  await page.click('.tl-unsent:has-text("Sorrel") >> text=Put it back');
  assert.match(await save(page), /Sorrel came alone\./);
  await page.goto(newEvent);
  await waitForKey(page);
  assert.equal(await offeredIn(page).count(), 1);
  assert.match((await offeredIn(page).textContent()) ?? '', /Tansy/);
  await page.click('text=Leave it, and delete it');
  await page.close();
});

test('what cannot be read comes back with its problem, stays kept, and is gone once it is saved with another begun', async () => {
  const page = await openForm();
  await typeEvent(page, 'Foxglove was named.');
  await page.fill('[name="date"]', 'a day last spring');
  await page.click('text="Save and add another"');
  await page.locator('.govuk-error-summary').waitFor();
  assert.equal(await page.inputValue('[name="date"]'), 'a day last spring');
  await waitForKey(page);
  assert.equal(Object.keys(await storageOf(page)).length, 1);
  await page.fill('[name="date"]', '4 March 2025');
  await page.click('text="Save and add another"');
  await page.waitForURL(`${newEvent}?saved=events`);
  assert.deepEqual(await storageOf(page), {});
  assert.equal(await page.inputValue('[name="what"]'), '');
  await page.close();
});

test('time that ran out loses nothing: signed in again in another tab, the button saves', async () => {
  const page = await openForm();
  await typeEvent(page, 'Wormwood was told.');
  await db.behind(`update accounts.session set seen_at = now() - interval '3 hours' where person_id = $1`, [
    person,
  ]);
  await page.click('text="Save"');
  await waitForStatus(page, /signed out[\s\S]*sealed in this browser/);
  assertSealed(await storageOf(page), 'Wormwood was told.');
  await givePassword(db, person);
  await db.behind('delete from accounts.factor where person_id = $1', [person]);
  const tab = elsewhere.visitor(key);
  await signInFirst(tab, `${person}@example.org`);
  await browser.addCookies([{ name: 'session', value: tab.cookies.get('session') ?? '', url: address }]);
  assert.match(await save(page), /Wormwood was told\./);
  assert.deepEqual(await storageOf(page), {});
  await page.close();
});
