import { actingPage, type ActingContext } from '#accounts';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { paths } from '../paths.ts';
import { returnStates } from '../return.ts';
import { sayReturn } from '../rules/say-return.ts';
import { listMyReturns, type MyReturn } from '../store/returns.ts';

/** The returns that somebody works on for their agency, over all audits, the first due first. */
export async function get(context: ActingContext): Promise<Reply> {
  return page(view(context, await listMyReturns(context.tx)));
}

function view(context: ActingContext, returns: readonly MyReturn[]): SafeHtml {
  const { actor } = context;
  return actingPage(
    context,
    { title: 'Returns', section: 'home' },
    html`<p class="govuk-caption-l">${actor.agency?.name}</p>
      <h1 class="govuk-heading-l">Returns</h1>`,
    returns.length === 0 &&
      html`<p class="tl-lead">
        No return is with you at present. One opens when your agency has said that it knows a case, and the coordinator has
        chosen what is asked.
      </p>`,
    [...Map.groupBy(returns, (one) => one.audit).values()].map(
      (ofAudit) =>
        html`<h2 class="govuk-heading-m">${ofAudit[0]?.title}</h2>
          <ul class="tl-rows">
            ${ofAudit.map((one) => row(actor.membership, one))}
          </ul>`,
    ),
  );
}

function row(m: string, one: MyReturn): SafeHtml {
  const name = sayReturn(one);
  return html`<li class="tl-row">
    <p class="tl-row__title">${name}</p>
    <p class="tl-row__about">${returnStates[one.state]}, due ${displayDay(one.dueOn)}</p>
    <a class="govuk-link" href="${paths.return(m, one.audit, one.id)}"
      >Open<span class="govuk-visually-hidden"> ${name} of ${one.title}</span></a
    >
  </li>`;
}
