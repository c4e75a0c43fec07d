// Where an audit in hand stands, in a sentence for a list.
import { liveStages, type LiveAuditSummary } from '#audits';

/** "Being commissioned. Version 2 has been put to the group." */
export function sayLiveAudit(audit: Pick<LiveAuditSummary, 'stage' | 'lastVersion'>): string {
  if (audit.stage === 'template') return 'A template.';
  const stage = `${liveStages[audit.stage]}.`;
  if (audit.stage !== 'commissioning') return stage;
  return audit.lastVersion === null
    ? `${stage} Its terms are a draft.`
    : `${stage} Version ${audit.lastVersion} has been put to the group.`;
}
