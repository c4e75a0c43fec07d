import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import pg from 'pg';
import { openKeyStore } from '#platform/crypto';
import { openDatabase } from '#platform/db';
import { createApp } from '../src/app.ts';
import { addBareAutosave, type BareAutosave } from './bare-autosave.ts';
import type { Recording } from './record.ts';

// A server process of its own, so that its memory can be read: `app` is the product, `bare` answers each recorded path
// with the same bytes after running the same statements, and saves fields of drafts where it is told whose. `node bench/serve.ts app|bare <file>`

const [mode, file = ''] = process.argv.slice(2);
const setting = JSON.parse(await readFile(file, 'utf8')) as {
  connections: { app: pg.PoolConfig; worker: pg.PoolConfig };
  recordings: readonly Recording[];
  autosave?: BareAutosave;
  /** Where the keys lie of what is sealed already. */
  keysFolder?: string;
};
const port = mode === 'app' ? await serveApp() : await serveBare();
process.stdout.write(`${port}\n`);
process.on('SIGTERM', () => process.exit(0));

async function serveApp(): Promise<number> {
  const database = openDatabase(setting.connections);
  const app = await createApp({
    database,
    canSendMail: false,
    publicUrl: 'http://127.0.0.1:3000',
    trustedProxy: [],
    formSecret: randomBytes(32),
    keys: await openKeyStore({
      folder: setting.keysFolder ?? (await mkdtemp(join(tmpdir(), 'throughline-bench-keys-'))),
    }),
    isReady: database.isAnswering,
    logTo: { write: () => undefined },
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return portOf(app.server.address());
}

async function serveBare(): Promise<number> {
  const pool = new pg.Pool({ ...setting.connections.app, max: 12 });
  const bare = Fastify();
  for (const { path, body, statements } of setting.recordings) {
    const bytes = Buffer.from(body);
    bare.get(path, async (_request, reply) => {
      const client = await pool.connect();
      try {
        for (const { text, values } of statements)
          await client.query(text, values.length === 0 ? undefined : [...values]);
      } finally {
        client.release();
      }
      return reply.type('text/html; charset=utf-8').send(bytes);
    });
  }
  if (setting.autosave !== undefined) addBareAutosave(bare, setting.autosave);
  await bare.listen({ port: 0, host: '127.0.0.1' });
  return portOf(bare.server.address());
}

function portOf(address: string | { port: number } | null): number {
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port.');
  return address.port;
}
