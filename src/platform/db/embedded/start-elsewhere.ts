import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** For tests: how the other process differs from this one. */
export type Elsewhere = {
  /** The folder with the source of the embedded database, if not this one. */
  readonly source?: string;
  /** The user to become before anything of ours is loaded. */
  readonly user?: { readonly uid: number; readonly gid: number };
  readonly env?: NodeJS.ProcessEnv;
};

/**
 * For tests: starts the embedded database in another process, which stops it and ends when its standard input closes. Comes
 * back when the database is ready; throws with the words of the failure when it could not be started.
 */
export async function startElsewhere(dataFolder: string, elsewhere: Elsewhere = {}): Promise<ChildProcess> {
  const index = pathToFileURL(join(elsewhere.source ?? import.meta.dirname, 'index.ts')).href;
  const { uid, gid } = elsewhere.user ?? {};
  const program = `
    ${uid === undefined ? '' : `process.setgroups([]); process.setgid(${gid}); process.setuid(${uid});`}
    const { startEmbedded } = await import(${JSON.stringify(index)});
    try {
      const server = await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)}, say() {} });
      console.log('ready');
      process.stdin.resume().on('end', () => server.stop());
    } catch (error) {
      console.log(error.message);
      process.exitCode = 1;
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A folder that every user may enter: the child may become another one.
    cwd: '/',
    env: { ...process.env, ...elsewhere.env },
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'ready') return child;
    throw new Error(line);
  }
  throw new Error('the other process ended without a word');
}
