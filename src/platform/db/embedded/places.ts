import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EmbeddedDatabaseError, explainFileError } from './errors.ts';

/** The major version of PostgreSQL whose programs are shipped; a cluster belongs to one major version. */
export const POSTGRES_MAJOR = 18;

/** Where the embedded database keeps its files, as absolute paths inside the data folder. */
export type Places = {
  readonly dataFolder: string;
  readonly programs: string;
  readonly database: string;
  readonly cluster: string;
  readonly passwords: string;
  readonly log: string;
};

/** Names the places inside a data folder; touches nothing. */
export function namePlaces(dataFolder: string): Places {
  const root = resolve(dataFolder);
  const database = join(root, 'postgres');
  return {
    dataFolder: root,
    programs: join(root, 'bin'),
    database,
    cluster: join(database, String(POSTGRES_MAJOR)),
    passwords: join(database, 'passwords.json'),
    log: join(database, 'log', 'postgres.log'),
  };
}

/** Makes the folders that are missing, readable by their owner only; throws EmbeddedDatabaseError in plain words. */
export async function makePlaces(places: Places): Promise<void> {
  for (const folder of [places.dataFolder, places.database, join(places.database, 'log')]) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw explainFileError(error, folder);
    }
  }
}

/** Refuses a folder that holds only another major version's cluster: a new, empty one beside it would look like lost data. */
export async function refuseOtherMajorVersion(places: Places): Promise<void> {
  const names = await readdir(places.database).catch((error: unknown) => {
    throw explainFileError(error, places.database);
  });
  const majors = names.filter((name) => /^\d+$/.test(name));
  if (majors.length === 0 || majors.includes(String(POSTGRES_MAJOR))) return;
  throw new EmbeddedDatabaseError(
    `${places.database} holds a PostgreSQL ${majors.join(' and ')} database and this version of Throughline runs PostgreSQL ${POSTGRES_MAJOR}. ` +
      'Nothing was changed. Move the data over with the earlier version first.',
  );
}
