import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asServer } from './autosave-ground.ts';
import { makeGround, type Ground } from './ground.ts';
import { measureLoad, readMemory, startServer } from './load.ts';
import { recordPage } from './record.ts';
import { addSamples } from './sample-ground.ts';

const [cases, agencies] = [25, 30];

/**
 * The matrix of 25 cases and 30 agencies, among so many audits that have one like it, over HTTP against a bare Fastify
 * route that runs the same statements and returns the same bytes.
 */
export async function benchMatrix(
  print: (line: string) => void,
  sizes: readonly number[],
  seconds: number,
): Promise<void> {
  print(
    `matrix, ${cases} x ${agencies}: requests a second, the product against the same statements and bytes`,
  );
  for (const size of sizes) {
    const ground = await makeGround(1);
    const audit = await addMatrices(ground, size);
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
    const path = `/as/${ground.membership}/audits/${audit}/involvement`;
    const recording = await recordPage(ground, path);
    const setting = join(folder, 'setting.json');
    await writeFile(setting, JSON.stringify({ connections: ground.connections, recordings: [recording] }));
    const cookie = `session=${ground.key}`;
    const bare = await startServer('bare', setting);
    const baseline = await measureLoad(bare.port, path, cookie, seconds);
    bare.process.kill('SIGTERM');
    const app = await startServer('app', setting);
    const product = await measureLoad(app.port, path, cookie, seconds);
    const memory = await readMemory(app.process.pid ?? 0);
    app.process.kill('SIGTERM');
    print(
      `  among ${size} audits: ratio ${(product.perSecond / baseline.perSecond).toFixed(2)} ` +
        `(product ${product.perSecond.toFixed(1)}/s, p50 ${product.p50} ms, p97.5 ${product.p95} ms; ` +
        `bare ${baseline.perSecond.toFixed(1)}/s, p50 ${baseline.p50} ms); ` +
        `${Math.round(recording.body.length / 1024)} kB, ${recording.statements.length} statements; ` +
        `server memory ${memory.now} MB, peak ${memory.peak} MB`,
    );
    await ground.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Live audits with a whole matrix each, written past every policy; returns the id of one in their middle. */
async function addMatrices(ground: Ground, size: number): Promise<string> {
  const sample = await asServer(ground, async (client) => {
    const { audits, agencies: own } = await addSamples(client, ground, { audits: size, cases, agencies });
    await client.query(
      `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, due_on, asked_by, answer, answered_at)
      select $1, c.audit_id, gen_random_uuid(), c.id, c.number, a.id, current_date + (a.n - 15)::int, $2,
        case when a.n % 3 = 0 then null when a.n % 3 = 1 then 'known_in_scope' else 'not_known' end,
        case when a.n % 3 = 0 then null else now() end
      from cases.sample_case c, unnest($4::uuid[]) with ordinality as a (id, n)
      where c.partnership_id = $1 and c.audit_id = any ($3::uuid[])`,
      [ground.partnership, ground.membership, audits, own],
    );
    await client.query('vacuum');
    return audits;
  });
  return sample[Math.floor(size / 2)] ?? '';
}
