import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addEditors, beginDraft } from './autosave-ground.ts';
import { edit, type Edited, type Editing, type Editor } from './editors.ts';
import { findLostTexts } from './find-lost-texts.ts';
import { makeGround, type Ground } from './ground.ts';
import { readMemory, startServer } from './load.ts';

const editorCount = 50;
/** Fields of a draft in hand, beside those that are written to. */
const fieldCount = 40;
/** Milliseconds that the script on the page lets go by after the last key before it saves. */
const pauseOfScript = 1_200;

/**
 * Fifty coordinators who save fields of one draft as they type, one of their own and, every fifth time, one that ten of them
 * write:
 * as fast as answers come, against a bare route that runs the same statements and sends the same bytes, with 1, 10 and
 * 100 times the fields and the audits; and at the pace of people.
 */
export async function benchAutosave(
  print: (line: string) => void,
  sizes: readonly number[],
  seconds: number,
): Promise<void> {
  print(
    `autosave: ${editorCount} editors of one draft, the product against a bare route with the same upserts`,
  );
  const ground = await makeGround(1);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const setting = join(folder, 'setting.json');
  const { connections, partnership } = ground;
  const autosave = { partnership, server: connections.server };
  await writeFile(setting, JSON.stringify({ connections, recordings: [], autosave }));
  const bench = { ground, setting, editors: await addEditors(ground, editorCount), print };

  const pace = { warm: 2, seconds, pause: pauseOfScript };
  await measureProduct(bench, 'at the pace of people', await beginDraft(ground, fieldCount), pace);
  const flatOut = { warm: 2, seconds, pause: 0 };
  for (const size of sizes) await measureBoth(bench, `${fieldCount * size} fields`, size, flatOut);
  // One for the pace of people, two for each size; the two that are measured next count as well.
  let audits = 1 + 2 * sizes.length;
  for (const size of sizes.filter((one) => one > 1)) {
    for (; audits < size - 2; audits += 1) await beginDraft(ground, fieldCount);
    audits += 2;
    await measureBoth(bench, `${fieldCount} fields, ${audits} live audits`, 1, flatOut);
  }
  await ground.close();
  await rm(folder, { recursive: true, force: true });
}

type Bench = {
  readonly ground: Ground;
  readonly setting: string;
  readonly editors: readonly Editor[];
  readonly print: (line: string) => void;
};
type Pace = Pick<Editing, 'warm' | 'seconds' | 'pause'>;

async function measureBoth(bench: Bench, name: string, size: number, pace: Pace): Promise<void> {
  const { ground, setting, editors } = bench;
  const draft = await beginDraft(ground, fieldCount * size);
  const bare = await startServer('bare', setting);
  const baseline = await edit(editors, { ...pace, port: bare.port, audit: draft, opensPages: false });
  bare.process.kill('SIGTERM');
  const refused = baseline.all.filter((one) => one.status !== 200);
  if (refused.length > 0) throw new Error(`The bare route refused ${refused.length} texts.`);
  await measureProduct(bench, name, await beginDraft(ground, fieldCount * size), pace, baseline);
}

async function measureProduct(
  { ground, setting, editors, print }: Bench,
  name: string,
  audit: string,
  pace: Pace,
  baseline?: Edited,
): Promise<void> {
  const app = await startServer('app', setting);
  const product = await edit(editors, { ...pace, port: app.port, audit, opensPages: true });
  const memory = await readMemory(app.process.pid ?? 0);
  app.process.kill('SIGTERM');
  const perSecond = product.counted.length / pace.seconds;
  const bare = (baseline?.counted.length ?? 0) / pace.seconds;
  const against =
    baseline === undefined
      ? ''
      : `; bare ${bare.toFixed(0)}/s, ${sayTimes(baseline)}; ratio ${(perSecond / bare).toFixed(2)}`;
  print(
    `  ${name}: ${perSecond.toFixed(0)}/s, ${sayTimes(product)}${against}; memory ${memory.now} MB, peak ${memory.peak} MB`,
  );
  const lost = await findLostTexts(ground, audit, product.all);
  print(
    `    answers: ${sayAnswers(product)}; ${lost.length === 0 ? 'no text lost' : `AMISS: ${lost.join(' ')}`}`,
  );
}

function sayTimes({ counted }: Edited): string {
  const times = counted.map((one) => one.ms).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

/** How many texts were answered how, over the whole run: "3120 with 200, 411 with 409". */
function sayAnswers({ all, reopened, missed }: Edited): string {
  const counts = new Map<number, number>();
  for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
  const answers = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, count]) => `${count} with ${status}`)
    .join(', ');
  return `${answers}; ${reopened} pages opened anew, ${missed} in vain`;
}
