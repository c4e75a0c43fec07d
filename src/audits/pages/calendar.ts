import type { ActingContext } from '#accounts';
import { makeCalendar, safeFileName, type CalendarEvent } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { planMilestones } from '../rules/plan-milestones.ts';
import { listMilestones } from '../store/milestones.ts';
import { listRequests } from '../store/requests.ts';
import { auditKeyOf, openTerms } from './parts/open-terms.ts';

/** What stands in a calendar that others may see over somebody's shoulder: no title, no theme. */
const name = 'Dates of a multi-agency audit';

/** The dates of an audit for one's calendar: those it runs by, or before its start those planned. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openTerms(context);
  if (opened === null || opened.audit.origin !== 'live') return notFound();
  const running = await listMilestones(context.tx, opened.key);
  const days = running.length > 0 ? running : planMilestones(opened.terms);
  context.note({ days: days.length });
  return calendar(
    context,
    days.map(({ code, day, label }) => ({ id: `${opened.audit.id}:${code}`, day, title: label })),
  );
}

/** The dates that fall to the agency for which somebody answers, for their calendar. */
export async function ofAgency(context: ActingContext): Promise<Reply> {
  const key = auditKeyOf(context);
  const [sent] = await listRequests(context.tx, key.partnership, { audit: key.audit });
  if (sent === undefined || sent.withdrawnAt !== null) return notFound();
  context.note({ days: sent.request.dates.length });
  return calendar(
    context,
    sent.request.dates.map(({ day, label }, index) => ({
      id: `${key.audit}:agency-${index + 1}`,
      day,
      title: label,
    })),
  );
}

function calendar(context: ActingContext, events: readonly CalendarEvent[]): Reply {
  return file({
    bytes: makeCalendar({ name, events, made: context.now }),
    contentType: 'text/calendar; charset=utf-8',
    name: safeFileName([context.actor.partnership.shortName, 'audit-dates'], 'ics'),
    disposition: 'attachment',
  });
}
