import { listAgencies, nameMembers, type ActingContext } from '#accounts';
import { insetText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import type { Concern, ConcernRoute } from '../concern.ts';
import { concernRows } from '../parts/concern-rows.ts';
import { concernRouteMissing } from '../parts/concern-route-missing.ts';
import { paths } from '../paths.ts';
import { sayHours } from '../rules/concern-hours.ts';
import { sayConcerns } from '../rules/say-concerns.ts';
import { loadCaseConcerns, type CaseConcerns } from './parts/load-case-concerns.ts';
import { concernsPage, openConcerns, type OpenedConcerns } from './parts/open-concerns.ts';

/** What was raised in an audit, and in which cases it was said that nothing was found; for its coordinators. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const opened = await openConcerns(context);
  if (opened === null) return notFound();
  const { key, audit, route } = opened;
  const { concerns, cases, counts } = await loadCaseConcerns(tx, key);
  const agencies = new Map(
    (await listAgencies(tx, key.partnership)).map((agency) => [agency.id, agency.name]),
  );
  const m = actor.membership;
  const open = concerns.filter(({ state }) => state !== 'closed');
  const closed = concerns.filter(({ state }) => state === 'closed');
  return page(
    await concernsPage(
      context,
      opened,
      { title: 'Immediate concerns' },
      html`<h1 class="govuk-heading-l">Immediate concerns</h1>
        <p class="tl-lead">
          What is said here when a child may be unsafe now goes to a named person at once, and waits for no panel.
        </p>`,
      concernRouteMissing(m, audit.id, route),
      route !== null && (await routePart(context, opened, route)),
      openPart(m, open, now),
      closed.length > 0 &&
        html`<h2 class="govuk-heading-m">Closed</h2>
          ${concernRows(m, closed, now)}`,
      html`<h2 class="govuk-heading-m">Case by case</h2>`,
      cases.length === 0
        ? html`<p class="govuk-body">There are no cases yet. <a class="govuk-link" href="${paths.cases(m, audit.id)}">Cases</a></p>`
        : casesTable(m, audit.id, cases, agencies),
      html`<h2 class="govuk-heading-m">For the report</h2>
        <p class="govuk-body">This sentence is all that a report says of it. It names no case.</p>
        ${insetText({ text: sayConcerns(counts) })}`,
    ),
  );
}

async function routePart(
  { tx, actor }: ActingContext,
  { audit }: OpenedConcerns,
  route: ConcernRoute,
): Promise<SafeHtml> {
  const names = await nameMembers(tx, [route.recipient, route.deputy]);
  const nameOf = (one: string) => names.get(one) ?? 'somebody who is no longer here';
  return html`<p class="govuk-body">
    It goes to ${nameOf(route.recipient)} (${sayHours(route.hours)}); at other times, or when it is late, also to ${nameOf(route.deputy)},
    and is to be acknowledged within ${route.withinMinutes} minutes.
    <a class="govuk-link" href="${paths.concernRoute(actor.membership, audit.id)}">Change to whom it goes</a>
  </p>`;
}

function openPart(m: string, open: readonly Concern[], now: Temporal.Instant): SafeHtml {
  return html`<h2 class="govuk-heading-m">Open</h2>
    ${
      open.length === 0
        ? html`<p class="govuk-body">None is open. One is raised from the page of a case.</p>`
        : concernRows(m, open, now)
    }`;
}

function casesTable(
  m: string,
  audit: string,
  cases: readonly CaseConcerns[],
  agencies: ReadonlyMap<string, string>,
): SafeHtml {
  const names = (ids: readonly string[]) =>
    ids.map((id) => agencies.get(id) ?? 'An agency that is no longer here').join(', ');
  return html`<div class="tl-region" role="region" aria-labelledby="case-by-case" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="case-by-case">
        Who has said that no immediate concern was found
      </caption>
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">Raised</th>
          <th scope="col">None found, says</th>
          <th scope="col">Have said nothing</th>
          <th scope="col">To do</th>
        </tr>
      </thead>
      <tbody>
        ${cases.map(({ case: one, concerns, noneFound }) => {
          const said = [noneFound.saidForAll ? 'A coordinator, for all' : '', names(noneFound.said)];
          const to = (href: string, text: string) =>
            html`<a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden">: case ${one.number}</span></a>`;
          return html`<tr>
            <th scope="row">
              <a class="govuk-link" href="${paths.case(m, audit, one.id)}">Case ${one.number}</a>
              ${one.standing === 'left' && html`<span class="tl-table__small">has left the sample</span>`}
            </th>
            <td>${sayRaised(concerns)}</td>
            <td>${said.filter((part) => part !== '').join('; ') || 'Nobody'}</td>
            <td>${names(noneFound.silent) || (noneFound.state === 'all' ? 'Nobody' : 'No agency is asked yet')}</td>
            <td>
              <ul class="govuk-list">
                <li>${to(paths.noneFound(m, audit, one.id), 'Note that none was found')}</li>
                <li>${to(paths.concernRaise(m, audit, one.id), 'Raise a concern')}</li>
              </ul>
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function sayRaised(concerns: readonly Concern[]): string {
  if (concerns.length === 0) return 'None';
  const open = concerns.filter(({ state }) => state !== 'closed').length;
  return `${concerns.length}${open === 0 ? ', closed' : open === concerns.length ? ', open' : `, ${open} open`}`;
}
