import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { openWindow } from './browser.ts';
import type { TestDatabase } from './database.ts';
import { openSite, type Site } from './site.ts';

/** The product over a test database at a free port of this machine, for a real browser; with its address. */
export async function openListeningSite(
  db: TestDatabase,
): Promise<{ readonly site: Site; readonly address: string }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  assert.ok(bound !== null && typeof bound === 'object');
  await new Promise((resolve) => probe.close(resolve));
  const address = `http://127.0.0.1:${bound.port}`;
  const site = await openSite(db, address);
  await site.app.listen({ port: bound.port, host: '127.0.0.1' });
  return { site, address };
}

/** Somebody at a window of their own, signed in at that address by the key of their session; without script unless asked for. */
export async function sitDown(
  address: string,
  key: string,
  { width = 1280, script = false }: { readonly width?: number; readonly script?: boolean } = {},
): Promise<Page> {
  const page = await openWindow({ width, script });
  await page.context().addCookies([{ name: 'session', value: key, url: address }]);
  return page;
}
