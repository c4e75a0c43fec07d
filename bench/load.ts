import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

export type Served = { readonly process: ChildProcess; readonly port: number };

/** Starts bench/serve.ts and waits for the port it prints. */
export async function startServer(mode: 'app' | 'bare', setting: string): Promise<Served> {
  const program = fileURLToPath(new URL('serve.ts', import.meta.url));
  const child = spawn(process.execPath, [program, mode, setting], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (data: Buffer) => resolve(Number(data.toString()))),
  );
  return { process: child, port };
}

export type Load = { readonly perSecond: number; readonly p50: number; readonly p95: number };

/** Asks for one page from ten connections at once, two seconds to warm up and then `seconds` that count. Milliseconds. */
export async function measureLoad(
  port: number,
  path: string,
  cookie: string,
  seconds: number,
): Promise<Load> {
  const ask = { url: `http://127.0.0.1:${port}${path}`, connections: 10, headers: { cookie } };
  await autocannon({ ...ask, duration: 2 });
  const done = await autocannon({ ...ask, duration: seconds });
  if (done.non2xx > 0 || done.errors > 0)
    throw new Error(`${path}: ${done.non2xx} refused, ${done.errors} failed.`);
  return { perSecond: done.requests.average, p50: done.latency.p50, p95: done.latency.p97_5 };
}

/** Memory of a process in MB: now, and at its highest. */
export async function readMemory(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
