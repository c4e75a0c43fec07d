import { actorMay, type ActingContext, type Actor } from '../../actor.ts';
import { findAgency, type AgencyRow } from '../../store/agencies.ts';

/** Whether somebody keeps the settings and contacts of an agency: who keeps them all, or its own lead. */
export function keepsAgency(actor: Actor, agency: string): boolean {
  return (
    actorMay(actor, 'agencies.keep') || (actorMay(actor, 'agencies.keep_own') && actor.agency?.id === agency)
  );
}

/** The agency an address names; null when it is not of the partnership. */
export async function openAgency({ tx, actor, params }: ActingContext): Promise<AgencyRow | null> {
  return await findAgency(tx, actor.partnership.id, params['agency'] ?? '');
}

/** The agency an address names, for whoever keeps its settings and contacts; null for everybody else. */
export async function openKeptAgency(context: ActingContext): Promise<AgencyRow | null> {
  const agency = await openAgency(context);
  return agency !== null && keepsAgency(context.actor, agency.id) ? agency : null;
}
