import { listOwnAuditors, type ActingContext } from '#accounts';
import { listAssignments } from '#cases';
import type { AuditKey } from '#audits';
import { queueMail, type NewMail } from '#platform/mail';
import type { AgencyReturn } from '../../return.ts';
import { loadWhoAnswers } from './who-answers.ts';

type Writes = (receiver: {
  readonly partnership: ActingContext['actor']['partnership'];
  readonly to: string;
  readonly site: string;
  readonly member: string | null;
}) => NewMail;

/** Writes to whoever answers for the agency today; nobody is told of what they did themselves. */
export async function tellWhoLeads(context: ActingContext, one: AgencyReturn, writes: Writes): Promise<void> {
  const who = (await loadWhoAnswers(context))(one);
  const to = who?.ways?.email ?? null;
  if (who === null || to === null || who.member === context.actor.membership) return;
  await write(context, writes, to, who.member);
}

/** Writes to the auditors who have the case now; its lead does this for the own agency. */
export async function tellAuditors(
  context: ActingContext,
  key: AuditKey,
  one: AgencyReturn,
  writes: Writes,
): Promise<void> {
  const { tx, actor, now } = context;
  if (one.case === null) return;
  const given = (await listAssignments(tx, key, { case: one.case, agency: one.agency })).filter(
    ({ endedAt, until }) => endedAt === null && (until === null || Temporal.Instant.compare(until, now) > 0),
  );
  const own = await listOwnAuditors(tx);
  for (const { membership } of given) {
    const to = own.find((one) => one.membership === membership)?.email;
    if (to !== undefined && membership !== actor.membership) await write(context, writes, to, membership);
  }
}

async function write(
  { tx, keys, actor, site }: ActingContext,
  writes: Writes,
  to: string,
  member: string | null,
) {
  await queueMail(tx, keys, writes({ partnership: actor.partnership, to, site, member }));
}
