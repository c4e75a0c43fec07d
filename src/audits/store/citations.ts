import { sql, type RawBuilder } from 'kysely';
import { fromJson, type Tx } from '#platform/db';
import type { PartialDate } from '#platform/time';
import type { Citation } from '../audit.ts';
import type { AuditCitation } from '../library/citation.ts';

/**
 * Who cites what in a partnership, the latest audit first; of one document, or of all. Each kind of audit is one of the
 * selections of `sources`, so that another is a line there and the statement stays one.
 */
export async function listCitations(
  tx: Tx,
  partnership: string,
  document?: string,
): Promise<readonly AuditCitation[]> {
  const found = await sql<{
    audit_id: string;
    title: string;
    fieldwork: unknown;
    reported: unknown;
    source: unknown;
    document: string;
    edition: string;
    use: Citation['use'];
    says: string | null;
  }>`
    with cited as (${sql.join(sources(partnership), sql` union all `)})
    select cited.audit_id, a.title, a.fieldwork, a.reported, a.source, cited.document, cited.edition, cited.use, cited.says
    from cited join audits.audit a on a.partnership_id = ${partnership} and a.id = cited.audit_id
    where a.partnership_id = ${partnership} and ${
      document === undefined ? sql`true` : sql`cited.document = ${document}`
    }
    order by a.year_day desc nulls last, a.id, cited.document, cited.position`.execute(tx);
  return found.rows.map((row) => ({
    audit: row.audit_id,
    auditTitle: row.title,
    when: whenOf(row),
    document: row.document,
    edition: row.edition,
    use: row.use,
    says: row.says,
  }));
}

/** Selections of one shape: audit_id, document, edition, use, says, position. */
function sources(partnership: string): readonly RawBuilder<unknown>[] {
  return [
    sql`select c.audit_id, c.document, c.edition, c.use, c.says, c.position from audits.citation c
      join audits.audit r on r.partnership_id = ${partnership} and r.id = c.audit_id
      where c.partnership_id = ${partnership} and r.zone = 'learning'`,
  ];
}

function whenOf(row: {
  readonly fieldwork: unknown;
  readonly reported: unknown;
  readonly source: unknown;
}): PartialDate | null {
  const published = fromJson<{ readonly published?: PartialDate } | undefined>(row.source)?.published;
  return (
    fromJson<PartialDate | undefined>(row.fieldwork) ??
    fromJson<PartialDate | undefined>(row.reported) ??
    published ??
    null
  );
}
