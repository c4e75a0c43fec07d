import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { AuditKey } from '#audits';
import { openKeyStore, type KeyStore } from '#platform/crypto';
import type { Session } from '#platform/db';
import { readSpreadsheet } from '#platform/files';
import { keepFrameKey } from '../src/cases/case-keys.ts';
import { loadFrame } from '../src/cases/pages/parts/load-frame.ts';
import { addPieces } from '../src/cases/store/frame-pieces.ts';
import { addFrame, sealLayout } from '../src/cases/store/frames.ts';
import { makeGround, type Ground } from './ground.ts';
import { benchAround, benchFields, benchHeadings, benchRow } from './list.ts';
import { readMemory } from './load.ts';

/**
 * A list of children from the file to the last row in the database: read in its thread, kept sealed in pieces, taken apart,
 * compared and loaded by the job, row security on. Against it `COPY` of as many rows of the same ids and bytes into a bare
 * table with the same primary key, and the file's reading left out.
 */
export async function benchLoadList(print: (line: string) => void, sizes: readonly number[]): Promise<void> {
  print(
    'load list: a list of children from its file into the database, the product against COPY of the same rows',
  );
  const ground = await makeGround(1);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-keys-'));
  const client = new pg.Client(ground.connections.server);
  await client.connect();
  for (const size of sizes) {
    const product = await loadOnce(ground, client, folder, fileOf(size));
    const bare = await copyOnce(client, product.audit);
    const { now, peak } = await readMemory(process.pid);
    print(
      `  ${size} rows: ratio ${(product.ms / bare).toFixed(1)} (product ${product.ms.toFixed(0)} ms, COPY ${bare.toFixed(0)} ms); ` +
        `memory of the process ${now} MB, peak ${peak} MB`,
    );
  }
  await client.end();
  await ground.close();
  await rm(folder, { recursive: true, force: true });
}

/** A list of so many rows as a file; of what it is made from nothing stays in memory. */
function fileOf(size: number): Buffer {
  return Buffer.from([benchHeadings, ...Array.from({ length: size }, (_, n) => benchRow(n))].join('\r\n'));
}

async function loadOnce(
  ground: Ground,
  client: pg.Client,
  folder: string,
  bytes: Buffer,
): Promise<{ readonly ms: number; readonly audit: string }> {
  const keys = await openKeyStore({ folder });
  const { partnership } = ground;
  const audit = await addAudit(client, partnership);
  const begun = performance.now();
  const frame = await giveList(ground, keys, { partnership, audit }, bytes, 'loading');
  await loadFrame(
    { transact: ground.database.transact, keys },
    { partnership, audit, frame },
    { isLastAttempt: true, signal: new AbortController().signal },
  );
  const ms = performance.now() - begun;
  const { rows } = await client.query<{ state: string }>('select state from cases.frame where id = $1', [
    frame,
  ]);
  if (rows[0]?.state !== 'loaded') throw new Error(`The list is ${rows[0]?.state}.`);
  return { ms, audit };
}

/** An audit under way; returns its id. */
export async function addAudit(client: pg.Client, partnership: string): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into audits.audit (partnership_id, id, short_name, origin, stage, zone, title, subject, sample)
     values ($1, $2, $3, 'live', 'underway', 'work', 'Benchmark', 'neglect', '{}')`,
    [partnership, id, `list-${id.slice(0, 8)}`],
  );
  return id;
}

/** Reads a list in its thread and keeps it sealed in pieces, its columns matched; returns its id. */
export async function giveList(
  ground: Ground,
  keys: KeyStore,
  key: AuditKey,
  bytes: Buffer,
  state: 'mapped' | 'loading',
): Promise<string> {
  const { membership } = ground;
  const session: Session = { kind: 'person', key: ground.key, membership };
  const frame = randomUUID();
  const frameKey = await keepFrameKey(keys, key);
  const read = await readSpreadsheet({ bytes, pasted: false });
  const [sheet] = read.sheets;
  if (sheet === undefined) throw new Error('The file has no sheet.');
  const laid = {
    name: 'Sheet',
    isHidden: false,
    rows: sheet.rows,
    columns: benchFields.length,
    notes: [],
    from: 0,
    pieces: sheet.pieces.length,
  };
  const layout = {
    sheets: [laid],
    notes: [],
    sheet: 0,
    headingRow: 1,
    fields: benchFields,
    area: '',
    status: '',
    order: '',
    isPartly: false,
    around: benchAround,
  } as const;
  await ground.database.transact(session, 'write', async (tx) => {
    await addFrame(tx, key, {
      id: frame,
      source: 'file',
      state,
      digest: null,
      rowsGiven: sheet.rows,
      madeBy: membership,
      layout: sealLayout(frameKey, key, frame, layout),
      suppliedBy: 'Benchmark',
      suppliedOn: null,
      criterion: 'All',
    });
    await addPieces(tx, frameKey, key, frame, sheet.pieces);
  });
  return frame;
}

/** What COPY needs for the rows of that audit, from a file that the server wrote, into a table without policies. */
async function copyOnce(client: pg.Client, audit: string): Promise<number> {
  const file = join(tmpdir(), `throughline-bench-${randomUUID()}.copy`);
  await client.query(
    `copy (select * from cases.frame_row where audit_id = '${audit}') to '${file}' with (format binary)`,
  );
  await client.query(
    'create temporary table bare (like cases.frame_row including defaults, primary key (partnership_id, audit_id, id))',
  );
  const begun = performance.now();
  await client.query(`copy bare from '${file}' with (format binary)`);
  const ms = performance.now() - begun;
  await client.query('drop table bare');
  await rm(file, { force: true });
  return ms;
}
