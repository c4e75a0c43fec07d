import { sql } from 'kysely';
import { isOfAudit } from '#audits';
import { openSealed, placeIn } from '#cases';
import { open, seal, SealBroken, type Key } from '#platform/crypto';
import type { Transact, Tx } from '#platform/db';
import type { AttachmentKind } from '#platform/files';
import { enqueue } from '#platform/jobs';
import { clearingTask, type Evidence } from '../evidence.ts';
import type { ReturnKey } from './entries.ts';

/** Bytes of a piece: a file is sealed and read piece by piece. */
const pieceBytes = 1_000_000;

function placeOf(key: ReturnKey, table: 'evidence' | 'evidence_piece', row: string, piece = 0) {
  return placeIn(key, {
    ...(key.case === null ? {} : { case: key.case }),
    table: `returns.${table}`,
    column: table === 'evidence' ? 'sealed_name' : 'sealed',
    row: `${key.return}/${row}`,
    version: piece,
  });
}

/** Whether files may be added to returns made with this tool: the coordinator says so when the tool is chosen. */
export async function mayAddFiles(
  tx: Tx,
  key: Pick<ReturnKey, 'partnership' | 'audit'>,
  tool: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('returns.audit_tool')
    .select('method')
    .where(isOfAudit(key))
    .where('tool_id', '=', tool)
    .where('evidence_allowed', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a file stood in its return at some signature. */
const stoodSigned = sql<boolean>`exists (select 1 from returns.signed_return s
  where s.partnership_id = e.partnership_id and s.audit_id = e.audit_id and s.return_id = e.return_id
    and s.signed_at >= e.added_at and (e.removed_at is null or s.signed_at <= e.removed_at))`;

type Shown = 'standing' | { readonly signedAt: Temporal.Instant } | { readonly id: string };

function whichFiles(shown: Shown) {
  if (shown === 'standing') return sql<boolean>`e.removed_at is null`;
  if ('id' in shown) return sql<boolean>`e.id = ${shown.id} and (e.removed_at is null or ${stoodSigned})`;
  const at = shown.signedAt.toString();
  return sql<boolean>`e.added_at <= ${at} and (e.removed_at is null or e.removed_at >= ${at})`;
}

/**
 * Files of a return, the first added first: those that stand in it now, those that stood in it when it was signed, or one by
 * its id, also where it was taken away after a signature.
 */
export async function listEvidence(
  tx: Tx,
  caseKey: Key,
  key: ReturnKey,
  shown: Shown = 'standing',
): Promise<readonly Evidence[]> {
  const found = await sql<{
    id: string;
    field: string;
    kind: string;
    bytes: number;
    sealed_name: Uint8Array;
    added_by: string;
    added_at: Temporal.Instant;
    is_signed: boolean;
  }>`select e.id, e.field, e.kind, e.bytes, e.sealed_name, e.added_by, e.added_at, ${stoodSigned} as is_signed
    from returns.evidence e
    where e.partnership_id = ${key.partnership} and e.audit_id = ${key.audit} and e.return_id = ${key.return}
      and ${whichFiles(shown)}
    order by e.added_at, e.id`.execute(tx);
  return found.rows.map((row) => ({
    id: row.id,
    field: row.field,
    kind: row.kind as AttachmentKind,
    bytes: row.bytes,
    name: openSealed(caseKey, row.sealed_name, placeOf(key, 'evidence', row.id)),
    by: row.added_by,
    at: row.added_at,
    isSigned: row.is_signed,
  }));
}

/**
 * Adds a file, sealed in pieces, its name as well. The return itself is written too: of two files that are added at the same
 * moment the second is tried again and counts the first.
 */
export async function addEvidence(
  tx: Tx,
  caseKey: Key,
  key: ReturnKey,
  membership: string,
  added: Pick<Evidence, 'id' | 'field' | 'kind'> & { readonly name: string; readonly content: Uint8Array },
): Promise<void> {
  const { id, field, kind, name, content } = added;
  await tx
    .updateTable('returns.return')
    .set({ changed_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('id', '=', key.return)
    .execute();
  const sealedName = Buffer.from(seal(caseKey, name, placeOf(key, 'evidence', id)));
  await sql`insert into returns.evidence
      (partnership_id, audit_id, id, return_id, agency_id, field, kind, bytes, sealed_name, added_by)
    values (${key.partnership}, ${key.audit}, ${id}, ${key.return}, ${key.agency}, ${field}, ${kind},
      ${content.length}, ${sealedName}, ${membership})`.execute(tx);
  for (let from = 0, position = 0; from < content.length; from += pieceBytes, position += 1) {
    const piece = content.subarray(from, from + pieceBytes);
    const sealed = Buffer.from(seal(caseKey, piece, placeOf(key, 'evidence_piece', id, position)));
    await sql`insert into returns.evidence_piece (partnership_id, audit_id, evidence_id, position, agency_id, sealed)
      values (${key.partnership}, ${key.audit}, ${id}, ${position}, ${key.agency}, ${sealed})`.execute(tx);
  }
}

/** What is in a file. Throws SealBroken where a piece is missing, was changed or stands elsewhere. */
export async function readEvidence(
  tx: Tx,
  caseKey: Key,
  key: ReturnKey,
  file: Pick<Evidence, 'id' | 'bytes'>,
): Promise<Uint8Array> {
  const rows = await tx
    .selectFrom('returns.evidence_piece')
    .select(['position', 'sealed'])
    .where(isOfAudit(key))
    .where('evidence_id', '=', file.id)
    .orderBy('position')
    .execute();
  const content = Buffer.concat(
    rows.map((row, at) => open(caseKey, row.sealed, placeOf(key, 'evidence_piece', file.id, at))),
  );
  if (content.length !== file.bytes) throw new SealBroken();
  return content;
}

/**
 * Takes a file away: nobody reads it from now on, and a job deletes what was in it. That it was there stays; one that was
 * signed with the return stays with that signature. False where somebody else took it away first.
 */
export async function removeEvidence(
  tx: Tx,
  key: ReturnKey,
  membership: string,
  id: string,
): Promise<boolean> {
  const removed = await tx
    .updateTable('returns.evidence')
    .set({ removed_at: sql<Temporal.Instant>`now()`, removed_by: membership })
    .where(isOfAudit(key))
    .where('return_id', '=', key.return)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (removed.numUpdatedRows !== 1n) return false;
  await enqueue(tx, clearingTask, { partnership: key.partnership }, `${clearingTask} ${key.partnership}`);
  return true;
}

/**
 * Deletes what was in the files of a partnership that were taken away, but for those that were signed; done again, there is
 * nothing left to do.
 */
export async function clearRemovedFiles(transact: Transact, partnership: string): Promise<void> {
  await transact({ kind: 'system', name: 'job', partnership }, 'write', async (tx) => {
    await sql`delete from returns.evidence_piece p using returns.evidence e
      where p.partnership_id = ${partnership} and e.partnership_id = p.partnership_id and e.audit_id = p.audit_id
        and e.id = p.evidence_id and e.removed_at is not null and not ${stoodSigned}`.execute(tx);
  });
}
