import { actorMay, listAreas, type ActingContext } from '#accounts';
import { auditPaths, listOpenDates, nationsOf, turns, type OpenDate, type Turn } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import { paths } from '../../paths.ts';
import { sayOpenDate } from '../../rules/say-open-date.ts';

/** Dates shown before the way to all audits in hand. */
const shown = 8;
/** How near a date is before it stands on somebody's home. */
const near = { days: 14 };

const everyTurn = Object.keys(turns) as Turn[];

/**
 * What is late and what is due in the next two weeks in the audits under way: to a coordinator all of it, to whoever
 * commissions an audit what waits for them. Null where there is none of it.
 */
export async function dueDates({ tx, actor, now }: ActingContext): Promise<SafeHtml | null> {
  const { membership: m, partnership } = actor;
  const isCoordinator = actorMay(actor, 'audits.commission');
  const today = londonDay(now);
  const until = Temporal.PlainDate.from(today).add(near).toString();
  const whose: readonly Turn[] = isCoordinator ? everyTurn : ['commissioners'];
  const { dates, total } = await listOpenDates(tx, partnership.id, { until, whose, limit: shown });
  if (dates.length === 0) return null;
  const nations = nationsOf(await listAreas(tx, partnership.id));
  return html`<h2 class="govuk-heading-m">Late and due</h2>
    <ul class="tl-rows">
      ${dates.map((one) => row(m, one, sayOpenDate(one, { today, nations, isMine: !isCoordinator }), isCoordinator))}
    </ul>
    ${
      total > shown &&
      html`<p class="govuk-body">
        These are the earliest ${shown} of ${total}.
        ${isCoordinator && html`<a class="govuk-link" href="${paths.auditsInHand(m)}">All audits in hand</a>`}
      </p>`
    }`;
}

function row(
  m: string,
  one: OpenDate,
  { state, isLate, about }: ReturnType<typeof sayOpenDate>,
  isCoordinator: boolean,
): SafeHtml {
  const [href, link] = isCoordinator
    ? [auditPaths.milestone(m, one.audit, one.code), 'Reached, or move']
    : [auditPaths.version(m, one.audit, one.version), 'See the terms'];
  return html`<li class="tl-row">
    <p class="tl-row__title">${one.label}</p>
    <p class="tl-row__about">
      <span class="tl-status tl-status--${isLate ? 'late' : 'part'}">${state}</span><br />
      ${about}<br />
      ${one.title}
    </p>
    <a class="govuk-link" href="${href}">${link}<span class="govuk-visually-hidden">: ${one.label}, ${one.title}</span></a>
  </li>`;
}
