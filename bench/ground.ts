import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { addPartnership } from '#accounts';
import { importAudit, readPublishedAudit, type PublishedAudit } from '#archive';
import { hashSecret } from '#platform/crypto';
import { migrate, openDatabase, type ConnectionOptions, type Database } from '#platform/db';
import { startEmbedded } from '#platform/db/embedded';

/** A database of its own, filled for measuring: one partnership, `copies` of each published audit, one coordinator. */
export type Ground = {
  readonly database: Database;
  readonly connections: {
    readonly app: ConnectionOptions;
    readonly worker: ConnectionOptions;
    readonly server: ConnectionOptions;
  };
  readonly key: string;
  readonly membership: string;
  readonly partnership: string;
  /** Id of the audit of 2018–19, which has the longest pages. */
  readonly audit: string;
  readonly close: () => Promise<void>;
};

export async function makeGround(copies: number): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'));
  const server = await startEmbedded({ dataFolder: folder, say: () => undefined });
  await migrate(server.url('owner'), () => undefined);
  const connections = {
    app: server.url('app'),
    worker: server.url('worker'),
    server: server.url('server', 'throughline'),
  };
  const database = openDatabase(connections);
  const partnership = randomUUID();
  const session = { kind: 'system', name: 'command line', partnership } as const;
  const audits = await readAudits();
  await database.transact(session, 'write', async (tx) =>
    addPartnership(tx, {
      id: partnership,
      name: 'Benchmark Safeguarding Children Partnership',
      shortName: 'Benchmark SCP',
    }),
  );
  let longest = '';
  for (let copy = 0; copy < copies; copy += 1) {
    for (const audit of audits) {
      const own = copy === 0 ? audit : { ...audit, shortName: `${audit.shortName}-${copy}` };
      const { id } = await database.transact(session, 'write', async (tx) =>
        importAudit(tx, partnership, own),
      );
      if (own.shortName === 'leicester-2019-familial') longest = id;
    }
  }
  const { key, membership } = await addCoordinator(connections.server, partnership);
  return {
    database,
    connections,
    key,
    membership,
    partnership,
    audit: longest,
    close: async () => {
      await database.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

export async function readAudits(): Promise<readonly PublishedAudit[]> {
  const names = [
    'leicester-2016-cse',
    'portsmouth-2017-intra-familial',
    'leicester-2019-familial',
    'llr-2025-csa',
  ];
  return await Promise.all(
    names.map(async (name) => {
      const read = readPublishedAudit(
        await readFile(new URL(`../demo/published/${name}.json`, import.meta.url), 'utf8'),
      );
      if (!read.ok) throw new Error(`${name} cannot be read.`);
      return read.audit;
    }),
  );
}

async function addCoordinator(
  server: ConnectionOptions,
  partnership: string,
): Promise<{ key: string; membership: string }> {
  const client = new pg.Client(server);
  await client.connect();
  const [person, membership, key] = [randomUUID(), randomUUID(), randomBytes(32).toString('hex')];
  await client.query(
    `insert into accounts.person (id, name, email) values ($1, 'Bench Mark', 'bench@example.org')`,
    [person],
  );
  await client.query(
    `insert into accounts.membership (id, person_id, partnership_id, roles) values ($1, $2, $3, '{coordinator}')`,
    [membership, person, partnership],
  );
  await client.query('insert into accounts.session (key_hash, person_id, factors) values ($1, $2, 2)', [
    hashSecret(key),
    person,
  ]);
  await client.query('vacuum analyze');
  await client.end();
  return { key, membership };
}
