import type { Brand } from '#accounts';
import type { PublishedAudit } from '#archive';
import type { DocumentContent } from '#platform/documents';
import type { BriefingKind } from '../briefing.ts';
import { composeParticipation } from './compose-participation.ts';
import { composeSevenMinute } from './compose-seven-minute.ts';
import { composeSummary } from './compose-summary.ts';

/** One of the briefings of a published audit, ready to be rendered in any form. */
export function composeBriefing(kind: BriefingKind, audit: PublishedAudit, brand: Brand): DocumentContent {
  switch (kind) {
    case 'summary':
      return composeSummary(audit, brand);
    case 'seven-minute':
      return composeSevenMinute(audit, brand);
    case 'participation':
      return composeParticipation(audit, brand);
  }
}
