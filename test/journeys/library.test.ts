import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { importAudit } from '#archive';
import { readDemoAudit } from '#test/archive';
import { assertAccessible, assertReflows, openWindow, tabTo } from '#test/browser';
import { openScene } from '#test/scene';
import { openListeningSite } from '#test/listening-site';

// A coordinator adds a procedure with its edition, and finds which audit cites an edition that had been replaced: by
// keyboard only, with script off, on a phone and on a desk; then the pages of the way with axe.

const ground = (async () => {
  const { db, scene } = await openScene();
  const audit = readDemoAudit('leicester-2019-familial');
  const { partnership, people } = scene.here;
  await db.database.transact(scene.system(), 'write', async (tx) => importAudit(tx, partnership, audit));
  const { address: url } = await openListeningSite(db);
  return { url, key: people.coordinator.key, home: `${url}/as/${people.coordinator.membership}` };
})();

async function arrive(width: number, script: boolean): Promise<{ page: Page; home: string }> {
  const { url, key, home } = await ground;
  const page = await openWindow({ width, script });
  await page.context().addCookies([{ name: 'session', value: key, url }]);
  await page.goto(home);
  return { page, home };
}

async function press(page: Page, name: string | RegExp, to: RegExp): Promise<void> {
  await tabTo(page, name, 120);
  await page.keyboard.press('Enter');
  await page.waitForURL(to);
}

async function type(page: Page, field: string | RegExp, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

for (const width of [320, 1280]) {
  test(`by keyboard alone and without script a coordinator keeps a procedure, ${width} pixels wide`, async () => {
    const { page } = await arrive(width, false);
    await press(page, 'Library', /\/library$/);
    await assertReflows(page, 'the library');
    await press(page, 'Add an item', /\/library\/add$/);
    await type(page, 'Title', `Bruising in babies ${width}`);
    await type(page, 'Kind', 'Procedure');
    await press(page, 'Save and go on', /\/documents\/[0-9a-f-]{36}$/);
    await press(page, 'Add an edition', /\/editions\/add$/);
    await assertReflows(page, 'the form of an edition');
    await type(page, 'Name of the edition', '2022');
    await type(page, /^In force from/, 'May 2022');
    await press(page, 'Save', /\/documents\/[0-9a-f-]{36}$/);
    await assertReflows(page, 'the item');
    assert.match(
      (await page.textContent('main')) ?? '',
      /2022[\s\S]*In force[\s\S]*From May 2022; no end known/,
    );
    await press(page, 'Library', /\/library$/);
    await press(page, 'Working Together to Safeguard Children', /\/documents\/working-together$/);
    await assertReflows(page, 'Working Together');
    assert.match((await page.textContent('main')) ?? '', /Cites the 2015 edition; it was replaced/);
  });
}

test('no page of the library fails an accessibility rule', async () => {
  const { page, home } = await arrive(1280, true);
  const item = `${home}/library/documents/working-together`;
  for (const path of [`${home}/library`, item, `${item}/history`, `${item}/editions/add?over=2018`]) {
    await page.goto(path);
    await assertAccessible(page, path.slice(home.length));
  }
  await page.goto(`${home}/library/add`);
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await assertAccessible(page, 'the form of an item with its problems');
});
