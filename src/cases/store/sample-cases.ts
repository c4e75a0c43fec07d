import { sql } from 'kysely';
import { brokenConstraint, Overtaken, type Tx } from '#platform/db';
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

/** Adds a case. Two that take the same child of a list, or the same number, at once: the second is done again. */
export async function addSampleCase(
  tx: Tx,
  key: AuditKey,
  added: NewCase,
  membership: string,
): Promise<void> {
  try {
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
  } catch (error) {
    throw brokenConstraint(error)?.startsWith('sample_case_') === true ? new Overtaken(error) : error;
  }
}

/** Sets by which method of the terms a case is looked at; null for none. */
export async function setCaseMethod(
  tx: Tx,
  key: AuditKey,
  one: Pick<SampleCase, 'id' | 'version'>,
  method: string | null,
): Promise<void> {
  await tx
    .updateTable('cases.sample_case')
    .set({ method, version: one.version + 1 })
    .where(isOfAudit(key))
    .where('id', '=', one.id)
    .execute();
}

/** Takes a case out of the sample, or a reserve out of those that stand by. Its number is never given again. */
export async function leaveSample(
  tx: Tx,
  key: AuditKey,
  one: Pick<SampleCase, 'id' | 'version'>,
  because: LeavingReason,
  sealedReason?: Uint8Array,
): Promise<void> {
  await tx
    .updateTable('cases.sample_case')
    .set({
      standing: 'left',
      left_because: because,
      left_at: sql<Temporal.Instant>`now()`,
      version: one.version + 1,
      ...(sealedReason === undefined ? {} : { sealed_reason: Buffer.from(sealedReason) }),
    })
    .where(isOfAudit(key))
    .where('id', '=', one.id)
    .execute();
}

/** Lets a reserve take the place of a case that leaves, with its method. */
export async function takePlace(
  tx: Tx,
  key: AuditKey,
  reserve: Pick<SampleCase, 'id' | 'version'>,
  of: Pick<SampleCase, 'id' | 'method'>,
  sealedReason?: Uint8Array,
): Promise<void> {
  await tx
    .updateTable('cases.sample_case')
    .set({
      standing: 'in_sample',
      replaces: of.id,
      method: of.method,
      version: reserve.version + 1,
      ...(sealedReason === undefined ? {} : { sealed_reason: Buffer.from(sealedReason) }),
    })
    .where(isOfAudit(key))
    .where('id', '=', reserve.id)
    .execute();
}

/** What was said about a case when it was picked, left or took a place, as it was sealed; null where nothing was. */
export async function findSealedReason(tx: Tx, key: AuditKey, caseId: string): Promise<Uint8Array | null> {
  const row = await tx
    .selectFrom('cases.sample_case')
    .select('sealed_reason')
    .where(isOfAudit(key))
    .where('id', '=', caseId)
    .executeTakeFirst();
  return row?.sealed_reason ?? null;
}

/** How many agencies are asked about each case, and have answered; cases that nobody is asked about are left out. */
export async function countAsks(
  tx: Tx,
  key: AuditKey,
): Promise<ReadonlyMap<string, { readonly asked: number; readonly answered: number }>> {
  const rows = await tx
    .selectFrom('cases.ask')
    .select((eb) => [
      'case_id',
      eb.fn.countAll<string>().as('asked'),
      eb.fn.count<string>('answer').as('answered'),
    ])
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .groupBy('case_id')
    .execute();
  return new Map(
    rows.map((row) => [row.case_id, { asked: Number(row.asked), answered: Number(row.answered) }]),
  );
}

/** Withdraws what agencies are asked about a case, with a reason that they may read. Returns how many were. */
export async function withdrawAsks(tx: Tx, key: AuditKey, caseId: string, reason: string): Promise<number> {
  const changed = await tx
    .updateTable('cases.ask')
    .set({ withdrawn_at: sql<Temporal.Instant>`now()`, withdrawn_reason: reason })
    .where(isOfAudit(key))
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows);
}

/** What agencies were asked about one case, the first asked first. */
export type CaseAsk = {
  readonly id: string;
  readonly agency: string;
  readonly service: string | null;
  readonly setting: string | null;
  readonly askedAt: Temporal.Instant;
  readonly answer: string | null;
  readonly withdrawnAt: Temporal.Instant | null;
};

export async function listAsksOf(tx: Tx, key: AuditKey, caseId: string): Promise<readonly CaseAsk[]> {
  const rows = await tx
    .selectFrom('cases.ask')
    .select(['id', 'agency_id', 'service_id', 'setting_id', 'asked_at', 'answer', 'withdrawn_at'])
    .where(isOfAudit(key))
    .where('case_id', '=', caseId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agency: row.agency_id,
    service: row.service_id,
    setting: row.setting_id,
    askedAt: row.asked_at,
    answer: row.answer,
    withdrawnAt: row.withdrawn_at,
  }));
}

/** How many concerns about the child of a case are not closed. */
export async function countOpenConcerns(tx: Tx, key: AuditKey, caseId: string): Promise<number> {
  const row = await tx
    .selectFrom('cases.concern')
    .select((eb) => eb.fn.countAll<string>().as('open'))
    .where(isOfAudit(key))
    .where('case_id', '=', caseId)
    .where('state', '<>', 'closed')
    .executeTakeFirst();
  return Number(row?.open ?? 0);
}
