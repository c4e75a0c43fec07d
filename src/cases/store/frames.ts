import { openText, seal, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { placeIn } from '../case-keys.ts';
import type { Frame, FrameLayout, FrameSource, FrameState } from '../frame.ts';

const table = 'cases.frame';

/** What a list says of itself. */
export type FrameAbout = {
  readonly suppliedBy: string;
  readonly criterion: string;
  /** ISO, or null. */
  readonly suppliedOn: string | null;
};

/** What became of a list that was loaded: sealed, because a small count can tell on a child. */
export type FrameSummary = { readonly notTaken: number };

const columns = [
  'id',
  'number',
  'source',
  'state',
  'supplied_by',
  'criterion',
  'supplied_on',
  'rows_given',
  'rows_loaded',
  'version',
  'made_at',
  'withdrawn_reason',
] as const;

/** Every list of an audit, in their order. */
export async function listFrames(tx: Tx, key: AuditKey): Promise<readonly Frame[]> {
  const rows = await tx.selectFrom(table).select(columns).where(isOfAudit(key)).orderBy('number').execute();
  return rows.map(readFrame);
}

/** A list; null when it is not there or not yours. `lock` keeps others from changing it until the transaction ends. */
export async function findFrame(
  tx: Tx,
  key: AuditKey,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<Frame | null> {
  const query = tx.selectFrom(table).select(columns).where(isOfAudit(key)).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row === undefined ? null : readFrame(row);
}

/** The number of a list that was not withdrawn and holds the same; null where there is none. */
export async function findSameFrame(tx: Tx, key: AuditKey, digest: Uint8Array): Promise<number | null> {
  const row = await tx
    .selectFrom(table)
    .select('number')
    .where(isOfAudit(key))
    .where('digest', '=', Buffer.from(digest))
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Adds a list and gives its number; null when one with the same content came in at the same moment. */
export async function addFrame(
  tx: Tx,
  key: AuditKey,
  frame: FrameAbout & {
    readonly id: string;
    readonly source: FrameSource;
    readonly state: FrameState;
    readonly digest: Uint8Array | null;
    readonly rowsGiven: number;
    readonly madeBy: string;
    readonly layout: Buffer | null;
  },
): Promise<number | null> {
  const last = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.max('number').as('most'))
    .where(isOfAudit(key))
    .executeTakeFirst();
  const added = await tx
    .insertInto(table)
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id: frame.id,
      number: Number(last?.most ?? 0) + 1,
      source: frame.source,
      state: frame.state,
      supplied_by: frame.suppliedBy,
      criterion: frame.criterion,
      supplied_on: frame.suppliedOn,
      digest: frame.digest === null ? null : Buffer.from(frame.digest),
      sealed_layout: frame.layout,
      rows_given: frame.rowsGiven,
      made_by: frame.madeBy,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('number')
    .executeTakeFirst();
  return added?.number ?? null;
}

/** Moves a list on, from the version that was seen; false when somebody else did before. */
export async function moveFrame(
  tx: Tx,
  key: AuditKey,
  { id, version }: Pick<Frame, 'id' | 'version'>,
  to: {
    readonly state: FrameState;
    readonly layout?: Buffer;
    readonly about?: FrameAbout;
    readonly rowsGiven?: number;
  },
): Promise<boolean> {
  const { about } = to;
  const moved = await tx
    .updateTable(table)
    .set({
      state: to.state,
      version: version + 1,
      ...(to.layout === undefined ? {} : { sealed_layout: to.layout }),
      ...(to.rowsGiven === undefined ? {} : { rows_given: to.rowsGiven }),
      ...(about === undefined
        ? {}
        : { supplied_by: about.suppliedBy, criterion: about.criterion, supplied_on: about.suppliedOn }),
    })
    .where(isOfAudit(key))
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}

/** Says how many rows stand in a list, and how it stands now; `summary` sealed. */
export async function countLoaded(
  tx: Tx,
  key: AuditKey,
  id: string,
  loaded: { readonly rows: number; readonly state: FrameState; readonly summary?: Buffer },
): Promise<void> {
  await tx
    .updateTable(table)
    .set({
      rows_loaded: loaded.rows,
      state: loaded.state,
      ...(loaded.summary === undefined ? {} : { sealed_summary: loaded.summary }),
    })
    .where(isOfAudit(key))
    .where('id', '=', id)
    .execute();
}

/** Withdraws a list: nothing is drawn from it any more. Its rows stay for the cases that were drawn. */
export async function withdrawFrame(
  tx: Tx,
  key: AuditKey,
  { id, version }: Pick<Frame, 'id' | 'version'>,
  reason: string,
  now: Temporal.Instant,
): Promise<boolean> {
  const done = await tx
    .updateTable(table)
    .set({ state: 'withdrawn', withdrawn_at: now, withdrawn_reason: reason, version: version + 1 })
    .where(isOfAudit(key))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** How a list is to be read, sealed for its place. */
export function sealLayout(frameKey: Key, key: AuditKey, id: string, layout: FrameLayout): Buffer {
  return Buffer.from(
    seal(frameKey, JSON.stringify(layout), placeIn(key, { table, column: 'sealed_layout', row: id })),
  );
}

/** How a list is to be read; null where nothing was given to read. Throws SealBroken when it does not open. */
export async function getLayout(
  tx: Tx,
  frameKey: Key,
  key: AuditKey,
  id: string,
): Promise<FrameLayout | null> {
  const row = await tx
    .selectFrom(table)
    .select('sealed_layout')
    .where(isOfAudit(key))
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.sealed_layout === null) return null;
  const place = placeIn(key, { table, column: 'sealed_layout', row: id });
  return JSON.parse(openText(frameKey, row.sealed_layout, place)) as FrameLayout;
}

/** What became of a list, sealed for its place. */
export function sealSummary(frameKey: Key, key: AuditKey, id: string, summary: FrameSummary): Buffer {
  return Buffer.from(
    seal(frameKey, JSON.stringify(summary), placeIn(key, { table, column: 'sealed_summary', row: id })),
  );
}

/** How many rows of the lists in use could not be taken. Throws SealBroken when one does not open. */
export async function countNotTaken(tx: Tx, frameKey: Key, key: AuditKey): Promise<number> {
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'sealed_summary'])
    .where(isOfAudit(key))
    .where('state', '=', 'loaded')
    .where('sealed_summary', 'is not', null)
    .execute();
  return rows.reduce((sum, { id, sealed_summary: sealed }) => {
    if (sealed === null) return sum;
    const text = openText(frameKey, sealed, placeIn(key, { table, column: 'sealed_summary', row: id }));
    return sum + (JSON.parse(text) as FrameSummary).notTaken;
  }, 0);
}

function readFrame(row: {
  id: string;
  number: number;
  source: string;
  state: string;
  supplied_by: string;
  criterion: string;
  supplied_on: string | null;
  rows_given: number;
  rows_loaded: number;
  version: number;
  made_at: Temporal.Instant;
  withdrawn_reason: string | null;
}): Frame {
  return {
    id: row.id,
    number: row.number,
    source: row.source as FrameSource,
    state: row.state as FrameState,
    suppliedBy: row.supplied_by,
    criterion: row.criterion,
    suppliedOn: row.supplied_on,
    rowsGiven: row.rows_given,
    rowsLoaded: row.rows_loaded,
    version: row.version,
    madeAt: row.made_at,
    withdrawnReason: row.withdrawn_reason,
  };
}
