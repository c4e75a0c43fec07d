import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openKeyStore } from '#platform/crypto';
import { keepFrameKey } from '../src/cases/case-keys.ts';
import { paths } from '../src/cases/paths.ts';
import { openPieces } from '../src/cases/store/frame-pieces.ts';
import { makeGround } from './ground.ts';
import { benchHeadings, benchRow } from './list.ts';
import { addAudit, giveList } from './load-list.ts';
import { readMemory, startServer } from './load.ts';

/**
 * The page that checks a list of children, over HTTP, and what others notice of it meanwhile: how long a small page takes
 * that is asked for again and again, and how long a transaction stands open. Against it the same pieces opened.
 */
export async function benchCheckList(print: (line: string) => void, sizes: readonly number[]): Promise<void> {
  print('check list: the page that checks a list, the product against opening the same rows');
  const ground = await makeGround(1);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-keys-'));
  const keys = await openKeyStore({ folder });
  const client = new pg.Client(ground.connections.server);
  await client.connect();
  const { partnership, membership, connections } = ground;
  const session = { kind: 'person', key: ground.key, membership } as const;
  const setting = join(folder, 'setting.json');
  await writeFile(setting, JSON.stringify({ connections, recordings: [], keysFolder: folder }));
  for (const size of sizes) {
    const csv = [benchHeadings, ...Array.from({ length: size }, (_, n) => benchRow(n))].join('\r\n');
    const key = { partnership, audit: await addAudit(client, partnership) };
    const frame = await giveList(ground, keys, key, Buffer.from(csv), 'mapped');
    const { rows: pieces } = await client.query('select from cases.frame_piece where frame_id = $1', [frame]);
    const frameKey = await keepFrameKey(keys, key);
    const begun = performance.now();
    let opened = 0;
    await ground.database.transact(session, 'read', async (tx) => {
      const all = { from: 0, pieces: pieces.length };
      for await (const rows of openPieces(tx, frameKey, key, frame, all)) opened += rows.length;
    });
    const bare = performance.now() - begun;
    if (opened !== size + 1) throw new Error('Rows were lost.');

    const server = await startServer('app', setting);
    const ask = async (path: string): Promise<number> => {
      const from = performance.now();
      const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
        headers: { cookie: `session=${ground.key}` },
      });
      const body = await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${body.slice(0, 200)}`);
      return performance.now() - from;
    };
    const small = `/as/${membership}`;
    for (let n = 0; n < 20; n += 1) await ask(small);
    const alone = await ask(small);
    let isDone = false;
    const checking = ask(paths.frameCheck(membership, key.audit, frame)).finally(() => (isDone = true));
    const others: number[] = [];
    let longest = 0;
    while (!isDone) {
      others.push(await ask(small));
      const { rows } = await client.query<{ ms: number }>(
        `select coalesce(max(extract(epoch from clock_timestamp() - xact_start) * 1000), 0)::int as ms
          from pg_stat_activity where datname = 'throughline' and pid <> pg_backend_pid()`,
      );
      longest = Math.max(longest, rows[0]?.ms ?? 0);
      await wait(5);
    }
    const ms = await checking;
    const memory = await readMemory(server.process.pid ?? 0);
    server.process.kill('SIGTERM');
    print(
      `  ${size} rows: ratio ${(ms / bare).toFixed(1)} (product ${ms.toFixed(0)} ms, opening ${bare.toFixed(0)} ms); ` +
        `a transaction open for at least ${longest} ms; another page ${alone.toFixed(0)} ms alone, ` +
        `${Math.max(...others).toFixed(0)} ms at most meanwhile (${others.length} times); memory ${memory.now} MB, peak ${memory.peak} MB`,
    );
  }
  await client.end();
  await ground.close();
  await rm(folder, { recursive: true, force: true });
}
