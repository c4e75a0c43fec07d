import { archivePaths } from '#archive';
import type { DocumentFormat } from '#platform/documents';
import type { BriefingKind } from './briefing.ts';

/** The URLs of an audit's briefings; `m` is the membership one acts as, `a` the audit's id. */
export const paths = {
  briefings: archivePaths.briefings,
  briefing: (m: string, a: string, kind: BriefingKind) => `${archivePaths.briefings(m, a)}/${kind}`,
  briefingFile: (m: string, a: string, kind: BriefingKind, format: DocumentFormat) =>
    `${archivePaths.briefings(m, a)}/${kind}/${format}`,
} as const;
