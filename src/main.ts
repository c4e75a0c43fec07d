import { once } from 'node:events';
import { findInstallationKind, offerFirstLink } from '#accounts';
import { readConfig, type Config } from '#platform/config';
import { hashSecret, newSecret } from '#platform/crypto';
import { closeDocuments } from '#platform/documents';
import { isUpToDate } from '#platform/db';
import { openMail } from '#platform/mail';
import { seedDemonstration } from '../demo/demonstration.ts';
import { seedLiveAudit } from '../demo/live-audit.ts';
import { createApp } from './app.ts';
import { openInstallation, openKeys } from './installation.ts';
import { startApplicationJobs } from './jobs.ts';

/** Sentences for whoever starts the product; the log of requests goes to standard output beside them. */
function say(sentence: string): void {
  console.error(sentence);
}

/** Milliseconds: how long an end may take, and within what time a signal said twice is one. */
const patience = { end: 25_000, echo: 1_000 };

/** Aborted by the first signal to end. */
const ending = new AbortController();
let abandon = (): void => undefined;

const read = readConfig(process.env);
if (read.ok) {
  endOnSignal();
  await run(read.config, process.argv.slice(2)).then(end, stopWith);
} else
  stopWith(
    new Error(
      [
        'Throughline cannot start until this is put right:',
        ...read.problems.map((problem) => `- ${problem}`),
      ].join('\n'),
    ),
  );

/** Starts, serves until a signal, and closes what was opened, last opened first, however far it had come. */
async function run(config: Config, words: readonly string[]): Promise<void> {
  const unknown = words.find((word) => word !== '--demonstration');
  if (unknown !== undefined)
    throw new Error(`${unknown} is not known here. The only option is --demonstration.`);
  say('Starting Throughline.');
  await using opened = new AsyncDisposableStack();
  const { keys, formSecret } = await openKeys(config.keyFolder);
  if (ending.signal.aborted) return;
  const installation = await openInstallation({ config, say, onExit: stopWith, ending: ending.signal });
  opened.defer(installation.stop);
  ({ abandon } = installation);
  const { database } = installation;
  if (words.includes('--demonstration') && !ending.signal.aborted) {
    refuseBeyondLoopback(config);
    await seedDemonstration(database.transact, say);
    await seedLiveAudit(database.transact, keys, say);
  }
  if (ending.signal.aborted) return;
  const kind = await database.transact({ kind: 'nobody' }, 'read', findInstallationKind);
  if (kind === 'demonstration') refuseBeyondLoopback(config);
  // The people of a demonstration are invented; their addresses are nobody's, or somebody else's.
  const smtpUrl = kind === 'demonstration' ? null : config.smtpUrl;
  const mail = openMail({ smtpUrl, from: config.mailFrom ?? '' });
  const app = await createApp({
    database,
    canSendMail: mail.canSend,
    publicUrl: config.publicUrl,
    trustedProxy: config.trustedProxy,
    formSecret,
    keys,
    isReady: async () => (await database.isAnswering()) && (await isUpToDate(installation.worker)),
  });
  opened.defer(closeDocuments);
  const jobs = await startApplicationJobs({
    database,
    worker: installation.worker,
    keys,
    mail,
    site: config.publicUrl,
    reminders: config.reminders,
    say,
  });
  opened.defer(jobs.stop);
  opened.defer(async () => app.close());
  await app.listen({ port: config.port, host: config.host });
  if (ending.signal.aborted) return;
  await sayHowToSignIn(config, kind, database.transact);
  await told(ending.signal);
}

/** People of a demonstration sign in with a click: nobody but the person at this machine may reach it. */
function refuseBeyondLoopback(config: Config): void {
  const here = ['127.0.0.1', '[::1]', '::1', 'localhost'];
  const reached = new URL(config.publicUrl).hostname;
  if (here.includes(config.host) && here.includes(reached)) return;
  throw new Error(
    'This is a demonstration, which is served on this machine only. ' +
      `Set HOST to 127.0.0.1 (it is ${config.host}) and leave PUBLIC_URL out (it names ${reached}).`,
  );
}

async function sayHowToSignIn(
  config: Config,
  kind: string,
  transact: Parameters<typeof seedDemonstration>[0],
): Promise<void> {
  say(`Throughline is ready at ${config.publicUrl}`);
  if (kind === 'demonstration')
    return say(`Sign in: open ${config.publicUrl}/demonstration and choose somebody to be.`);
  const secret = newSecret();
  const offered = await transact(
    { kind: 'system', name: 'command line', partnership: null },
    'write',
    async (tx) => offerFirstLink(tx, hashSecret(secret)),
  );
  if (!offered)
    return say(`Sign in: open ${config.publicUrl}/sign-in with your e-mail address and password.`);
  say(
    'Nobody is here yet. This link works once, for 24 hours, and creates the partnership and its administrator:',
  );
  say(`${config.publicUrl}/link/${secret}`);
  say('To look around with demonstration data instead, stop and run: npm run demonstration');
}

/** Ends in order at the first signal, also in the middle of the start; at the second, by somebody who will not wait, at once. */
function endOnSignal(): void {
  let since = 0;
  const hear = (signal: string): void => {
    if (!ending.signal.aborted) {
      since = performance.now();
      say(`Stopping (${signal}).`);
      setTimeout(endAtOnce, patience.end).unref();
      ending.abort();
      // Ctrl-C, or a service manager, signals every process of the group, and npm passes its own on: that is one wish, not two.
    } else if (performance.now() - since > patience.echo) endAtOnce();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, hear);
}

function endAtOnce(): void {
  abandon();
  process.exit(1);
}

function end(): void {
  say('Stopped.');
  process.exit();
}

async function told(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function stopWith(error: unknown): void {
  // What was being started when the signal came may have been ended by it too.
  if (ending.signal.aborted) return end();
  const port = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';
  say(
    port
      ? 'The port is taken by another program. Set PORT to a free one, or stop the other program.'
      : sentenceOf(error),
  );
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
