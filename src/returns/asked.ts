import { agencyTypes, type AgencyType } from '#accounts';
import { isCaseStatus, methodKinds, type AuditKey } from '#audits';
import { placeIn } from '#cases';
import type { Asked } from './tool.ts';

/** Where it is sealed what a return's questions are chosen by. */
export function askedPlace(key: AuditKey & { readonly return: string; readonly case: string | null }) {
  return placeIn(key, {
    ...(key.case === null ? {} : { case: key.case }),
    table: 'returns.return',
    column: 'sealed_asked',
    row: key.return,
  });
}

/** What was sealed, read again. What is not known of a case leaves no question out. */
export function readAsked(said: string): Asked {
  const { agencyType, method, themes, status, ageBand } = JSON.parse(said) as Asked;
  return {
    agencyType: Object.hasOwn(agencyTypes, agencyType) ? agencyType : ('other' satisfies AgencyType),
    method: methodKinds.find((kind) => kind === method) ?? null,
    themes,
    status: isCaseStatus(status) ? status : '',
    ageBand,
  };
}
