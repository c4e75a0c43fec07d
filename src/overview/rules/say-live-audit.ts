// Where an audit in hand stands, and who has to do something about it, in a sentence or two for a list.
import { inHandStates, type InHandSummary } from '#audits';

/** "Being commissioned. Version 2 is with the group: 1 has still to agree." */
export function sayLiveAudit(audit: Pick<InHandSummary, 'state' | 'lastVersion' | 'toAgree'>): string {
  const { state, lastVersion, toAgree } = audit;
  const where = `${inHandStates[state]}.`;
  if (state !== 'commissioning') return where;
  if (lastVersion === null) return `${where} Its terms are a draft: your turn.`;
  return toAgree === 0
    ? `${where} Version ${lastVersion} is agreed by everybody: your turn to start it.`
    : `${where} Version ${lastVersion} is with the group: ${toAgree} ${toAgree === 1 ? 'has' : 'have'} still to agree.`;
}
