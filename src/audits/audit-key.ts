import { sql, type RawBuilder } from 'kysely';

/** Which audit, and whose: everything kept about an audit is found by both. */
export type AuditKey = { readonly partnership: string; readonly audit: string };

/** The condition that a row is this audit's. */
export function isOfAudit(key: AuditKey): RawBuilder<boolean> {
  return sql<boolean>`partnership_id = ${key.partnership} and audit_id = ${key.audit}`;
}
