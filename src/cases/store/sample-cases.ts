import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import type { CaseOrigin, CaseStanding, LeavingReason, SampleCase } from '../sample-case.ts';

const columns = [
  'id',
  'number',
  'origin',
  'standing',
  'draw_id',
  'quota',
  'rank',
  'frame_id',
  'frame_row_id',
  'method',
  'left_because',
  'left_at',
  'replaces',
  'version',
  'made_at',
  'destroyed_at',
] as const;

type Row = {
  readonly id: string;
  readonly number: number;
  readonly origin: string;
  readonly standing: string;
  readonly draw_id: string | null;
  readonly quota: number | null;
  readonly rank: number | null;
  readonly frame_id: string | null;
  readonly frame_row_id: string | null;
  readonly method: string | null;
  readonly left_because: string | null;
  readonly left_at: Temporal.Instant | null;
  readonly replaces: string | null;
  readonly version: number;
  readonly made_at: Temporal.Instant;
  readonly destroyed_at: Temporal.Instant | null;
};

function caseOf(row: Row): SampleCase {
  return {
    id: row.id,
    number: row.number,
    origin: row.origin as CaseOrigin,
    standing: row.standing as CaseStanding,
    draw: row.draw_id,
    quota: row.quota,
    rank: row.rank,
    frame: row.frame_id,
    frameRow: row.frame_row_id,
    method: row.method,
    leftBecause: row.left_because as LeavingReason | null,
    leftAt: row.left_at,
    replaces: row.replaces,
    version: row.version,
    madeAt: row.made_at,
    destroyedAt: row.destroyed_at,
  };
}

/** Every case that an audit has, or had, by number; none when they are not yours. */
export async function listSampleCases(tx: Tx, key: AuditKey): Promise<readonly SampleCase[]> {
  const rows = await tx
    .selectFrom('cases.sample_case')
    .select(columns)
    .where(isOfAudit(key))
    .orderBy('number')
    .execute();
  return rows.map(caseOf);
}

/** A case of an audit; null when it is not there or not yours. */
export async function findSampleCase(tx: Tx, key: AuditKey, id: string): Promise<SampleCase | null> {
  const row = await tx
    .selectFrom('cases.sample_case')
    .select(columns)
    .where(isOfAudit(key))
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : caseOf(row);
}

/** Lets one coordinator after the other number the cases of an audit, until the transaction ends. */
export async function lockSample(tx: Tx, key: AuditKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sample ${key.partnership} ${key.audit}`}, 0))`.execute(
    tx,
  );
}

/** The next number that no case of this audit had before. Call `lockSample` first. */
export async function nextCaseNumber(tx: Tx, key: AuditKey): Promise<number> {
  const row = await tx
    .selectFrom('cases.sample_case')
    .select((eb) => eb.fn.max('number').as('most'))
    .where(isOfAudit(key))
    .executeTakeFirst();
  return Number(row?.most ?? 0) + 1;
}

export type NewCase = {
  readonly id: string;
  readonly number: number;
  readonly origin: CaseOrigin;
  readonly standing: 'in_sample' | 'reserve';
  readonly draw?: string;
  readonly quota?: number;
  readonly rank?: number;
  readonly frame?: string;
  readonly frameRow?: string;
  readonly method?: string;
  readonly sealedReason?: Uint8Array;
  readonly replaces?: string;
};

/** Adds a case. Two that take the same child of a list at once: the second fails on `sample_case_once`. */
export async function addSampleCase(
  tx: Tx,
  key: AuditKey,
  added: NewCase,
  membership: string,
): Promise<void> {
  await tx
    .insertInto('cases.sample_case')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id: added.id,
      number: added.number,
      origin: added.origin,
      standing: added.standing,
      draw_id: added.draw ?? null,
      quota: added.quota ?? null,
      rank: added.rank ?? null,
      frame_id: added.frame ?? null,
      frame_row_id: added.frameRow ?? null,
      method: added.method ?? null,
      sealed_reason: added.sealedReason === undefined ? null : Buffer.from(added.sealedReason),
      replaces: added.replaces ?? null,
      made_by: membership,
    })
    .execute();
}
