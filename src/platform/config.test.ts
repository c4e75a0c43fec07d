import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';

type Env = Record<string, string | undefined>;

function accept(env: Env): Config {
  const reading = readConfig(env, '/srv/throughline');
  assert.ok(reading.ok, reading.ok ? '' : reading.problems.join('\n'));
  return reading.config;
}

function refuse(env: Env): readonly string[] {
  const reading = readConfig(env, '/srv/throughline');
  assert.ok(!reading.ok, 'it was accepted');
  return reading.problems;
}

const own = (host: string, query = ''): Env => ({
  DATABASE_URL: `postgres://throughline_app:sesame@${host}/throughline${query}`,
  DATABASE_WORKER_URL: `postgres://throughline_worker:sesame@${host}/throughline${query}`,
  DATABASE_MIGRATE_URL: `postgres://throughline_owner:sesame@${host}/throughline${query}`,
});

test('with nothing set, the program serves this machine from its own database, with the keys apart', () => {
  const plain: Config = {
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    dataFolder: '/srv/throughline/data',
    keyFolder: '/srv/throughline/keys',
    database: { kind: 'embedded' },
    smtpUrl: null,
    mailFrom: null,
    reminders: true,
    trustedProxy: [],
  };
  assert.deepEqual(accept({}), plain);
  assert.deepEqual(
    accept({ PORT: '', HOST: ' ', DATABASE_URL: '', THROUGHLINE_NONSENSE: '', PATH: '/bin', HOME: '/root' }),
    plain,
  );
});

test('an operator may set the address, the folders, the mail server and the proxies', () => {
  const config = accept({
    PORT: '8080',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://audits.example.org/',
    THROUGHLINE_DATA: '/var/lib/throughline',
    THROUGHLINE_KEYS: '../keys',
    SMTP_URL: 'smtps://post:sesame@mail.example.org:465',
    MAIL_FROM: 'North Area Office <office@example.org>',
    TRUSTED_PROXY: '10.0.0.5, 10.1.0.0/16 fd00::/8',
  });
  assert.equal(config.publicUrl, 'https://audits.example.org');
  assert.equal(config.dataFolder, '/var/lib/throughline');
  assert.equal(config.keyFolder, '/srv/keys');
  assert.equal(config.smtpUrl, 'smtps://post:sesame@mail.example.org:465');
  assert.equal(config.mailFrom, 'North Area Office <office@example.org>');
  assert.deepEqual(config.trustedProxy, ['10.0.0.5', '10.1.0.0/16', 'fd00::/8']);
  assert.equal(accept({ HOST: '::1', PORT: '4000' }).publicUrl, 'http://[::1]:4000');
  assert.equal(accept({ PUBLIC_URL: 'http://localhost:3000' }).publicUrl, 'http://localhost:3000');
});

test('a port, a host or a proxy that is none is named with what is allowed', () => {
  for (const port of ['0', '65536', '3000.5', '0x10', 'http']) {
    assert.deepEqual(refuse({ PORT: port }), [
      `PORT is "${port}"; it must be a whole number from 1 to 65535.`,
    ]);
  }
  assert.match(
    refuse({ HOST: 'audits.example.org' })[0] ?? '',
    /^HOST is "audits\.example\.org"; it must be an address/,
  );
  for (const proxy of ['10.0.0.0/33', '0.0.0.0/0', '10.0.0', '10.0.0.0/8/8', 'proxy', '::/0', '10.0.0.1/']) {
    assert.match(
      refuse({ TRUSTED_PROXY: `10.0.0.1,${proxy}` }).join(),
      new RegExp(`^TRUSTED_PROXY holds "${proxy}"; it must`),
    );
  }
});

test('what other machines can reach is served by https only', () => {
  assert.deepEqual(refuse({ HOST: '0.0.0.0' }), [
    'PUBLIC_URL is not set; with HOST "0.0.0.0" it must be the https:// address that people use.',
  ]);
  assert.deepEqual(refuse({ PUBLIC_URL: 'http://audits.example.org' }), [
    'PUBLIC_URL is http://audits.example.org; it must start with https:// except on this machine itself (localhost).',
  ]);
  assert.deepEqual(refuse({ HOST: '::', PUBLIC_URL: 'http://localhost:3000' }), [
    'PUBLIC_URL is http://localhost:3000 while HOST is "::"; where other machines can connect it must start with https://.',
  ]);
  assert.equal(
    accept({ HOST: '::', PUBLIC_URL: 'https://audits.example.org:8443' }).publicUrl,
    'https://audits.example.org:8443',
  );
});

test('the public address is a scheme, a host and a port and nothing else', () => {
  for (const more of ['/audits', '/?from=mail', '/#top', '?']) {
    const wrong = `https://audits.example.org${more}`;
    if (more === '?') assert.equal(accept({ PUBLIC_URL: wrong }).publicUrl, 'https://audits.example.org');
    else
      assert.match(
        refuse({ PUBLIC_URL: wrong }).join(),
        /^PUBLIC_URL holds more than a scheme, a host and a port/,
      );
  }
  assert.match(refuse({ PUBLIC_URL: 'audits.example.org' }).join(), /^PUBLIC_URL is not a web address/);
  assert.match(refuse({ PUBLIC_URL: 'ftp://audits.example.org' }).join(), /^PUBLIC_URL is not a web address/);
});

test('the keys lie neither in the data folder nor around it', () => {
  const pairs = [
    ['data', 'data/keys'],
    ['store/data', 'store'],
    ['same', './same/'],
    ['/srv', 'keys'],
  ];
  for (const [data, keys] of pairs) {
    const [problem, ...more] = refuse({ THROUGHLINE_DATA: data, THROUGHLINE_KEYS: keys });
    assert.match(
      problem ?? '',
      /^THROUGHLINE_KEYS is \/srv\/throughline\S* and THROUGHLINE_DATA is \/srv\S*; neither may/,
    );
    assert.deepEqual(more, []);
  }
  assert.equal(
    accept({ THROUGHLINE_DATA: 'data', THROUGHLINE_KEYS: 'data-keys' }).keyFolder,
    '/srv/throughline/data-keys',
  );
  assert.equal(
    accept({ THROUGHLINE_DATA: 'data', THROUGHLINE_KEYS: '..keys' }).keyFolder,
    '/srv/throughline/..keys',
  );
});

test('a database of the operator has an address for each login, and the log reader only where it is used', () => {
  const urls = own('db.example.org:5432', '?sslmode=verify-full');
  const { database } = accept(urls);
  assert.ok(database.kind === 'own');
  assert.deepEqual(database.urls, {
    app: urls['DATABASE_URL'],
    worker: urls['DATABASE_WORKER_URL'],
    owner: urls['DATABASE_MIGRATE_URL'],
    log_reader: null,
  });
  accept({ ...urls, DATABASE_LOG_READER_URL: 'postgresql://throughline_log_reader@localhost/throughline' });
  for (const missing of ['DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_MIGRATE_URL']) {
    const problems = refuse({ ...urls, [missing]: undefined });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', new RegExp(`^${missing} is not set although DATABASE_`));
  }
  assert.equal(
    refuse({ DATABASE_LOG_READER_URL: 'postgres://throughline_log_reader@localhost/throughline' }).length,
    3,
  );
});

test('each part of the program logs in as itself', () => {
  const urls = {
    ...own('localhost'),
    DATABASE_URL: 'postgres://throughline_owner:sesame@localhost/throughline',
  };
  assert.deepEqual(refuse(urls), [
    'DATABASE_URL logs in as "throughline_owner"; it must log in as "throughline_app".',
  ]);
  const nobody = { ...own('localhost'), DATABASE_URL: 'postgres://localhost/throughline' };
  assert.deepEqual(refuse(nobody), ['DATABASE_URL logs in as nobody; it must log in as "throughline_app".']);
  const stray = { ...own('localhost'), DATABASE_URL: 'postgres://sesame@localhost/throughline' };
  assert.deepEqual(refuse(stray), [
    'DATABASE_URL logs in as somebody else; it must log in as "throughline_app".',
  ]);
  const other = {
    ...own('localhost'),
    DATABASE_WORKER_URL: 'postgres://throughline_worker@localhost/practice',
  };
  assert.match(refuse(other).join(), /name different databases/);
});

test('to another machine the database is reached encrypted, on this one it need not be', () => {
  for (const query of ['', '?sslmode=disable', '?sslmode=prefer', '?sslmode=no-verify']) {
    const problems = refuse(own('db.example.org', query));
    assert.equal(problems.length, 3);
    assert.match(
      problems[0] ?? '',
      /^DATABASE_URL goes to db\.example\.org with(?:out)? sslmode.*must hold sslmode=verify-full/,
    );
  }
  assert.equal(refuse(own('localhost', '?host=db.example.org')).length, 3);
  assert.equal(refuse(own('db.example.org', '?sslmode=require&uselibpqcompat=true')).length, 3);
  for (const host of ['localhost', '127.0.0.1:6432', '[::1]', '%2Fvar%2Frun%2Fpostgresql']) accept(own(host));
  accept(own('', '?host=/var/run/postgresql'));
});

test('a name that is not ours but nearly so is reported with the one that was meant', () => {
  const slips: Record<string, string> = {
    DATABASE_URLS: 'DATABASE_URL',
    database_url: 'DATABASE_URL',
    DATABSE_URL: 'DATABASE_URL',
    SMTP_URI: 'SMTP_URL',
    PUBLICURL: 'PUBLIC_URL',
    Port: 'PORT',
    TRUSTED_PROXIES: 'TRUSTED_PROXY',
    THROUGHLINE_KEY: 'THROUGHLINE_KEYS',
    TROUGHLINE_DATA: 'THROUGHLINE_DATA',
  };
  for (const [slip, meant] of Object.entries(slips)) {
    assert.deepEqual(refuse({ [slip]: 'x' }), [`${slip} is not known; did you mean ${meant}?`]);
  }
  assert.deepEqual(refuse({ THROUGHLINE_COLOUR: 'blue' }), [
    'THROUGHLINE_COLOUR is not known; the names that are: THROUGHLINE_DATA, THROUGHLINE_KEYS.',
  ]);
  accept({
    HOME: '/root',
    HOSTNAME: 'audits',
    PATH: '/bin',
    SMTP_HOST: 'x',
    TMPDIR: '/tmp',
    NODE_ENV: 'production',
    POST: 'x',
  });
});

test('a mail server and a sender go together, and the sender is one address', () => {
  const SMTP_URL = 'smtps://mail.example.org';
  assert.deepEqual(refuse({ SMTP_URL }), [
    'MAIL_FROM is not set although SMTP_URL is; set it to the address that mails come from.',
  ]);
  assert.deepEqual(refuse({ MAIL_FROM: 'a@example.org' }), [
    'SMTP_URL is not set although MAIL_FROM is; set both, or neither.',
  ]);
  for (const MAIL_FROM of ['a@example.org, b@example.org', 'Office', 'a@example.org\nBcc: b@example.org'])
    assert.match(refuse({ SMTP_URL, MAIL_FROM })[0] ?? '', /^MAIL_FROM is not a sender/);
});

test('reminders are on or off, and nothing else is taken for either', () => {
  assert.equal(accept({ REMINDERS: 'off' }).reminders, false);
  assert.equal(accept({ REMINDERS: 'on' }).reminders, true);
  assert.deepEqual(refuse({ REMINDERS: 'no' }), ['REMINDERS is "no"; it must be on or off.']);
});

test('everything that is wrong is reported at once', () => {
  const problems = refuse({
    PORT: 'x',
    HOST: 'y',
    SMTP_URL: 'mail',
    TRUSTED_PROXY: 'z',
    DATABASE_URL: 'q',
    THROUGHLINE_X: '1',
  });
  const named = problems.map((problem) => problem.split(' ')[0]);
  assert.deepEqual(named, [
    'THROUGHLINE_X',
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'DATABASE_WORKER_URL',
    'DATABASE_MIGRATE_URL',
    'DATABASE_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'TRUSTED_PROXY',
  ]);
});

test('law: no problem repeats a password, however wrong the address around it', () => {
  const password = 'Quillfeather7';
  const around = fc.tuple(
    fc.constantFrom('postgres://', 'postgresql:/', 'mysql://', '', 'smtp:', 'http://', 'https://'),
    fc.oneof(fc.string(), fc.constantFrom('throughline_app', 'postgres', 'x:12/', 'x/', 'x#', 'x?')),
    fc.constantFrom('@', '@@', '@host', '@host:70000/', '@/'),
    fc.string(),
  );
  const names = ['DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_MIGRATE_URL', 'SMTP_URL', 'PUBLIC_URL'];
  fc.assert(
    fc.property(fc.constantFrom(...names), around, (name, [scheme, user, at, rest]) => {
      const reading = readConfig({ [name]: `${scheme}${user}:${password}${at}${rest}` }, '/srv');
      return reading.ok || !reading.problems.join('\n').includes(password);
    }),
    { numRuns: 1_000 },
  );
});
