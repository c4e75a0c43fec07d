import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The product as an operator starts it: a process of its own on folders of its own. */

const root = fileURLToPath(new URL('../../', import.meta.url));

export type Place = {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly address: string;
};

/** Empty data and key folders and a free port; removed when the tests are over. */
export async function makePlace(more: Readonly<Record<string, string>> = {}): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'));
  after(async () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const port = String(await findFreePort());
  const env = {
    PORT: port,
    THROUGHLINE_DATA: join(folder, 'data'),
    THROUGHLINE_KEYS: join(folder, 'keys'),
    ...more,
  };
  return { folder, env, address: `http://127.0.0.1:${port}` };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}

export type Ended = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
  readonly printed: string;
};

export type Program = {
  readonly process: ChildProcess;
  /** Resolves with everything said so far once a line matches; rejects when the program ends first. */
  readonly hear: (line: RegExp) => Promise<string>;
  readonly ended: Promise<Ended>;
};

const running = new Set<ChildProcess>();

/** Starts `src/main.ts` or `src/cli.ts` with these words. */
export function startProgram(
  file: 'src/main.ts' | 'src/cli.ts',
  words: readonly string[],
  place: Place,
): Program {
  const child = spawn(process.execPath, [file, ...words], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  let printed = '';
  const listeners = new Set<() => void>();
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString('utf8');
    for (const listener of listeners) listener();
  });
  child.stdout.on('data', (data: Buffer) => void (printed += data.toString('utf8')));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code, signal, said, printed });
      for (const listener of listeners) listener();
    }),
  );
  return {
    process: child,
    ended,
    hear: async (line) =>
      new Promise((resolve, reject) => {
        const listen = (): void => {
          if (line.test(said)) resolve(said);
          else if (child.exitCode !== null || child.signalCode !== null)
            reject(new Error(`The program ended and had said: ${said}`));
        };
        listeners.add(listen);
        listen();
      }),
  };
}

/** Runs a command to its end. */
export async function runCommand(words: readonly string[], place: Place): Promise<Ended> {
  return await startProgram('src/cli.ts', words, place).ended;
}

after(() => {
  for (const child of running) child.kill('SIGKILL');
});
