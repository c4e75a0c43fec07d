import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openKeyStore } from '#platform/crypto';

/** One key folder for all sites of a test process; gone with it. */
const folder = await mkdtemp(join(tmpdir(), 'throughline-keys-'));
after(async () => rm(folder, { recursive: true, force: true }));

export const testKeys = await openKeyStore({ folder });
