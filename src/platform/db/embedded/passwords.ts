import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { codeOf, EmbeddedDatabaseError, explainFileError } from './errors.ts';

/** The login of each part of the program, by what it is for; `server` is the superuser that only the supervisor and test harness use. */
export const LOGINS = {
  server: 'throughline_server',
  owner: 'throughline_owner',
  app: 'throughline_app',
  worker: 'throughline_worker',
  log_reader: 'throughline_log_reader',
} as const;

/** What a login is for. */
export type LoginRole = keyof typeof LOGINS;

/** A password for each login. */
export type Passwords = Readonly<Record<LoginRole, string>>;

/** Reads the passwords, or null where there is no file; throws EmbeddedDatabaseError where it cannot be read or is damaged. */
export async function readPasswords(path: string): Promise<Passwords | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw explainFileError(error, path);
  }
  const found = parseObject(text);
  const read = (role: LoginRole): string => {
    const password = found[role];
    if (typeof password === 'string' && password.length >= 32) return password;
    throw new EmbeddedDatabaseError(`${path} is damaged. Put it back from a backup of the data folder.`);
  };
  return {
    server: read('server'),
    owner: read('owner'),
    app: read('app'),
    worker: read('worker'),
    log_reader: read('log_reader'),
  };
}

/** Makes random passwords in a file that only its owner may read, unless there is one; returns those that count. */
export async function keepPasswords(path: string): Promise<Passwords> {
  const found = await readPasswords(path);
  if (found !== null) return found;
  const make = (): string => randomBytes(24).toString('hex');
  const made: Passwords = { server: make(), owner: make(), app: make(), worker: make(), log_reader: make() };
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(`${JSON.stringify(made, null, 2)}\n`);
    await file.sync();
    await file.close();
    // A link fails where the name is taken, so of two starters both end with the same passwords.
    await link(draft, path);
    return made;
  } catch (error) {
    const other = await readPasswords(path);
    if (other !== null) return other;
    throw explainFileError(error, path);
  } finally {
    await rm(draft, { force: true });
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
