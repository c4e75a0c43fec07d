import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from '#test/browser';
import { openListeningSite, sitDown } from '#test/listening-site';
import { openReturning } from '#test/returns';
import { waitForKey } from '#test/unsent';
import { paths } from '../../src/returns/paths.ts';

// A text that is far too long, pasted into a return: megabytes where some pages may be. It is said at its field, how long it
// may be and how long it is, and it does not vanish; with script it is sent once and not over and over.

const { db, auditor, audit, scene, openOne } = await openReturning();
const { address } = await openListeningSite(db);
const one = await openOne();
const section = address + paths.section(auditor.m, audit, one.return, 'referrals');
const newEvent = address + paths.item(auditor.m, audit, one.return, 'events', 'events', 'new');
const { key } = scene.here.people.auditor;

const open = async (script: boolean): Promise<Page> => await sitDown(address, key, { script });

/** Pastes a line so many times; typed key by key it would take an hour. */
async function paste(page: Page, field: string, words: string, times: number): Promise<void> {
  await page.locator(`[name="${field}"]`).evaluate(
    (element, [text, count]) => {
      const area = element as HTMLTextAreaElement;
      area.value = text.repeat(count);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    [words, times] as const,
  );
}

/** A line of a hundred characters, its end included. */
const line = `${'Seen at home. '.repeat(7)}\n`.padStart(100, '.');
const accents = `${'é'.repeat(99)}\n`;

/** Waits until something stands in the page. */
async function waitForText(page: Page, where: string, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (text.test((await page.locator(where).first().textContent()) ?? '')) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`${where} never became ${String(text)}: “${await page.locator(where).first().textContent()}”`);
}

const isKept = async (): Promise<boolean> =>
  (await db.behind('select 1 from returns.entry where return_id = $1', [one.return])).length > 0;

test('without script, megabytes come back in their field with what is wrong', async () => {
  const page = await open(false);
  await page.goto(section);
  await paste(page, 'a1-comment', line, 25_000);
  await Promise.all([page.waitForNavigation(), page.click('text="Save"')]);
  assert.match(
    (await page.textContent('#a1-comment-error')) ?? '',
    /The comment must be 20,000 characters or fewer\. There are 2,499,998/,
  );
  assert.equal((await page.inputValue('[name="a1-comment"]')).length, 2_500_000);
  assert.equal(await isKept(), false);
  await page.close();
});

test('with script it is said at the field, sent once, and saved as soon as it is short enough', async () => {
  const page = await open(true);
  await page.goto(section);
  await waitForKey(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url() === section) sent.push(request.url());
  });
  await paste(page, 'a1-comment', line, 25_000);
  await waitForText(page, '[data-saved]', /Not saved yet/);
  const at = page.locator('.tl-entry[data-entry="a1"] .govuk-form-group--error .govuk-error-message');
  assert.match((await at.textContent()) ?? '', /20,000 characters or fewer\. There are 2,499,998/);
  assert.equal(await page.getAttribute('[name="a1-comment"]', 'aria-describedby'), 'a1-comment-error');
  await paste(page, 'a1-comment', 'Seen. ', 5_000);
  await waitForText(page, '#a1-comment-error', /There are 29,999/);
  await assertAccessible(page, 'a comment that is too long');
  await page.waitForTimeout(3_000);
  assert.equal(sent.length, 2);
  await paste(page, 'a1-comment', 'Seen at home.', 1);
  await waitForText(page, '[data-saved]', /^Saved/);
  assert.equal(await page.locator('.govuk-error-message').count(), 0);
  assert.equal(await page.getAttribute('[name="a1-comment"]', 'aria-describedby'), null);
  await page.close();
});

test('more than the server would read at all is said at the field too, and never sent', async () => {
  const page = await open(true);
  await page.goto(section);
  await waitForKey(page);
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url() === section) sent += 1;
  });
  await paste(page, 'a2-comment', accents, 30_000);
  await waitForText(page, '[data-saved]', /too long to be sent\. There are 3,000,000 characters/);
  assert.match((await page.textContent('#a2-comment-error')) ?? '', /too long to be sent/);
  assert.equal(sent, 0);
  // Within what is read, but more than can be shown again: refused by the server, and not sent again.
  await paste(page, 'a2-comment', line, 75_000);
  await waitForText(page, '#a2-comment-error', /There are 7,500,000 characters/);
  await page.waitForTimeout(3_000);
  assert.equal(sent, 1);
  await page.close();
});

test('in the form of an item it comes back with the page that answers the button', async () => {
  const page = await open(true);
  await page.goto(newEvent);
  await waitForKey(page);
  await page.fill('[name="date"]', '3 March 2025');
  await page.selectOption('[name="kind"]', 'referral');
  await paste(page, 'what', line, 25_000);
  await page.click('text="Save"');
  await page.locator('.govuk-error-summary').waitFor();
  assert.match((await page.textContent('#what-error')) ?? '', /There are 2,499,998/);
  assert.equal((await page.inputValue('[name="what"]')).length, 2_500_000);
  await page.waitForTimeout(1_100);
  await paste(page, 'what', line, 80_000);
  await page.click('text="Save"');
  await waitForText(page, '[data-saved]', /too long to be sent/);
  assert.equal((await page.inputValue('[name="what"]')).length, 8_000_000);
  await page.close();
});
