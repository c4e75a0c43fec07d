import { placeIn } from '#cases';
import { isOfAudit, type AuditKey } from '#audits';
import { openText, seal, type Key } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { AgencyReturn } from '../return.ts';
import type { SignPermit } from '../rules/permit-sign-off.ts';
import type { SignedContent, SignedReturn } from '../signed-return.ts';

type Of = AuditKey & { readonly return: string; readonly case: string | null };

function placeOf(key: Of, number: number) {
  return placeIn(key, {
    ...(key.case === null ? {} : { case: key.case }),
    table: 'returns.signed_return',
    column: 'sealed',
    row: key.return,
    version: number,
  });
}

/** Keeps a return as its lead signs it, for good: sealed whole, with the codes of its answers to be counted. */
export async function signReturn(
  tx: Tx,
  itsKey: Key,
  key: Of,
  leave: SignPermit,
  signed: {
    readonly one: Pick<AgencyReturn, 'agency' | 'signed'>;
    readonly content: SignedContent;
    readonly answers: ReadonlyMap<string, string>;
    readonly by: string;
  },
): Promise<number> {
  const number = signed.one.signed + 1;
  await tx
    .insertInto('returns.signed_return')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      return_id: leave.return,
      number,
      case_id: key.case,
      agency_id: signed.one.agency,
      sealed: Buffer.from(seal(itsKey, JSON.stringify(signed.content), placeOf(key, number))),
      answers: JSON.stringify(Object.fromEntries(signed.answers)),
      signed_by: signed.by,
    })
    .execute();
  return number;
}

/** How often a return was signed, by whom and when, the latest first. */
export async function listSigned(tx: Tx, key: AuditKey, id: string): Promise<readonly SignedReturn[]> {
  const rows = await tx
    .selectFrom('returns.signed_return')
    .select(['number', 'signed_by', 'signed_at'])
    .where(isOfAudit(key))
    .where('return_id', '=', id)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => ({ number: row.number, by: row.signed_by, at: row.signed_at }));
}

/** What was signed as that number; null where there is none. Throws SealBroken when it does not open. */
export async function getSigned(tx: Tx, itsKey: Key, key: Of, number: number): Promise<SignedContent | null> {
  const row = await tx
    .selectFrom('returns.signed_return')
    .select('sealed')
    .where(isOfAudit(key))
    .where('return_id', '=', key.return)
    .where('number', '=', number)
    .executeTakeFirst();
  if (row === undefined) return null;
  return JSON.parse(openText(itsKey, row.sealed, placeOf(key, number))) as SignedContent;
}
