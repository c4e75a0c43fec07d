import { KeyUnavailable, openText, seal, SealBroken, type Key, type KeyStore } from '#platform/crypto';
import type { AuditKey } from '#audits';
import { openCaseKey, placeIn } from './case-keys.ts';

/** What was said about a case beside its code: why it was picked, why it left, why it took a place out of turn. */
export type CaseReason = {
  readonly picked?: string;
  readonly left?: string;
  readonly chosen?: string;
};

function placeOf(key: AuditKey, caseId: string) {
  return placeIn(key, { case: caseId, table: 'cases.sample_case', column: 'sealed_reason', row: caseId });
}

export function sealReason(caseKey: Key, key: AuditKey, caseId: string, reason: CaseReason): Uint8Array {
  return seal(caseKey, JSON.stringify(reason), placeOf(key, caseId));
}

/** What was said about a case; null where it does not open: destroyed with its key, or not sealed for this place. */
export async function openReason(
  keys: KeyStore,
  key: AuditKey,
  caseId: string,
  sealed: Uint8Array,
): Promise<CaseReason | null> {
  try {
    const caseKey = await openCaseKey(keys, caseId);
    return JSON.parse(openText(caseKey, sealed, placeOf(key, caseId))) as CaseReason;
  } catch (problem) {
    if (problem instanceof SealBroken || problem instanceof KeyUnavailable) return null;
    throw problem;
  }
}
