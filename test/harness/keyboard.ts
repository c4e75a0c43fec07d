import type { Page } from 'playwright-core';
import { tabTo } from './browser.ts';

/** Somebody at a keyboard: what they do, by the words on the page, and what they read. */

export async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, label, 200);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

export async function choose(page: Page, first: string | RegExp, steps = 0): Promise<void> {
  await tabTo(page, first, 200);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
}

export async function pick(page: Page, label: string, value: string): Promise<void> {
  await tabTo(page, label, 200);
  await page.locator('*:focus').evaluate((list: HTMLSelectElement, chosen) => {
    list.value = chosen;
  }, value);
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name, 250);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

export async function read(page: Page): Promise<string> {
  return ((await page.textContent('main')) ?? '').replace(/\s+/g, ' ');
}
