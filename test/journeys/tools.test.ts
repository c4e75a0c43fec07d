import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, openWindow } from '#test/browser';
import { press, type } from '#test/keyboard';
import { openScene } from '#test/scene';
import { openListeningSite, sitDown } from '#test/listening-site';

// A coordinator composes a tool for an audit, rewords a standard and moves it, by keyboard alone and without script; every
// page holds on a telephone and on a desk.

const { db, scene } = await openScene();
const { here } = scene;
const { address } = await openListeningSite(db);
const { key, membership } = here.people.coordinator;
const home = `${address}/as/${membership}`;

const enter = async (width: number): Promise<Page> => await sitDown(address, key, { width });

let tool = '';

test('a tool is composed for an audit by keyboard, without script', async () => {
  const page = await enter(1280);
  await page.goto(`${home}/audits/${here.liveAudit}/tool`);
  await press(page, 'Compose a tool for this audit');
  await type(page, 'Name of the tool', 'Tool of the journey');
  await type(page, 'Returns are due', '30 June 2026');
  await press(page, 'Make the tool and use it');
  assert.match((await page.textContent('main')) ?? '', /Tool of the journey,\s+version 1/);
  await page.click('text=Tool of the journey');
  tool = page.url();
});

test('a standard is reworded and moved by keyboard, and the new version says both', async () => {
  const page = await enter(1280);
  await page.goto(tool);
  await press(page, /^Change: /);
  await type(page, 'Standard or question', 'What the record says about the child.');
  await press(page, 'Save');
  await page.goto(tool);
  await press(page, /^Down: What the record says/);
  await page.goto(`${tool}/publish`);
  const text = (await page.textContent('main')) ?? '';
  assert.match(text, /Reworded/);
  assert.match(text, /Moved/);
  await press(page, 'Publish version 2');
  assert.match((await page.textContent('main')) ?? '', /Version 2 is published/);
});

test('the pages of tools hold on a telephone and on a desk, and nothing keeps anybody out', async () => {
  const id = tool.split('/').at(-1) ?? '';
  const pages = [
    '/tools',
    '/tools/begin',
    `/tools/${id}`,
    `/tools/${id}/rename`,
    `/tools/${id}/sections/new`,
    `/tools/${id}/sections/involvement/items/new`,
    `/tools/${id}/preview`,
    `/tools/${id}/publish`,
    `/tools/${id}/compare?from=1&to=2`,
    `/tools/${id}/import`,
    `/tools/${id}/retire`,
    `/audits/${here.liveAudit}/tool`,
    `/audits/${here.liveAudit}/tool/compose`,
  ];
  for (const width of [390, 1280]) {
    const page = await enter(width);
    for (const path of pages) {
      await page.goto(home + path);
      await assertReflows(page, `${path} at ${width}`);
    }
  }
  const page = await openWindow({ width: 1280 });
  await page.context().addCookies([{ name: 'session', value: key, url: address }]);
  for (const path of pages) {
    await page.goto(home + path);
    await assertAccessible(page, path);
  }
});
