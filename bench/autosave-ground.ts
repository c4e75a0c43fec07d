import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { hashSecret } from '#platform/crypto';
import { beginAudit } from '../src/audits/store/live-audits.ts';
import type { DraftPlace, Editor } from './editors.ts';
import type { Ground } from './ground.ts';

/** What several write at once. The first two stand in the audit's own row as well, which all who write them wait for. */
const shared: readonly DraftPlace[] = [
  { section: 'subject', field: 'title', input: 'title' },
  { section: 'subject', field: 'subject', input: 'subject' },
  { section: 'subject', field: 'priority', input: 'priority' },
  { section: 'questions', field: 'question', input: 'question' },
  { section: 'sample', field: 'selection-note', input: 'selection-note' },
];

/** Adds coordinators, each signed in, and for each an agency whose field of the draft is theirs alone. */
export async function addEditors(ground: Ground, count: number): Promise<readonly Editor[]> {
  const editors = Array.from({ length: count }, (_, index) => {
    const [agency, ownShared] = [randomUUID(), shared[index % shared.length]];
    if (ownShared === undefined) throw new Error('There is nothing to share.');
    const field = `agency-${agency}`;
    const editor: Editor = {
      membership: randomUUID(),
      key: randomBytes(32).toString('hex'),
      own: { section: 'agencies', field, input: `${field}-left-out` },
      shared: ownShared,
    };
    return { agency, person: randomUUID(), editor };
  });
  await asServer(ground, async (client) => {
    for (const [index, { agency, person, editor }] of editors.entries()) {
      await client.query(`insert into accounts.person (id, name, email) values ($1, $2, $3)`, [
        person,
        `Bench Editor ${index}`,
        `editor-${index}@example.org`,
      ]);
      await client.query(
        `insert into accounts.membership (id, person_id, partnership_id, roles) values ($1, $2, $3, '{coordinator}')`,
        [editor.membership, person, ground.partnership],
      );
      await client.query('insert into accounts.session (key_hash, person_id, factors) values ($1, $2, 2)', [
        hashSecret(editor.key),
        person,
      ]);
      await client.query(`insert into accounts.agency (id, name, type) values ($1, $2, 'school')`, [
        agency,
        `Bench School ${index}`,
      ]);
      await client.query(
        `insert into accounts.agency_in_partnership (partnership_id, agency_id, short_name) values ($1, $2, $3)`,
        [ground.partnership, agency, `School ${index}`],
      );
    }
  });
  return editors.map(({ editor }) => editor);
}

/** Begins a live audit whose draft has so many fields beside those that are written to; returns its id. */
export async function beginDraft(ground: Ground, fields: number): Promise<string> {
  const { partnership, membership, key } = ground;
  const audit = await ground.database.transact({ kind: 'person', key, membership }, 'write', async (tx) =>
    beginAudit(tx, partnership, membership, { origin: 'live', values: { title: 'Neglect' }, from: null }),
  );
  await asServer(ground, async (client) =>
    client.query(
      `insert into audits.draft_field (partnership_id, audit_id, field, value, changed_by)
         select $1, $2, 'method:' || gen_random_uuid(), jsonb_build_object('kind', 'deep_dive', 'cases', 12,
           'description', repeat('Records are read together. ', 8), 'position', n), $3
         from generate_series(1, $4) n`,
      [partnership, audit, membership, fields],
    ),
  );
  return audit;
}

/** Does something as the server's superuser, past every policy. */
export async function asServer<Result>(
  ground: Pick<Ground, 'connections'>,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(ground.connections.server);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.query('analyze');
    await client.end();
  }
}
