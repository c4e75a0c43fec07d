import { findInstallationKind, offerFirstLink } from '#accounts';
import { readConfig, type Config } from '#platform/config';
import { hashSecret, newSecret } from '#platform/crypto';
import { closeDocuments } from '#platform/documents';
import { isUpToDate } from '#platform/db';
import { seedDemonstration } from '../demo/demonstration.ts';
import { createApp } from './app.ts';
import { openFormSecret, openInstallation } from './installation.ts';
import { startApplicationJobs } from './jobs.ts';

/** Sentences for whoever starts the product; the log of requests goes to standard output beside them. */
function say(sentence: string): void {
  console.error(sentence);
}

const read = readConfig(process.env);
if (read.ok) await start(read.config, process.argv.slice(2)).catch(stopWith);
else
  stopWith(
    new Error(
      [
        'Throughline cannot start until this is put right:',
        ...read.problems.map((problem) => `- ${problem}`),
      ].join('\n'),
    ),
  );

async function start(config: Config, words: readonly string[]): Promise<void> {
  const unknown = words.find((word) => word !== '--demonstration');
  if (unknown !== undefined)
    throw new Error(`${unknown} is not known here. The only option is --demonstration.`);
  say('Starting Throughline.');
  const formSecret = await openFormSecret(config.keyFolder);
  const installation = await openInstallation({ config, say, onExit: stopWith });
  const { database } = installation;
  try {
    if (words.includes('--demonstration')) {
      refuseBeyondLoopback(config);
      await seedDemonstration(database.transact, say);
    }
    const kind = await database.transact({ kind: 'nobody' }, 'read', findInstallationKind);
    if (kind === 'demonstration') refuseBeyondLoopback(config);
    const app = await createApp({
      database,
      publicUrl: config.publicUrl,
      trustedProxy: config.trustedProxy,
      formSecret,
      isReady: async () => (await database.isAnswering()) && (await isUpToDate(installation.worker)),
    });
    const jobs = await startApplicationJobs({ database, worker: installation.worker, say });
    await app.listen({ port: config.port, host: config.host });
    stopOnSignal(async () => {
      await app.close();
      await jobs.stop();
      await closeDocuments();
      await installation.stop();
    });
    await sayHowToSignIn(config, kind, database.transact);
  } catch (error) {
    await installation.stop();
    throw error;
  }
}

/** People of a demonstration sign in with a click: nobody but the person at this machine may reach it. */
function refuseBeyondLoopback(config: Config): void {
  if (['127.0.0.1', '::1', 'localhost'].includes(config.host)) return;
  throw new Error(
    `This is a demonstration, which is served on this machine only. Set HOST to 127.0.0.1 (it is ${config.host}).`,
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

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (signal: string): void => {
    // A second signal means that somebody will not wait.
    if (stopping) process.exit(1);
    stopping = true;
    say(`Stopping (${signal}).`);
    const hurry = setTimeout(() => process.exit(1), 25_000);
    stop()
      .then(() => say('Stopped.'))
      .catch((error: unknown) => {
        process.exitCode = 1;
        say(String(error));
      })
      .finally(() => {
        clearTimeout(hurry);
        process.exit();
      });
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function stopWith(error: unknown): void {
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
