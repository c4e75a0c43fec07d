import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { TestDatabase } from './database.ts';

/** Stands between the program and a test's database, as an operator's own server that the program is told of by address. */
export type DatabaseProxy = {
  /** The settings that send the program here. */
  readonly env: Readonly<Record<string, string>>;
  /** Hears each statement, and by number on which connection, before it goes on, and says what becomes of it; without one they all pass. */
  watch: ((statement: string, connection: number) => Fate) | null;
  /** From now on nothing goes either way and new connections get no answer, until `thaw`. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends every connection there is. */
  readonly cut: () => void;
};

/** It passes; it and all after it are lost; or it passes, but no answer comes back. */
export type Fate = 'pass' | 'drop' | 'mute';

const logins = { DATABASE_URL: 'app', DATABASE_WORKER_URL: 'worker', DATABASE_MIGRATE_URL: 'owner' } as const;

/** Opens a proxy before that database; closed when the tests are over. */
export async function proxyFor(db: TestDatabase): Promise<DatabaseProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  await chmod(folder, 0o755);
  const { host } = db.config('app');
  const sockets = new Set<Socket>();
  const env = Object.entries(logins).map(([name, role]) => {
    const { user, password } = db.config(role);
    return [name, `postgres://${user}:${String(password)}@/${db.name}?host=${folder}`];
  });
  let frozen = false;
  let connections = 0;
  const proxy: DatabaseProxy = {
    env: Object.fromEntries(env),
    watch: null,
    freeze: () => {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    thaw: () => {
      frozen = false;
      for (const socket of sockets) socket.resume();
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
  const server = createServer((program) => {
    const database = createConnection(join(String(host), '.s.PGSQL.5432'));
    const messages = splitMessages();
    const connection = ++connections;
    let fate: Fate = 'pass';
    for (const socket of [program, database]) {
      sockets.add(socket);
      socket.on('close', () => {
        sockets.delete(socket);
        program.destroy();
        database.destroy();
      });
      socket.on('error', () => undefined);
      if (frozen) socket.pause();
    }
    program.on('data', (data: Buffer) => {
      for (const message of messages(data)) {
        const statement = readStatement(message);
        if (fate === 'pass' && statement !== null && proxy.watch !== null)
          fate = proxy.watch(statement, connection);
        if (fate !== 'drop') database.write(message);
      }
    });
    database.on('data', (data: Buffer) => {
      if (fate === 'pass') program.write(data);
    });
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve));
  after(async () => {
    proxy.cut();
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  return proxy;
}

/** Cuts what a client sends into the messages of PostgreSQL's protocol; the first one has no letter before its length. */
function splitMessages(): (data: Buffer) => Buffer[] {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  return (data) => {
    rest = Buffer.concat([rest, data]);
    const whole: Buffer[] = [];
    for (;;) {
      const letter = isFirst ? 0 : 1;
      if (rest.length < letter + 4) return whole;
      const length = letter + rest.readUInt32BE(letter);
      if (rest.length < length) return whole;
      whole.push(rest.subarray(0, length));
      rest = rest.subarray(length);
      isFirst = false;
    }
  };
}

/** The text of a statement that is sent to be run (Q) or prepared (P); null for every other message. */
function readStatement(message: Buffer): string | null {
  const letter = String.fromCharCode(message[0] ?? 0);
  const [first = '', second = ''] = message.subarray(5).toString('utf8').split('\0');
  if (letter === 'Q') return first;
  return letter === 'P' ? second : null;
}
