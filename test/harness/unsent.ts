import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** What a page does about text that it could not send. */

/** Waits until the page's script has the key under which it keeps what is typed. */
export async function waitForKey(page: Page): Promise<void> {
  await page.locator('form[data-unsent="ready"]').waitFor();
}

/** Waits until the page says of what was typed what `text` matches. */
export async function waitForStatus(page: Page, text: RegExp): Promise<void> {
  const status = page.locator('[data-saved]');
  for (let tries = 0; tries < 150; tries += 1) {
    if (text.test((await status.textContent()) ?? '')) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`“${await status.textContent()}” never became ${String(text)}`);
}

/** Everything that lies in the browser's storage for the page's site. */
export async function storageOf(page: Page): Promise<Readonly<Record<string, string>>> {
  return (await page.evaluate('({ ...localStorage, ...sessionStorage })')) as Record<string, string>;
}

/** What the page offers to put back. */
export function offeredIn(page: Page): Locator {
  return page.locator('.tl-unsent');
}
