import { actingPage, type ActingContext } from '#accounts';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { assignmentParts, type GivenCase } from '../assignment.ts';
import { paths } from '../paths.ts';
import { sayCase } from '../sample-case.ts';
import { listMyCases } from '../store/assignments.ts';

/** The cases that somebody was given to audit, over all audits of the partnership in whose hat they act. */
export async function get(context: ActingContext): Promise<Reply> {
  return page(view(context, await listMyCases(context.tx)));
}

function view(context: ActingContext, given: readonly GivenCase[]): SafeHtml {
  const { actor } = context;
  return actingPage(
    context,
    { title: 'My cases', section: 'home' },
    html`<p class="govuk-caption-l">${actor.agency?.name}</p>
      <h1 class="govuk-heading-l">My cases</h1>`,
    given.length === 0 &&
      html`<p class="tl-lead">
        No case is with you at present. Whoever leads for your agency gives you one; you get a mail then.
      </p>`,
    [...Map.groupBy(given, (one) => one.audit).values()].map(
      (cases) =>
        html`<h2 class="govuk-heading-m">${cases[0]?.title}</h2>
          <ul class="tl-rows">
            ${cases.map((one) => row(actor.membership, one))}
          </ul>`,
    ),
  );
}

function row(m: string, one: GivenCase): SafeHtml {
  const name = sayCase(one);
  return html`<li class="tl-row">
    <p class="tl-row__title">${name}</p>
    <p class="tl-row__about">${sayGiven(one)}</p>
    <a class="govuk-link" href="${paths.myCase(m, one.audit, one.case)}"
      >Open<span class="govuk-visually-hidden"> ${name} of ${one.title}</span></a
    >
  </li>`;
}

/** "Auditor since 3 March 2026, until 3 September 2026" */
export function sayGiven({ part, since, until }: GivenCase): string {
  const end = until === null ? '' : `, until ${displayDay(londonDay(until))}`;
  return `${assignmentParts[part]} since ${displayDay(londonDay(since))}${end}`;
}
