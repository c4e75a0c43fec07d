import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { closeDocuments } from '#platform/documents';
import { assertAccessible, assertReflows, openWindow, tabTo } from '#test/browser';
import { freshDatabase } from '#test/database';
import { readPdf } from '#test/read-documents';
import { hashPassword } from '#platform/crypto';
import { codeOf } from '#test/sign-in';
import { openListeningSite } from '#test/listening-site';
import { seedDemonstration } from '../../demo/demonstration.ts';

// Sign in, find an audit, read it, preview and download its 7-minute briefing: by keyboard only, with script off, on a
// phone and on a desk; then every page of the way with axe.

const password = 'otter lantern gravel';
let ready: Promise<string> | undefined;
const address = async (): Promise<string> => await (ready ??= serve());

async function serve(): Promise<string> {
  const db = await freshDatabase();
  await seedDemonstration(db.database.transact, () => undefined);
  await db.behind(
    `insert into accounts.credential (person_id, password_hash)
     select id, $1 from accounts.person where email = 'priya.chandler@example.org'`,
    [await hashPassword(password)],
  );
  forgetCodes = async () => void (await db.behind('update accounts.factor set used_step = null'));
  const { address: url } = await openListeningSite(db);
  return url;
}

after(closeDocuments);

let secret = '';
/** As though the time of the code that was used had passed. */
let forgetCodes = async (): Promise<void> => Promise.resolve();

async function signIn(page: Page): Promise<void> {
  await page.goto(`${await address()}/sign-in`);
  await tabTo(page, 'E-mail address');
  await page.keyboard.type('priya.chandler@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/second-factor/);
  // The first time an app is told its key, typed from the page; after that it is asked for a code.
  const typed = await page.locator('.tl-key').allTextContents();
  const isFirst = typed[0] !== undefined;
  secret = typed[0] ?? secret;
  await tabTo(page, 'Security code');
  await forgetCodes();
  await page.keyboard.type(codeOf(secret));
  await page.keyboard.press('Enter');
  if (isFirst) {
    await page.waitForSelector('.tl-codes');
    await assertReflows(page, 'recovery codes');
    await tabTo(page, 'I have kept them: continue');
    await page.keyboard.press('Enter');
  }
  await page.waitForURL(/\/as\/[^/]+$/);
}

/** Follows a link with the keyboard; on a phone the steps of an audit are folded and are opened first. */
async function follow(page: Page, name: string | RegExp, to: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await page.waitForURL(to);
}

for (const width of [320, 1280]) {
  test(`by keyboard alone and without script a coordinator gets a 7-minute briefing, ${width} pixels wide`, async () => {
    const page = await openWindow({ width, script: false });
    await signIn(page);
    await assertReflows(page, 'home');
    await follow(page, 'Audits', /\/audits$/);
    await assertReflows(page, 'the list of audits');
    await follow(page, /^Multi-agency case file audit on child sexual abuse/, /\/audits\/[0-9a-f-]{36}$/);
    await assertReflows(page, 'the audit');
    assert.match((await page.textContent('main')) ?? '', /1 June 2024 to 31 May 2025/);
    if (width === 320) {
      await tabTo(page, /^Step|^This audit|Overview/);
      await page.keyboard.press('Enter');
    }
    await follow(page, /^Briefings/, /\/briefings$/);
    await assertReflows(page, 'its briefings');
    await follow(page, /^7-minute briefing/, /\/briefings\/seven-minute$/);
    await assertReflows(page, 'the preview');
    const order = await page.$$eval('.tl-tile__number', (numbers) =>
      numbers.map((number) => number.textContent),
    );
    assert.deepEqual(order, ['1', '2', '3', '4', '5', '6', '7']);
    await tabTo(page, /^PDF|Download as PDF/);
    const waiting = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const download = await waiting;
    assert.match(download.suggestedFilename(), /^[a-z0-9-]+\.pdf$/);
    const read = await readPdf(await readFile(await download.path()));
    assert.equal(read.pdfua, true);
    assert.match(read.text, /minutes/i);
    await page.context().close();
  });

  test(`no page of the journey fails an accessibility rule, ${width} pixels wide`, async () => {
    const page = await openWindow({ width });
    await signIn(page);
    const home = page.url();
    await page.goto(`${home}/audits`);
    const audits = await page.$$eval('main table a[href*="/audits/"]', (links) =>
      links.map((link) => (link as HTMLAnchorElement).href),
    );
    const audit =
      audits.find((link) => /\/audits\/[0-9a-f-]{36}$/.test(link)) ?? assert.fail('no audit in the list');
    const places = [
      home,
      `${home}/audits`,
      `${home}/audits?q=nothing-like-this`,
      `${home}/audits/import`,
      `${home}/learning`,
      `${home}/recommendations`,
      `${home}/agencies`,
      `${home}/partnership`,
      `${home}/help`,
      ...['', '/participation', '/findings', '/findings?kind=learning', '/recommendations', '/briefings'].map(
        (part) => audit + part,
      ),
      ...['summary', 'seven-minute', 'participation'].map((kind) => `${audit}/briefings/${kind}`),
      ...['/sign-in', '/sign-out', '/demonstration', '/help', '/accessibility', '/nowhere'].map(
        (part) => new URL(part, home).href,
      ),
    ];
    for (const place of places) {
      await page.goto(place);
      const where = place.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…');
      await assertReflows(page, where);
      await assertAccessible(page, where);
    }
    await page.context().close();
  });
}
