// Where an audit in hand stands, in a sentence for a list.
import { inHandStates, type InHandSummary } from '#audits';

/** "Being commissioned. Version 2 has been put to the group." */
export function sayLiveAudit(audit: Pick<InHandSummary, 'state' | 'lastVersion'>): string {
  const state = `${inHandStates[audit.state]}.`;
  if (audit.state !== 'commissioning') return state;
  return audit.lastVersion === null
    ? `${state} Its terms are a draft.`
    : `${state} Version ${audit.lastVersion} has been put to the group.`;
}
