import { listContacts, whoAnswers, type ActingContext, type Contact } from '#accounts';
import { londonDay } from '#platform/time';
import type { AgencyReturn } from '../../return.ts';

/** Who answers today for what a return is asked of: the agency, or the service or setting; null where nobody does. */
export async function loadWhoAnswers({
  tx,
  actor,
  now,
}: Pick<ActingContext, 'tx' | 'actor' | 'now'>): Promise<(one: AgencyReturn) => Contact | null> {
  const contacts = await listContacts(tx, actor.partnership.id);
  return ({ agency, service, setting }) =>
    whoAnswers(
      contacts.filter((contact) => contact.agency === agency),
      londonDay(now),
      { ...(service === null ? {} : { service }), ...(setting === null ? {} : { setting }) },
    );
}
