// Who is reminded of a date: whoever's turn it is, where there is somebody to write to; else whoever coordinates.
import { whoAnswers, type MailReceiver, type MailReceivers, type Role } from '#accounts';
import type { Turn } from '../milestone.ts';

/** Who takes part in an audit: the agencies that are asked, and the memberships of those who commission it. */
export type AuditParties = {
  readonly agencies: readonly string[];
  readonly commissioners: readonly string[];
};

/**
 * Who is reminded of a date on an ISO day, each once. Of the panel and the board no people are kept with the audit: those
 * dates are for the coordinators, who see to the meeting.
 */
export function reminderReceivers(
  whose: Turn,
  { agencies, commissioners }: AuditParties,
  people: MailReceivers,
  day: string,
): readonly MailReceiver[] {
  const coordinators = withRole(people, 'coordinator');
  const members = people.members.filter(({ membership }) => commissioners.includes(membership));
  const found: Readonly<Record<Turn, readonly MailReceiver[]>> = {
    coordinator: coordinators,
    commissioners: members.length > 0 ? members : coordinators,
    agencies: agencies.flatMap((agency) => {
      const asked = receiversOfAgency(agency, people, day);
      return asked.length > 0 ? asked : coordinators;
    }),
    panel: coordinators,
    board: coordinators,
  };
  return [...new Map(found[whose].map(({ id, email }) => [id, { id, email }])).values()];
}

/** Whoever answers for an agency on a day: the cover, lead or deputy among its contacts, else those with a lead's account. */
export function receiversOfAgency(
  agency: string,
  people: MailReceivers,
  day: string,
): readonly MailReceiver[] {
  const contacts = people.contacts.filter((contact) => contact.agency === agency);
  const answers = whoAnswers(contacts, day);
  if (answers !== null) return [answers];
  return withRole(people, 'agency_lead').filter((member) => member.agency === agency);
}

function withRole({ members }: MailReceivers, role: Role) {
  return members.filter((member) => member.roles.includes(role));
}
