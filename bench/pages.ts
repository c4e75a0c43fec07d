import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeGround } from './ground.ts';
import { measureLoad, readMemory, startServer } from './load.ts';
import { recordPage } from './record.ts';

/**
 * An audit page and the audit list over HTTP against a bare Fastify route that runs the same statements and returns the
 * same bytes; at 1, 10 and 100 times the four published audits.
 */
export async function benchPages(
  print: (line: string) => void,
  sizes: readonly number[],
  seconds: number,
): Promise<void> {
  print('pages: requests a second, the product against a bare route with the same statements and bytes');
  for (const size of sizes) {
    const ground = await makeGround(size);
    const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
    const paths = {
      audit: `/as/${ground.membership}/audits/${ground.audit}`,
      list: `/as/${ground.membership}/audits`,
    };
    const recordings = [await recordPage(ground, paths.audit), await recordPage(ground, paths.list)];
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
        `  ${name}, ${size * 4} audits: ratio ${(product.perSecond / baseline.perSecond).toFixed(2)} ` +
          `(product ${Math.round(product.perSecond)}/s, p50 ${product.p50} ms, p97.5 ${product.p95} ms; ` +
          `bare ${Math.round(baseline.perSecond)}/s, p50 ${baseline.p50} ms); ` +
          `${Math.round((recording?.body.length ?? 0) / 1024)} kB, ${recording?.statements.length ?? 0} statements; ` +
          `server memory ${memory.now} MB, peak ${memory.peak} MB`,
      );
    }
    await ground.close();
    await rm(folder, { recursive: true, force: true });
  }
}
