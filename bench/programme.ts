import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeGround } from './ground.ts';
import { measureLoad, readMemory, startServer } from './load.ts';
import { addProgramme } from './programme-ground.ts';
import { recordPage } from './record.ts';

/** Audits of the programme at size 1. */
const audits = 5;

/**
 * The programme of a year and the list of audits in hand over HTTP against a bare Fastify route that runs the same
 * statements and returns the same bytes; at 1, 10 and 100 times five audits, spread over five years, and all in one.
 */
export async function benchProgramme(
  print: (line: string) => void,
  sizes: readonly number[],
  seconds: number,
): Promise<void> {
  print('programme: requests a second, the product against a bare route with the same statements and bytes');
  for (const years of [5, 1]) {
    for (const size of sizes) {
      const ground = await makeGround(1);
      await addProgramme(ground, audits * size, years);
      const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
      const paths = {
        programme: `/as/${ground.membership}/programme`,
        'in hand': `/as/${ground.membership}/audits/in-hand`,
      };
      const recordings = [
        await recordPage(ground, paths.programme),
        await recordPage(ground, paths['in hand']),
      ];
      const setting = join(folder, 'setting.json');
      await writeFile(setting, JSON.stringify({ connections: ground.connections, recordings }));
      const cookie = `session=${ground.key}`;
      for (const [name, path] of Object.entries(paths)) {
        const recording = recordings.find((one) => one.path === path);
        const bare = await startServer('bare', setting);
        const baseline = await measureLoad(bare.port, path, cookie, seconds);
        bare.process.kill('SIGTERM');
        const app = await startServer('app', setting);
        const product = await measureLoad(app.port, path, cookie, seconds);
        const memory = await readMemory(app.process.pid ?? 0);
        app.process.kill('SIGTERM');
        print(
          `  ${name}, ${audits * size} audits over ${years} ${years === 1 ? 'year' : 'years'}: ` +
            `ratio ${(product.perSecond / baseline.perSecond).toFixed(2)} ` +
            `(product ${product.perSecond.toFixed(1)}/s, p50 ${product.p50} ms, p97.5 ${product.p95} ms; ` +
            `bare ${baseline.perSecond.toFixed(1)}/s, p50 ${baseline.p50} ms); ` +
            `${Math.round((recording?.body.length ?? 0) / 1024)} kB, ${recording?.statements.length ?? 0} statements; ` +
            `server memory ${memory.now} MB, peak ${memory.peak} MB`,
        );
      }
      await ground.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
}
