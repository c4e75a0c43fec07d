import { BlockList, isIP } from 'node:net';
import { relative, resolve, sep } from 'node:path';
import { readSender } from '#platform/mail';

/** Where the data is kept: in the database that comes with the program, or in the operator's own by one address for each login. */
export type DatabaseConfig =
  | { readonly kind: 'embedded' }
  | {
      readonly kind: 'own';
      readonly urls: {
        readonly app: string;
        readonly worker: string;
        readonly owner: string;
        /** Only the command that reads the audit log uses it. */
        readonly log_reader: string | null;
      };
    };

/** Everything an operator can set, checked. Folders are absolute paths. */
export type Config = {
  readonly port: number;
  readonly host: string;
  /** What people type into their browser: scheme, host and port, without a closing slash. */
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly keyFolder: string;
  readonly database: DatabaseConfig;
  /** Where mail is handed over, or null when none is sent. */
  readonly smtpUrl: string | null;
  /** The sender of every mail, an address or "Name <address>"; null when none is sent. */
  readonly mailFrom: string | null;
  /** Whether reminders of dates are written. */
  readonly reminders: boolean;
  /** The addresses and ranges whose X-Forwarded-For is believed. */
  readonly trustedProxy: readonly string[];
};

/** The configuration, or every problem found in it, each a sentence naming the variable. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

const DATABASE_LOGINS = {
  DATABASE_URL: { role: 'app', login: 'throughline_app' },
  DATABASE_WORKER_URL: { role: 'worker', login: 'throughline_worker' },
  DATABASE_MIGRATE_URL: { role: 'owner', login: 'throughline_owner' },
  DATABASE_LOG_READER_URL: { role: 'log_reader', login: 'throughline_log_reader' },
} as const;

type DatabaseVariable = keyof typeof DATABASE_LOGINS;

const NAMES = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'THROUGHLINE_DATA',
  'THROUGHLINE_KEYS',
  ...(Object.keys(DATABASE_LOGINS) as DatabaseVariable[]),
  'SMTP_URL',
  'MAIL_FROM',
  'REMINDERS',
  'TRUSTED_PROXY',
] as const;

type Name = (typeof NAMES)[number];
type Read = (name: Name) => string | null;
type Report = (problem: string) => void;

/**
 * Reads the configuration from environment variables. An empty one counts as not set; relative folders start at
 * `workingFolder`. All problems are reported together, and none repeats a password.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  workingFolder: string = process.cwd(),
): ConfigReading {
  const problems = listUnknownNames(Object.keys(env).filter((name) => (env[name] ?? '').trim() !== ''));
  const report: Report = (problem) => void problems.push(problem);
  const read: Read = (name) => (env[name] ?? '').trim() || null;
  const port = readPort(read, report);
  const host = readHost(read, report);
  const publicUrl = readPublicUrl(read, report, host, port);
  const { dataFolder, keyFolder } = readFolders(read, report, workingFolder);
  const database = readDatabase(read, report);
  const smtpUrl = readSmtpUrl(read, report);
  const mailFrom = readMailFrom(read, report, smtpUrl);
  const reminders = readReminders(read, report);
  const trustedProxy = readTrustedProxy(read, report);
  if (problems.length > 0) return { ok: false, problems };
  const mails = { smtpUrl, mailFrom, reminders };
  const config = { port, host, publicUrl, dataFolder, keyFolder, database, ...mails, trustedProxy };
  return { ok: true, config };
}

function readPort(read: Read, report: Report): number {
  const text = read('PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) {
    report(`PORT is "${text}"; it must be a whole number from 1 to 65535.`);
  }
  return port;
}

function readHost(read: Read, report: Report): string {
  const host = read('HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && host !== 'localhost') {
    report(
      `HOST is "${host}"; it must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, or "localhost".`,
    );
  }
  return host;
}

function readPublicUrl(read: Read, report: Report, host: string, port: number): string {
  const text = read('PUBLIC_URL');
  if (text === null) {
    if (isLoopback(host)) return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
    report(`PUBLIC_URL is not set; with HOST "${host}" it must be the https:// address that people use.`);
    return '';
  }
  const url = parseUrl(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    report('PUBLIC_URL is not a web address; it must be one such as https://audits.example.org.');
    return '';
  }
  if (
    url.username !== '' ||
    url.password !== '' ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    report(
      `PUBLIC_URL holds more than a scheme, a host and a port; it must be one such as ${url.origin}, with nothing before the host or after it.`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    report(
      `PUBLIC_URL is ${url.origin}; it must start with https:// except on this machine itself (localhost).`,
    );
  } else if (url.protocol === 'http:' && !isLoopback(host)) {
    report(
      `PUBLIC_URL is ${url.origin} while HOST is "${host}"; where other machines can connect it must start with https://.`,
    );
  }
  return url.origin;
}

function readFolders(
  read: Read,
  report: Report,
  workingFolder: string,
): { dataFolder: string; keyFolder: string } {
  const dataFolder = resolve(workingFolder, read('THROUGHLINE_DATA') ?? 'data');
  const keyFolder = resolve(workingFolder, read('THROUGHLINE_KEYS') ?? 'keys');
  // Destroying a key must destroy what it opens in every copy of the data, so no copy of the data may hold the keys.
  if (isWithin(keyFolder, dataFolder) || isWithin(dataFolder, keyFolder)) {
    report(
      `THROUGHLINE_KEYS is ${keyFolder} and THROUGHLINE_DATA is ${dataFolder}; neither may lie inside the other, so that a backup of the data holds no keys.`,
    );
  }
  return { dataFolder, keyFolder };
}

function readDatabase(read: Read, report: Report): DatabaseConfig {
  const variables = Object.keys(DATABASE_LOGINS) as DatabaseVariable[];
  const set = variables.filter((name) => read(name) !== null);
  if (set.length === 0) return { kind: 'embedded' };
  const needed = ['DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_MIGRATE_URL'] as const;
  for (const name of needed) {
    if (set.includes(name)) continue;
    report(
      `${name} is not set although ${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'}; set ${needed.join(', ')}, or none of them for the built-in database.`,
    );
  }
  const databases = new Set(set.map((name) => checkDatabaseUrl(name, read(name) ?? '', report)));
  databases.delete('');
  if (databases.size > 1) report(`${set.join(', ')} name different databases; they must name the same one.`);
  const url = (name: DatabaseVariable): string => read(name) ?? '';
  return {
    kind: 'own',
    urls: {
      app: url('DATABASE_URL'),
      worker: url('DATABASE_WORKER_URL'),
      owner: url('DATABASE_MIGRATE_URL'),
      log_reader: read('DATABASE_LOG_READER_URL'),
    },
  };
}

/** Reports what is wrong with a database's address; gives the name of the database, or '' where there is none. */
function checkDatabaseUrl(name: DatabaseVariable, text: string, report: Report): string {
  const { login } = DATABASE_LOGINS[name];
  // "postgres://login@/name?host=/socket/folder" is usual for sockets, though not a URL by the book.
  const url = parseUrl(text.replace(/^(postgres(?:ql)?:\/\/[^/?#]*@)(?=[/?])/, '$1localhost'));
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    report(
      `${name} is not a database address; it must be one such as postgres://${login}:password@host:5432/throughline?sslmode=verify-full.`,
    );
    return '';
  }
  const user = decode(url.username);
  if (user !== login) {
    // Another name is not repeated: it may be a password in the wrong place.
    const isOurs = Object.values(DATABASE_LOGINS).some((ours) => ours.login === user);
    const who = isOurs || user === 'postgres' ? `"${user}"` : user === '' ? 'nobody' : 'somebody else';
    report(`${name} logs in as ${who}; it must log in as "${login}".`);
  }
  const host = url.searchParams.get('host') ?? decode(url.hostname);
  const sslmode = url.searchParams.get('sslmode');
  const encrypted = ['require', 'verify-ca', 'verify-full'].includes(sslmode ?? '');
  if (!host.startsWith('/') && !isLoopback(host) && !encrypted) {
    report(
      `${name} goes to ${host} ${sslmode === null ? 'without sslmode' : `with sslmode "${sslmode}"`}; to another machine it must hold sslmode=verify-full (or verify-ca or require).`,
    );
  }
  for (const weakening of ['ssl', 'uselibpqcompat']) {
    if (url.searchParams.has(weakening))
      report(`${name} holds "${weakening}"; use sslmode=verify-full instead.`);
  }
  const database = decode(url.pathname.slice(1));
  if (database === '') report(`${name} names no database; it must end with one, such as /throughline.`);
  return database;
}

function readSmtpUrl(read: Read, report: Report): string | null {
  const text = read('SMTP_URL');
  if (text === null) return null;
  const url = parseUrl(text);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '') {
    report(
      'SMTP_URL is not the address of a mail server; it must be one such as smtps://user:password@mail.example.org:465.',
    );
  }
  return text;
}

function readMailFrom(read: Read, report: Report, smtpUrl: string | null): string | null {
  const text = read('MAIL_FROM');
  if (text === null) {
    if (smtpUrl !== null)
      report('MAIL_FROM is not set although SMTP_URL is; set it to the address that mails come from.');
    return null;
  }
  if (smtpUrl === null) report('SMTP_URL is not set although MAIL_FROM is; set both, or neither.');
  if (readSender(text) === null)
    report(
      'MAIL_FROM is not a sender; it must be an address, or a name and an address such as Safeguarding Partnership <audits@example.org>.',
    );
  return text;
}

function readReminders(read: Read, report: Report): boolean {
  const text = read('REMINDERS') ?? 'on';
  if (text !== 'on' && text !== 'off') report(`REMINDERS is "${text}"; it must be on or off.`);
  return text === 'on';
}

function readTrustedProxy(read: Read, report: Report): string[] {
  const entries = (read('TRUSTED_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  for (const entry of entries) {
    const [address = '', prefix, ...rest] = entry.split('/');
    const longest = isIP(address) === 6 ? 128 : 32;
    // A range of every address would let anybody say from where they come.
    const fits =
      prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= longest);
    if (isIP(address) === 0 || !fits || rest.length > 0) {
      report(
        `TRUSTED_PROXY holds "${entry}"; it must list addresses or ranges, such as 10.0.0.5 or 10.0.0.0/24, with commas between.`,
      );
    }
  }
  return entries;
}

function listUnknownNames(names: readonly string[]): string[] {
  return names
    .filter((name) => !isName(name))
    .toSorted()
    .flatMap((name) => {
      const upper = name.toUpperCase();
      const meant = findMeant(upper);
      if (meant !== undefined) return [`${name} is not known; did you mean ${meant}?`];
      if (!/^(?:THROUGHLINE|DATABASE)_/.test(upper)) return [];
      const family = NAMES.filter((known) => known.startsWith(`${upper.split('_')[0]}_`));
      return [`${name} is not known; the names that are: ${family.join(', ')}.`];
    });
}

function isName(name: string): name is Name {
  return NAMES.some((known) => known === name);
}

/** The known name of which this is probably a slip, or undefined: other case, or a few letters wrong in a long name. */
function findMeant(upper: string): Name | undefined {
  // Names as short as PORT are near to many others' (PATH, POST).
  const patience = (known: Name): number =>
    known.length < 8 ? 0 : Math.min(3, Math.floor(known.length / 4)) - (known.length < 10 ? 1 : 0);
  return NAMES.map((known) => ({ known, slips: countSlips(upper, known) }))
    .filter(({ known, slips }) => slips <= patience(known))
    .toSorted((one, other) => one.slips - other.slips)[0]?.known;
}

/** The least number of letters to add, drop or change to make one word of the other (Levenshtein 1966). */
function countSlips(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of one.split('').entries()) {
    const next = [index + 1];
    for (const [place, wanted] of other.split('').entries()) {
      const change = (row[place] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(change, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare === 'localhost') return true;
  const family = isIP(bare);
  return family !== 0 && LOOPBACK.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
