import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { closeDocuments, renderPdf, type DocumentContent } from '#platform/documents';
import { composeBriefing } from '#reports';
import { compilePdf } from '../src/platform/documents/compile-pdf.ts';
import { prepareContent } from '../src/platform/documents/prepare-content.ts';
import { readAudits } from './ground.ts';
import { readMemory } from './load.ts';

type CompileInput = Parameters<NodeCompiler['compile']>[0];

/**
 * A 7-minute briefing as PDF, composed and rendered as a download is, against Typst alone: the same template compiled
 * with the same data at the size that was settled on, on this thread. Each round has another title, so that nothing is
 * remembered from the round before.
 */
export async function benchBriefing(print: (line: string) => void, rounds: number): Promise<void> {
  print('briefing: a 7-minute briefing as PDF, the product against Typst alone');
  const audit = (await readAudits()).find((one) => one.shortName === 'llr-2025-csa');
  if (audit === undefined) throw new Error('The audit of 2025 is not there.');
  const brand = {
    name: 'Benchmark Safeguarding Children Partnership',
    shortName: 'Benchmark SCP',
    colour: '#1d4f6e',
    marks: [],
  };
  const compose = (round: number) =>
    composeBriefing('seven-minute', { ...audit, title: `${audit.title}, ${round}` }, brand);

  const { product, alone, memory } = await measurePdf(compose, audit.title, rounds);
  print(
    `  ratio ${(product / alone).toFixed(2)} (product ${product.toFixed(0)} ms, Typst alone ${alone.toFixed(0)} ms, median of ${rounds}); ` +
      `memory ${memory.now} MB, peak ${memory.peak} MB`,
  );
  await closeDocuments();
}

/**
 * How long a document takes as PDF, in milliseconds (median), and Typst alone with the same data. `compose` gives each round
 * another title, "title, round".
 */
export async function measurePdf(
  compose: (round: number) => DocumentContent,
  title: string,
  rounds: number,
): Promise<{ product: number; alone: number; memory: { now: number; peak: number } }> {
  const { compiler, input } = captureCompile(() => compilePdf(prepareContent(compose(0))));
  const alone = await median(rounds, (round) => {
    const inputs = Object.fromEntries(
      Object.entries(input.inputs ?? {}).map(([name, value]) => [
        name,
        value.replaceAll(`${title}, 0`, `${title}, ${round}`),
      ]),
    );
    const made = compiler.compile({ ...input, inputs }).result;
    if (made === null) throw new Error('Typst could not lay it out.');
    compiler.pdf(made, { pdfStandard: 'ua-1' });
    compiler.evictCache(10);
  });
  const product = await median(rounds, async (round) => void (await renderPdf(compose(round + 1_000))));
  const memory = await readMemory(process.pid);
  return { product, alone, memory };
}

/** Runs some work and keeps the last thing it gave to Typst, and the compiler it gave it to. */
function captureCompile(work: () => unknown): { compiler: NodeCompiler; input: CompileInput } {
  const compile: unknown = Reflect.get(NodeCompiler.prototype, 'compile');
  if (typeof compile !== 'function') throw new Error('The compiler has changed.');
  const given: { compiler: NodeCompiler; input: CompileInput }[] = [];
  Reflect.set(NodeCompiler.prototype, 'compile', function (this: NodeCompiler, input: CompileInput): unknown {
    given.push({ compiler: this, input });
    return Reflect.apply(compile, this, [input]);
  });
  work();
  Reflect.set(NodeCompiler.prototype, 'compile', compile);
  const last = given.at(-1);
  if (last === undefined) throw new Error('Nothing was given to Typst.');
  return last;
}

async function median(rounds: number, work: (round: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round += 1) {
    const begun = performance.now();
    await work(round);
    if (round >= 3) times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
