import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { AuditKey } from '#audits';

/** A list of children that can be drawn from, and how it comes to them. */
export type DrawableRows<Taken> = {
  readonly rows: readonly Taken[];
  readonly sizes: {
    readonly listed: number;
    readonly excluded: number;
    readonly held: number;
    readonly taken: number;
  };
  /** The lists that were read, by id. */
  readonly frames: readonly string[];
};

type Row = {
  readonly frame: string;
  readonly id: string;
  readonly sealed: Buffer | null;
  readonly excluded: boolean;
  readonly held: boolean;
  readonly taken: boolean;
};

/** A child on a list, still sealed. */
export type SealedRow = { readonly frame: string; readonly id: string; readonly sealed: Buffer };

/**
 * The children that can be drawn: on a list, neither left out nor held, in the sample neither by hand nor as supplied, and
 * not of those that left it for a reason that stands. `take` keeps what is needed of each; the rest is let go at once.
 * With `asOf`, a draw: as it was when that was committed, on the lists it was committed for.
 */
export async function listDrawableRows<Taken>(
  tx: Tx,
  key: AuditKey,
  take: (row: SealedRow) => Taken,
  asOf?: { readonly draw: string; readonly frames: readonly string[] },
): Promise<DrawableRows<Taken>> {
  const { partnership, audit } = key;
  const when =
    asOf === undefined
      ? sql`now()`
      : sql`(select committed_at from cases.draw
          where partnership_id = ${partnership} and audit_id = ${audit} and id = ${asOf.draw})`;
  const ofLists =
    asOf === undefined ? sql`f.state = 'loaded'` : sql`f.id = any(${asOf.frames as string[]}::uuid[])`;
  const found = await sql<Row>`with moment as materialized (select ${when} as at),
    marked as materialized (
      select m.frame_id, m.row_id, bool_or(m.kind = 'excluded') as excluded, bool_or(m.kind = 'held') as held
      from cases.frame_mark m, moment
      where m.partnership_id = ${partnership} and m.audit_id = ${audit}
        and m.set_at <= moment.at and (m.lifted_at is null or m.lifted_at > moment.at)
      group by m.frame_id, m.row_id),
    taken as materialized (
      select distinct c.frame_id, c.frame_row_id from cases.sample_case c, moment
      where c.partnership_id = ${partnership} and c.audit_id = ${audit} and c.frame_row_id is not null
        and c.made_at <= moment.at
        and (case when c.left_at is null or c.left_at > moment.at then c.origin <> 'drawn'
          else c.left_because <> 'drawn_again' end))
    select r.frame_id as frame, r.id, coalesce(m.excluded, false) as excluded, coalesce(m.held, false) as held,
      t.frame_row_id is not null as taken,
      case when m.row_id is null and t.frame_row_id is null then r.sealed end as sealed
    from cases.frame f
    join cases.frame_row r on r.partnership_id = f.partnership_id and r.audit_id = f.audit_id and r.frame_id = f.id
    left join marked m on m.frame_id = r.frame_id and m.row_id = r.id
    left join taken t on t.frame_id = r.frame_id and t.frame_row_id = r.id
    where f.partnership_id = ${partnership} and f.audit_id = ${audit} and ${ofLists}
      and r.partnership_id = ${partnership} and r.audit_id = ${audit}
    order by f.number, r.position`.execute(tx);
  const rows: Taken[] = [];
  const frames = new Set<string>();
  const sizes = { listed: found.rows.length, excluded: 0, held: 0, taken: 0 };
  for (const { frame, id, sealed, ...why } of found.rows) {
    frames.add(frame);
    if (sealed !== null) rows.push(take({ frame, id, sealed }));
    else if (why.excluded) sizes.excluded += 1;
    else if (why.held) sizes.held += 1;
    else sizes.taken += 1;
  }
  return { rows, sizes, frames: [...frames] };
}

/** A row of a list with what keeps it from being picked. */
export type ListedRow = SealedRow & {
  readonly excluded: boolean;
  readonly held: boolean;
  readonly caseNumber: number | null;
};

/** A row of a list by the numbers that stand on it, both from 1; null when there is none. */
export async function findListedRow(
  tx: Tx,
  key: AuditKey,
  at: { readonly list: number; readonly row: number },
): Promise<ListedRow | null> {
  const { partnership, audit } = key;
  const found = await sql<ListedRow>`select r.frame_id as frame, r.id, r.sealed,
      exists (select from cases.frame_mark m where m.partnership_id = ${partnership} and m.audit_id = ${audit}
        and m.frame_id = r.frame_id and m.row_id = r.id and m.kind = 'excluded' and m.lifted_at is null) as excluded,
      exists (select from cases.frame_mark m where m.partnership_id = ${partnership} and m.audit_id = ${audit}
        and m.frame_id = r.frame_id and m.row_id = r.id and m.kind = 'held' and m.lifted_at is null) as held,
      (select c.number from cases.sample_case c where c.partnership_id = ${partnership} and c.audit_id = ${audit}
        and c.frame_id = r.frame_id and c.frame_row_id = r.id and c.standing <> 'left') as "caseNumber"
    from cases.frame f
    join cases.frame_row r on r.partnership_id = f.partnership_id and r.audit_id = f.audit_id and r.frame_id = f.id
    where f.partnership_id = ${partnership} and f.audit_id = ${audit} and f.state = 'loaded'
      and f.number = ${at.list} and r.position = ${at.row - 1}`.execute(tx);
  return found.rows[0] ?? null;
}

/** Why the row that a case was drawn from is held now, by code; none where it is not. */
export async function listHoldsOfRow(
  tx: Tx,
  key: AuditKey,
  row: { readonly frame: string; readonly id: string },
): Promise<readonly { readonly reason: string; readonly setAt: Temporal.Instant }[]> {
  const rows = await tx
    .selectFrom('cases.frame_mark')
    .select(['reason', 'set_at'])
    .where('partnership_id', '=', key.partnership)
    .where('audit_id', '=', key.audit)
    .where('frame_id', '=', row.frame)
    .where('row_id', '=', row.id)
    .where('kind', '=', 'held')
    .where('lifted_at', 'is', null)
    .execute();
  return rows.map(({ reason, set_at }) => ({ reason, setAt: set_at }));
}
