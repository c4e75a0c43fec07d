import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openKeyStore, type KeyStore } from '#platform/crypto';

const folders = new Set<string>();

/** A key store of a test's own; gone when the process's tests are over. */
export async function freshKeys(): Promise<KeyStore> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-keys-'));
  folders.add(folder);
  return await openKeyStore({ folder });
}

after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});
