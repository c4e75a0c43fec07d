import { clearEndedSessions, clearOldSubmissions } from '#accounts';
import { queueReminders } from '#audits';
import { destroyingJob, destroyingTask, loadFrame, loadingTask, tellingTask, tellOfConcerns } from '#cases';
import { clearingJob, clearingTask, remindOfReturns } from '#returns';
import { prepareMonths, sealEvents } from '#platform/audit-log';
import type { KeyStore } from '#platform/crypto';
import type { ConnectionOptions, Database } from '#platform/db';
import { oneAtATime, repeatEvery, startJobs, type CronLine, type TaskList } from '#platform/jobs';
import { clearOutbox, sendDueMails, sendingTask, type Mail } from '#platform/mail';

/** Milliseconds between one pass of sealing and the next: an event is in the chain within seconds. */
const sealingPause = 3_000;

const system = { kind: 'system', name: 'job', partnership: null } as const;

/** Times are UTC. Each is also done once when the program starts. */
const cron: readonly CronLine[] = [
  { task: 'prepare-log-months', at: '20 3 * * *' },
  { task: 'clear-ended-sessions', at: '40 * * * *' },
  { task: 'clear-old-submissions', at: '45 * * * *' },
  { task: 'clear-outbox', at: '50 3 * * *' },
  // Every hour, because it finds out by itself what is due: an hour that was missed is made good by the next.
  { task: 'queue-reminders', at: '10 * * * *' },
  // Raising a concern asks for this; the clock asks for what nobody has acknowledged in time.
  { task: tellingTask, at: '* * * * *' },
  // A mail asks for this when it is written; the clock asks for those that are tried again, and that wait for their day.
  { task: sendingTask, at: '* * * * *' },
];

/**
 * The application's work without a person before it. Sealing is no job of the queue: a job an event would make every
 * page write twice, and the queue's clock counts minutes. It is a pass every few seconds in each process, of which only
 * one at a time has a partnership in hand.
 */
export async function startApplicationJobs(options: {
  database: Database;
  worker: ConnectionOptions;
  keys: KeyStore;
  mail: Mail;
  /** Where people reach the program: mails lead there. */
  site: string;
  /** Whether reminders are written. */
  reminders: boolean;
  say: (sentence: string) => void;
  /** By which clock reminders are due; the database's unless told otherwise. */
  clock?: () => Promise<Temporal.Instant>;
}): Promise<{ stop: () => Promise<void> }> {
  const { database, worker, keys, mail, site, say } = options;
  const { transact } = database;
  const clock = options.clock ?? (async () => transact(system, 'read', async (_tx, now) => now));
  const send = oneAtATime(async (signal) => {
    await sendDueMails(transact, keys, mail, signal);
  });
  const tasks: TaskList = {
    'prepare-log-months': async () => {
      await transact(system, 'write', prepareMonths);
    },
    'clear-ended-sessions': async () => {
      await transact(system, 'write', clearEndedSessions);
    },
    'clear-old-submissions': async () => {
      await clearOldSubmissions(transact);
    },
    'clear-outbox': async () => {
      await clearOutbox(transact, keys);
    },
    'queue-reminders': async (_payload, { signal }) => {
      if (!options.reminders) return;
      const reminding = { keys, site, now: await clock() };
      await queueReminders(transact, reminding, signal);
      await remindOfReturns(transact, reminding, signal);
    },
    [tellingTask]: async (_payload, { signal }) => {
      await tellOfConcerns(transact, { keys, site }, signal);
    },
    [destroyingTask]: destroyingJob(transact, keys),
    [clearingTask]: clearingJob(transact),
    [loadingTask]: async (payload, helpers) => {
      await loadFrame({ transact, keys }, payload, helpers);
    },
    [sendingTask]: async (_payload, { signal }) => {
      await send(signal);
    },
  };
  const jobs = await startJobs({ worker, tasks, cron, say });
  const sealing = repeatEvery(sealingPause, 'Sealing the audit log', () => sealEvents(transact), say);
  return {
    stop: async () => {
      await Promise.all([jobs.stop(), sealing.stop()]);
    },
  };
}
