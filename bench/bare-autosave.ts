import type { FastifyInstance } from 'fastify';
import pg from 'pg';

/** Whose drafts the bare route writes, and the login it writes them with. */
export type BareAutosave = { readonly partnership: string; readonly server: pg.PoolConfig };

/**
 * The least that saving a field can be: the statements of `writeDraft` in one transaction, one select of the draft, and
 * an answer of the same bytes. Nobody is asked who they are, nothing is compared or logged, and no policy applies.
 */
export function addBareAutosave(bare: FastifyInstance, { partnership, server }: BareAutosave): void {
  const pool = new pg.Pool({ ...server, max: 12 });
  bare.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  bare.post<{ Params: { membership: string; audit: string }; Body: URLSearchParams }>(
    '/as/:membership/audits/:audit/terms/:section',
    async ({ params, body }) => {
      const seen = [...body.keys()].find((name) => name.startsWith('seen.')) ?? '';
      const field = seen.slice('seen.'.length);
      const text = body.get(field.startsWith('agency-') ? `${field}-left-out` : field) ?? '';
      const value = JSON.stringify(field.startsWith('agency-') ? { 'left-out': text } : text);
      await save(pool, { ...params, partnership, field, value });
      return { at: '10:14am', seen: { [seen]: 'x'.repeat(16) } };
    },
  );
}

type Saving = { partnership: string; audit: string; membership: string; field: string; value: string };

async function save(pool: pg.Pool, { partnership, audit, membership, field, value }: Saving): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select field, value, version, changed_by, changed_at from audits.draft_field
         where partnership_id = $1 and audit_id = $2 and value <> 'null'::jsonb`,
      [partnership, audit],
    );
    await client.query(
      `insert into audits.draft_former (partnership_id, audit_id, field, version, value, changed_by, changed_at)
         select partnership_id, audit_id, field, version, value, changed_by, changed_at from audits.draft_field
         where partnership_id = $1 and audit_id = $2 and field = $3
           and (changed_by <> $4 or changed_at < now() - interval '10 minutes') for update`,
      [partnership, audit, field, membership],
    );
    await client.query(
      `insert into audits.draft_field as kept (partnership_id, audit_id, field, value, changed_by)
         values ($1, $2, $3, $4, $5) on conflict (partnership_id, audit_id, field) do update
         set value = excluded.value, version = kept.version + 1, changed_by = excluded.changed_by, changed_at = now()`,
      [partnership, audit, field, value, membership],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
