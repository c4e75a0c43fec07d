import pg from 'pg';
import type { Statement } from './record.ts';
import { makeGround } from './ground.ts';
import { recordPage } from './record.ts';

/** The statements of the audit page with row security on (as `app`) and off (as a superuser), one after another. */
export async function benchRowSecurity(
  print: (line: string) => void,
  sizes: readonly number[],
  rounds: number,
): Promise<void> {
  print('row security: time of the statements of a page, on against off');
  for (const size of sizes) {
    const ground = await makeGround(size);
    for (const [name, path] of [
      ['audit', `/as/${ground.membership}/audits/${ground.audit}`],
      ['list', `/as/${ground.membership}/audits`],
    ] as const) {
      const { statements } = await recordPage(ground, path);
      const on = await timeStatements(ground.connections.app, statements, rounds);
      const off = await timeStatements(ground.connections.server, statements, rounds);
      print(
        `  ${name}, ${size * 4} audits: ratio ${(on / off).toFixed(2)} (on ${on.toFixed(2)} ms, off ${off.toFixed(2)} ms, median of ${rounds})`,
      );
    }
    await ground.close();
  }
}

/** The median time of all statements in turn, in milliseconds. */
async function timeStatements(
  options: pg.ClientConfig,
  statements: readonly Statement[],
  rounds: number,
): Promise<number> {
  const client = new pg.Client(options);
  await client.connect();
  const times: number[] = [];
  for (let round = 0; round < rounds + 10; round += 1) {
    const begun = performance.now();
    for (const { text, values } of statements)
      await client.query(text, values.length === 0 ? undefined : [...values]);
    if (round >= 10) times.push(performance.now() - begun);
  }
  await client.end();
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
