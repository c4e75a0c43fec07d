import {
  createKey,
  keepKey,
  KeyUnavailable,
  openText,
  rootKeyId,
  SealBroken,
  unwrapKey,
  type Key,
  type KeyStore,
  type Place,
} from '#platform/crypto';
import type { AuditKey } from '#audits';

/**
 * Three kinds of keys: an audit's, under the root key; one for its lists of children and one for each case, under the
 * audit's. Destroying one destroys what it seals, and all below it, in every backup (architecture.md, Data).
 */
export const auditKeyId = (audit: string): string => `audit-${audit}`;
export const frameKeyId = (audit: string): string => `frame-${audit}`;
export const caseKeyId = (caseId: string): string => `case-${caseId}`;

/** The key of an audit, made when it is first needed. Throws KeyUnavailable once it has been destroyed. */
export async function keepAuditKey(keys: KeyStore, { audit }: AuditKey): Promise<Key> {
  return await keepKey(keys, auditKeyId(audit), rootKeyId);
}

/** The key for an audit's lists of children. Throws KeyUnavailable once it has been destroyed. */
export async function keepFrameKey(keys: KeyStore, key: AuditKey): Promise<Key> {
  await keepAuditKey(keys, key);
  return await keepKey(keys, frameKeyId(key.audit), auditKeyId(key.audit));
}

/** A key for a new case. Throws KeyUnavailable when the case had one before. */
export async function makeCaseKey(keys: KeyStore, key: AuditKey, caseId: string): Promise<Key> {
  await keepAuditKey(keys, key);
  return await createKey(keys, caseKeyId(caseId), auditKeyId(key.audit));
}

/** The key of a case; never made anew. Throws KeyUnavailable when it was destroyed, is missing or does not open. */
export async function openCaseKey(keys: KeyStore, caseId: string): Promise<Key> {
  return await unwrapKey(keys, caseKeyId(caseId));
}

/** The key of a case, or null where it was destroyed or does not open. */
export async function findCaseKey(keys: KeyStore, caseId: string): Promise<Key | null> {
  try {
    return await openCaseKey(keys, caseId);
  } catch (problem) {
    if (problem instanceof KeyUnavailable) return null;
    throw problem;
  }
}

/** What a sealed value says; null where it does not open. */
export function openSealed(caseKey: Key | null, sealed: Uint8Array, place: Place): string | null {
  if (caseKey === null) return null;
  try {
    return openText(caseKey, sealed, place);
  } catch (problem) {
    if (problem instanceof SealBroken) return null;
    throw problem;
  }
}

/** Where a sealed value stands: its audit, its case ('-' where it belongs to none), table, column, row, version. */
export function placeIn(
  key: AuditKey,
  at: {
    readonly case?: string;
    readonly table: string;
    readonly column: string;
    readonly row: string;
    readonly version?: number;
  },
): Place {
  return {
    partition: `${key.partnership}/${key.audit}/${at.case ?? '-'}`,
    table: at.table,
    column: at.column,
    row: at.row,
    version: at.version ?? 0,
  };
}
