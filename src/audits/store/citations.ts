import { sql, type RawBuilder } from 'kysely';
import { fromJson, type Tx } from '#platform/db';
import { parsePartialDate } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { Citation } from '../audit.ts';
import type { AuditCitation } from '../library/citation.ts';

/**
 * Who cites what in a partnership, the latest audit first; of one document, or of all. Each kind of audit is one of the
 * selections of `sources`, so that another is added there and the statement stays one.
 */
export async function listCitations(
  tx: Tx,
  partnership: string,
  document?: string,
): Promise<readonly AuditCitation[]> {
  const found = await sql<Row>`
    with cited as (${sql.join(sources(partnership), sql` union all `)})
    select cited.*, a.title, a.origin, a.fieldwork, a.reported, a.source
    from cited join audits.audit a on a.partnership_id = ${partnership} and a.id = cited.audit_id
    where a.partnership_id = ${partnership} and ${
      document === undefined ? sql`true` : sql`cited.document = ${document}`
    }
    order by (a.origin = 'live') desc, a.year_day desc nulls last, a.id, cited.document, cited.position`.execute(
    tx,
  );
  return found.rows.map((row) => ({
    audit: row.audit_id,
    auditTitle: row.title,
    isLive: row.origin === 'live',
    when: row.origin === 'live' ? parsePartialDate(row.looks_until ?? '') : whenMade(row),
    document: row.document,
    edition: row.edition,
    use: row.use,
    says: row.says,
  }));
}

type Row = {
  readonly audit_id: string;
  readonly title: string;
  readonly origin: string;
  readonly fieldwork: unknown;
  readonly reported: unknown;
  readonly source: unknown;
  readonly document: string;
  readonly edition: string;
  readonly use: Citation['use'];
  readonly says: string | null;
  readonly looks_until: string | null;
};

/** Selections of one shape: audit_id, document, edition, use, says, position, looks_until. */
function sources(partnership: string): readonly RawBuilder<unknown>[] {
  const recorded = sql`
    select c.audit_id, c.document, c.edition, c.use, c.says, c.position, null::text as looks_until
    from audits.citation c
    join audits.audit r on r.partnership_id = ${partnership} and r.id = c.audit_id
    where c.partnership_id = ${partnership} and r.zone = 'learning'`;
  // Of an audit under way, what the latest version of its terms cites.
  const live = sql`
    select v.audit_id, c.value ->> 'document', c.value ->> 'edition', c.value ->> 'use', nullif(c.value ->> 'says', ''),
      c.ordinality::int, v.content #>> '{terms,scope,period,until}'
    from audits.terms_version v
    join audits.audit w on w.partnership_id = ${partnership} and w.id = v.audit_id
    cross join lateral jsonb_array_elements(coalesce(v.content #> '{terms,citations}', '[]'::jsonb)) with ordinality c
    where v.partnership_id = ${partnership} and w.origin = 'live' and w.stage <> 'withdrawn'
      and v.number = (select max(n.number) from audits.terms_version n
        where n.partnership_id = ${partnership} and n.audit_id = v.audit_id)`;
  return [recorded, live];
}

function whenMade(row: Row): PartialDate | null {
  const published = fromJson<{ readonly published?: PartialDate } | undefined>(row.source)?.published;
  return (
    fromJson<PartialDate | undefined>(row.fieldwork) ??
    fromJson<PartialDate | undefined>(row.reported) ??
    published ??
    null
  );
}
