import { actorMay, type ActingContext } from '#accounts';
import { auditPaths, daysOfYear, sayDays, type Priority, type Programme } from '#audits';
import { html, type SafeHtml } from '#platform/html';

/** The priorities that hold in the year, each with the audits that serve it; null where there are none to show. */
export function programmePriorities(context: ActingContext, programme: Programme): SafeHtml | null {
  const { from, until } = daysOfYear(programme.year);
  const mayKeep = actorMay(context.actor, 'programme.keep');
  const served = (priority: Priority): readonly string[] =>
    programme.lanes
      .filter((lane) => lane.planned?.priority === priority.id)
      .filter((lane) => lane.state !== 'dropped' && lane.state !== 'withdrawn')
      .map((lane) => lane.title);
  const shown = programme.priorities.filter((priority) => {
    const holds = (priority.from ?? from) <= until && (priority.until ?? until) >= from;
    return (holds && !priority.isRetired) || served(priority).length > 0;
  });
  if (shown.length === 0 && !mayKeep) return null;
  return html`<h2 class="govuk-heading-m">Priorities of the business plan</h2>
    ${
      shown.length === 0 &&
      html`<p class="govuk-body">
        None is entered for this year. Add them, and the plan says which of them no audit serves.
      </p>`
    }
    ${
      shown.length > 0 &&
      html`<ul class="tl-rows">
        ${shown.map((priority) => row(context, priority, served(priority), mayKeep))}
      </ul>`
    }
    ${
      mayKeep &&
      html`<p class="govuk-body tl-no-print">
        <a class="govuk-link" href="${auditPaths.priorityAdd(context.actor.membership)}">Add a priority</a>
      </p>`
    }`;
}

function row(
  context: ActingContext,
  priority: Priority,
  audits: readonly string[],
  mayKeep: boolean,
): SafeHtml {
  const { name, plan, from, until, isRetired } = priority;
  const time = from !== null && until !== null ? sayDays({ from, until }) : '';
  const about = [plan, time, isRetired ? 'No longer a priority' : ''].filter((part) => part !== '');
  const title = mayKeep
    ? html`<a class="govuk-link" href="${auditPaths.priority(context.actor.membership, priority.id)}"
        >${name}</a
      >`
    : name;
  return html`<li class="tl-row">
    <p class="tl-row__title">${title}</p>
    ${about.length > 0 && html`<p class="tl-row__about">${about.join('. ')}</p>`}
    <span>${audits.length === 0 ? 'No audit serves it this year' : audits.join('; ')}</span>
  </li>`;
}
