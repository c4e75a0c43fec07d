import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { newSecret, openKeyStore, type KeyStore } from '#platform/crypto';
import type { Config } from '#platform/config';
import { findLoginProblem, migrate, openDatabase, type ConnectionOptions, type Database } from '#platform/db';
import { attachEmbedded, startEmbedded, type EmbeddedServer } from '#platform/db/embedded';
import { createAtomically } from '#platform/files';

/** The ground that the server and the command line stand on: a migrated database and the connections of its roles. */
export type Installation = {
  readonly database: Database;
  readonly owner: ConnectionOptions;
  readonly worker: ConnectionOptions;
  readonly stop: () => Promise<void>;
  /** For a process that ends this moment: the embedded database is told to stop and nobody waits for it. */
  readonly abandon: () => void;
};

type Say = (sentence: string) => void;

type Opening = {
  readonly config: Config;
  readonly say: Say;
  /** Hears that the embedded database ended and could not be started again. */
  readonly onExit?: (error: Error) => void;
  /** Aborted when the start is no longer wanted; the database is then left as it is found. */
  readonly ending?: AbortSignal;
  /** The command line works beside a running server; the server wants the data for itself. */
  readonly beside?: boolean;
};

/** Opens the database, embedded or the operator's own, and brings it up to date. Throws with a sentence for an operator. */
export async function openInstallation({
  config,
  say,
  onExit,
  ending,
  beside = false,
}: Opening): Promise<Installation> {
  if (config.database.kind === 'own') await refuseUnusable(config.database.urls);
  const embedded =
    config.database.kind === 'embedded' ? await openEmbedded(config.dataFolder, say, onExit, beside) : null;
  const connect = (role: 'owner' | 'app' | 'worker'): ConnectionOptions =>
    config.database.kind === 'embedded'
      ? (embedded?.url(role) ?? {})
      : { connectionString: config.database.urls[role] };
  try {
    ending?.throwIfAborted();
    await migrate(connect('owner'), say);
    const database = openDatabase({ app: connect('app'), worker: connect('worker') });
    return {
      database,
      owner: connect('owner'),
      worker: connect('worker'),
      stop: async () => {
        await database.close();
        await embedded?.stop();
      },
      abandon: () => embedded?.abandon(),
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

const variables = {
  DATABASE_MIGRATE_URL: 'owner',
  DATABASE_URL: 'app',
  DATABASE_WORKER_URL: 'worker',
} as const;

async function refuseUnusable(urls: Readonly<Record<'owner' | 'app' | 'worker', string>>): Promise<void> {
  for (const [variable, role] of Object.entries(variables)) {
    const problem = await findLoginProblem({ connectionString: urls[role] });
    if (problem !== null) throw new Error(`The login of ${variable} cannot be used: ${problem}.`);
  }
}

async function openEmbedded(
  dataFolder: string,
  say: Say,
  onExit: Opening['onExit'],
  beside: boolean,
): Promise<EmbeddedServer> {
  const running = beside ? await attachEmbedded({ dataFolder }) : null;
  return running ?? (await startEmbedded({ dataFolder, say, ...(onExit === undefined ? {} : { onExit }) }));
}

/** What is kept apart from the database, in the key folder. */
export type Keys = {
  readonly keys: KeyStore;
  /** Form tokens are made with it; kept beside the keys so that it outlives restarts. */
  readonly formSecret: Uint8Array;
};

/** Opens the key folder; makes it on the first start. Throws KeyFolderProblem with a sentence for an operator. */
export async function openKeys(keyFolder: string): Promise<Keys> {
  const keys = await openKeyStore({ folder: keyFolder });
  const path = join(keyFolder, 'form.secret');
  await createAtomically(path, newSecret());
  return { keys, formSecret: Buffer.from(await readFile(path, 'utf8'), 'hex') };
}
