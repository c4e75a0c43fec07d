import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openKeyStore } from '#platform/crypto';
import type { Session } from '#platform/db';
import { child, quota } from '../src/cases/builders.ts';
import { keepFrameKey } from '../src/cases/case-keys.ts';
import { openList } from '../src/cases/pages/parts/open-list.ts';
import { emptyPlan } from '../src/cases/quota.ts';
import { digestRows, drawSample } from '../src/cases/rules/draw-sample.ts';
import { addFrameRows, openFrameRow } from '../src/cases/store/frame-rows.ts';
import { makeGround } from './ground.ts';
import { readMemory } from './load.ts';

const seed = 'ab'.repeat(32);
const quotas = ['City', 'County', 'Rutland'].map((area) => quota({ area, cases: 5, reserves: 5 }));
const statuses = ['child_in_need', 'section_47', 'child_protection', 'looked_after'] as const;

/**
 * Opening a list, taking its digest and drawing three groups from it, as the page does when a draw is drawn, against the
 * same rows read past row security by one bare statement, opened, and sorted by their id.
 */
export async function benchDraw(
  print: (line: string) => void,
  sizes: readonly number[],
  rounds: number,
): Promise<void> {
  print('draw: a list opened and drawn from, the product against opening the same rows and sorting them');
  const ground = await makeGround(1);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-keys-'));
  const keys = await openKeyStore({ folder });
  const client = new pg.Client(ground.connections.server);
  await client.connect();
  const session: Session = { kind: 'person', key: ground.key, membership: ground.membership };
  for (const size of sizes) {
    const key = { partnership: ground.partnership, audit: randomUUID() };
    const frame = randomUUID();
    await client.query(
      `insert into audits.audit (partnership_id, id, short_name, origin, stage, zone, title, subject, sample)
       values ($1, $2, $3, 'live', 'underway', 'work', 'Benchmark', 'neglect', '{}')`,
      [key.partnership, key.audit, `draw-${size}`],
    );
    await client.query(
      `insert into cases.frame (partnership_id, audit_id, id, number, source, state, rows_given, rows_loaded, made_by)
       values ($1, $2, $3, 1, 'file', 'loaded', $4, $4, $5)`,
      [key.partnership, key.audit, frame, size, ground.membership],
    );
    const frameKey = await keepFrameKey(keys, key);
    for (let from = 0; from < size; from += 5_000) {
      const children = Array.from({ length: Math.min(5_000, size - from) }, (_, n) =>
        child({
          name: `Child ${from + n}`,
          area: ['City', 'County', 'Rutland'][(from + n) % 3] ?? '',
          status: statuses[(from + n) % 4] ?? '',
          address: `${n} Example Street, Anytown, AN1 1AA`,
          household: `H${Math.floor((from + n) / 2)}`,
        }),
      );
      await ground.database.transact(session, 'write', async (tx) =>
        addFrameRows(tx, frameKey, key, frame, children, from),
      );
    }
    await client.query('vacuum analyze cases.frame_row');
    const product = await median(rounds, async () =>
      ground.database.transact(session, 'read', async (tx) => {
        const list = await openList({ tx, keys }, key, '2025-06-01');
        if (list.state !== 'open' || list.rows.length !== size) throw new Error('The list did not open.');
        digestRows(list.rows);
        const plan = { ...emptyPlan, quotas, oneOfHousehold: true };
        if (drawSample(list.rows, plan, seed).length !== 30) throw new Error('The draw is not whole.');
      }),
    );
    const bare = await median(rounds, async () => {
      const found = await client.query<{ id: string; sealed: Buffer }>(
        'select id, sealed from cases.frame_row where partnership_id = $1 and audit_id = $2',
        [key.partnership, key.audit],
      );
      const opened = found.rows.map((row) => ({ id: row.id, child: openFrameRow(frameKey, key, row) }));
      opened.sort((one, other) => (one.id < other.id ? -1 : 1));
    });
    const memory = await readMemory(process.pid);
    print(
      `  ${size} children: ratio ${(product / bare).toFixed(2)} (product ${product.toFixed(0)} ms, bare ${bare.toFixed(0)} ms, ` +
        `median of ${rounds}); memory of the process ${memory.now} MB, peak ${memory.peak} MB`,
    );
  }
  await client.end();
  await ground.close();
  await rm(folder, { recursive: true, force: true });
}

async function median(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 1; round += 1) {
    const begun = performance.now();
    await work();
    if (round >= 1) times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
