import type { Page } from 'playwright-core';
import { tabTo } from './browser.ts';

/** Somebody at a keyboard: what they do, by the words on the page, and what they read. */

/** How often Tab is pressed at most until what is looked for is reached: the longest pages have some hundred fields. */
const FARTHEST = 400;

/** Goes to a field by Tab and types into it, over what stands there. */
export async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, label, FARTHEST);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Goes to a group of choices by Tab, and down it by arrow. */
export async function choose(page: Page, first: string | RegExp, steps = 0): Promise<void> {
  await tabTo(page, first, FARTHEST);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
}

export async function pick(page: Page, label: string, value: string): Promise<void> {
  await tabTo(page, label, FARTHEST);
  await page.locator('*:focus').evaluate((list: HTMLSelectElement, chosen) => {
    list.value = chosen;
  }, value);
}

export async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name, FARTHEST);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

export async function read(page: Page): Promise<string> {
  return ((await page.textContent('main')) ?? '').replace(/\s+/g, ' ');
}
