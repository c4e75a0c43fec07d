import { KeyUnavailable, openText, seal, SealBroken, type Key, type KeyStore } from '#platform/crypto';
import type { AuditKey } from '#audits';
import { openCaseKey, placeIn } from '../case-keys.ts';
import type { ConcernWords, Opened, StepWords } from '../concern.ts';

/** Where a concern's own words are sealed, and those of a step. */
function placeOf(key: AuditKey, caseId: string, concern: string, step: number | null) {
  return step === null
    ? placeIn(key, { case: caseId, table: 'cases.concern', column: 'sealed', row: concern })
    : placeIn(key, {
        case: caseId,
        table: 'cases.concern_step',
        column: 'sealed',
        row: `${concern}/${step}`,
      });
}

/** Seals what is written of a concern (`step` null), or with a step of it. */
export function sealWords(
  caseKey: Key,
  key: AuditKey,
  of: { readonly case: string; readonly concern: string; readonly step: number | null },
  words: ConcernWords | StepWords,
): Buffer {
  return Buffer.from(seal(caseKey, JSON.stringify(words), placeOf(key, of.case, of.concern, of.step)));
}

/** What was written, or why it does not open: never an error, for the rest of the page must be there. */
export async function openWords<Words>(
  keys: KeyStore,
  key: AuditKey,
  of: { readonly case: string; readonly concern: string; readonly step: number | null },
  sealed: Uint8Array,
): Promise<Opened<Words>> {
  try {
    const caseKey = await openCaseKey(keys, of.case);
    const text = openText(caseKey, sealed, placeOf(key, of.case, of.concern, of.step));
    return { state: 'open', words: JSON.parse(text) as Words };
  } catch (problem) {
    if (problem instanceof SealBroken) return { state: 'moved' };
    if (problem instanceof KeyUnavailable)
      return { state: problem.reason === 'destroyed' ? 'destroyed' : 'moved' };
    throw problem;
  }
}
