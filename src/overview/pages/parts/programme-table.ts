import { actorMay, type ActingContext } from '#accounts';
import { archivePaths } from '#archive';
import {
  auditPaths,
  isAhead,
  nameTheme,
  sayDays,
  sayPlannedState,
  sayPlannedWhen,
  type Lane,
  type Programme,
} from '#audits';
import { html, type Content, type SafeHtml } from '#platform/html';

const shapes = {
  planned: 'not-applicable',
  begun: 'part',
  withdrawn: 'not-known',
  published: 'audited',
  dropped: 'not-known',
} as const;

/** The year's audits as a table, with what a coordinator can do about each. */
export function programmeTable(context: ActingContext, { lanes, priorities, nameOf }: Programme): SafeHtml {
  const mayKeep = actorMay(context.actor, 'programme.keep');
  const priorityOf = (id: string | null): string => priorities.find((one) => one.id === id)?.name ?? '';
  return html`<div class="tl-region tl-print-turned" role="region" aria-labelledby="plan" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="plan">Each audit of the year, and where it stands</caption>
      <thead>
        <tr>
          <th scope="col">Audit</th>
          <th scope="col">When</th>
          <th scope="col">Where it stands</th>
          <th scope="col">Themes and priority</th>
          <th scope="col">Group</th>
          <th scope="col">Agencies</th>
          ${mayKeep && html`<th scope="col"><span class="govuk-visually-hidden">Do</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${lanes.map((lane) => {
          const { planned } = lane;
          return html`<tr>
            <th scope="row">${titleOf(context, lane)}</th>
            <td>${sayWhen(lane)}</td>
            <td>
              <span class="tl-status tl-status--${shapes[lane.state]}"
                >${sayPlannedState(lane.state, planned?.dropped ?? null)}</span
              >
              ${planned === null && html`<br /><span class="tl-quiet">Not in the plan</span>`}
            </td>
            <td>${aboutOf(lane, priorityOf)}</td>
            <td>${planned?.ownerGroup}</td>
            <td>${lane.agencies.map(nameOf).join(', ')}</td>
            ${mayKeep && html`<td>${actions(context, lane)}</td>`}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function aboutOf({ planned }: Lane, priorityOf: (id: string | null) => string): SafeHtml {
  const priority = priorityOf(planned?.priority ?? null);
  const lines = [
    (planned?.themes ?? []).map(nameTheme).join(', '),
    priority === '' ? '' : `Priority: ${priority}`,
    planned?.note ?? '',
  ].filter((text) => text !== '');
  return html`${lines.map((text, index) => html`${index > 0 && html`<br />`}${text}`)}`;
}

function sayWhen({ days, planned }: Lane): string {
  if (planned === null || (days !== null && planned.audit !== null))
    return days === null ? 'No time set' : sayDays(days);
  return sayPlannedWhen(planned);
}

function titleOf({ actor }: ActingContext, { title, state, inHand, planned }: Lane): Content {
  const m = actor.membership;
  if (inHand !== null) return html`<a class="govuk-link" href="${auditPaths.terms(m, inHand)}">${title}</a>`;
  const published = state === 'published' ? (planned?.audit ?? null) : null;
  if (published === null) return title;
  return html`<a class="govuk-link" href="${archivePaths.audit(m, published)}">${title}</a>`;
}

function actions({ actor }: ActingContext, lane: Lane): Content {
  const m = actor.membership;
  const { planned, state, title } = lane;
  if (planned === null) return '';
  const named = html`<span class="govuk-visually-hidden">: ${title}</span>`;
  return html`${
    state === 'planned' &&
    html`<a class="govuk-link" href="${auditPaths.begin(m, planned.id)}">Begin this audit${named}</a><br />`
  }<a class="govuk-link" href="${auditPaths.planned(m, planned.id)}">Change${named}</a>${
    (isAhead(lane) || state === 'dropped') &&
    html`<br /><a class="govuk-link" href="${auditPaths.plannedDrop(m, planned.id)}"
          >${state === 'dropped' ? 'Take up again' : 'Drop'}${named}</a
        >`
  }`;
}
