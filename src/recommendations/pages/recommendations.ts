import { accountPaths, actingPage, actorMay, type ActingContext } from '#accounts';
import { auditPaths } from '#audits';
import { beginSentence } from '#cases';
import { pageLinks, readPaging, sayRange, type Paging } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayPartialDate } from '#platform/time';
import { paths, type RecommendationQuery } from '../paths.ts';
import { recommendationForms, type RecommendationForm } from '../recommendation.ts';
import { formLabel, kindLabel } from '../recommendation-labels.ts';
import { readQuery } from '../rules/read-query.ts';
import { saySecondStep } from '../rules/say-due.ts';
import { listOwners } from '../rules/say-owners.ts';
import {
  countPartnershipRecommendations,
  listPartnershipRecommendations,
  type PartnershipRecommendation,
  type RecommendationCounts,
} from '../store/across-audits.ts';

const rowsShown = 50;

type Narrowed = Pick<RecommendationQuery, 'form' | 'owner'>;

export async function get(context: ActingContext): Promise<Reply> {
  const { tx } = context;
  const partnership = context.actor.partnership.id;
  const asked = readQuery(context.query);
  const counts = await countPartnershipRecommendations(tx, partnership);
  const paging = readPaging(context.query['page'], countOf(counts, asked), rowsShown);
  const owned = asked.owner === undefined ? undefined : asked.owner === 'named';
  const rows = await listPartnershipRecommendations(tx, partnership, { form: asked.form, owned }, paging);
  return page(view(context, asked, counts, paging, rows));
}

function countOf(counts: RecommendationCounts, { form, owner }: Narrowed): number {
  return recommendationForms
    .filter((one) => form === undefined || one === form)
    .map((one) => {
      const { all, ownerless } = counts[one];
      return owner === undefined ? all : owner === 'none' ? ownerless : all - ownerless;
    })
    .reduce((sum, count) => sum + count, 0);
}

function view(
  context: ActingContext,
  asked: Narrowed,
  counts: RecommendationCounts,
  paging: Paging,
  rows: readonly PartnershipRecommendation[],
): SafeHtml {
  const m = context.actor.membership;
  const isEmpty = countOf(counts, {}) === 0;
  return actingPage(
    context,
    { title: 'Recommendations', section: 'recommendations' },
    html`<h1 class="govuk-heading-l">Recommendations</h1>
      <p class="tl-lead">
        A recommendation goes to a board and has an owner. A suggested action is what a publication called one.
        They are kept apart.
      </p>`,
    isEmpty
      ? nothingYet(context)
      : html`${filters(m, asked, counts)}
          <p class="govuk-body">
            ${rows.length === 0 ? 'None of them match.' : `${sayRange(paging)} shown.`}
            <a class="govuk-link" href="${paths.recommendationsFile(m, asked)}">Download this list (CSV)</a>
          </p>
          ${recommendationForms.map((form) =>
            listing(
              m,
              form,
              rows.filter((row) => row.form === form),
            ),
          )}
          ${pageLinks(paging, (number) => paths.recommendations(m, { ...asked, page: number }), 'Pages of the list')}`,
  );
}

function nothingYet(context: ActingContext): SafeHtml {
  return html`<p class="govuk-body">
    What audits recommend and suggest will be here.
    ${
      actorMay(context.actor, 'audits.import')
        ? html`<a class="govuk-link" href="${accountPaths.audits(context.actor.membership)}"
              >Bring in a published audit</a
            >
            to begin.`
        : 'It begins when a coordinator brings in a published audit.'
    }
  </p>`;
}

function filters(m: string, asked: Narrowed, counts: RecommendationCounts): SafeHtml {
  const link = (query: Narrowed, text: string) => {
    const isCurrent = query.form === asked.form && query.owner === asked.owner;
    return html`<li>
      <a
        class="tl-filters__link"
        href="${paths.recommendations(m, query)}"
        ${isCurrent ? html`aria-current="true"` : ''}
        >${text} <span class="tl-filters__count">${countOf(counts, query)}</span></a
      >
    </li>`;
  };
  const { form, owner } = asked;
  return html`<nav class="tl-filters" aria-label="Form">
      <ul class="tl-filters__list">
        ${link({ owner }, 'All')}
        ${recommendationForms.map((one) => link({ form: one, owner }, formLabel(one).many))}
      </ul>
    </nav>
    <nav class="tl-filters" aria-label="Owner">
      <ul class="tl-filters__list">
        ${link({ form }, 'With or without an owner')} ${link({ form, owner: 'named' }, 'Owner named')}
        ${link({ form, owner: 'none' }, 'No owner named')}
      </ul>
    </nav>`;
}

function listing(
  m: string,
  form: RecommendationForm,
  rows: readonly PartnershipRecommendation[],
): SafeHtml | null {
  if (rows.length === 0) return null;
  const id = form.replace('_', '-');
  return html`<h2 class="govuk-heading-m" id="${id}">${formLabel(form).many}</h2>
    <div class="tl-region tl-print-turned" role="region" aria-labelledby="${id}" tabindex="0">
      <table class="tl-table" aria-labelledby="${id}">
        <thead>
          <tr>
            <th scope="col">What is asked</th>
            <th scope="col">Who</th>
            <th scope="col">By when</th>
            <th scope="col">Audit</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => rowOf(m, row))}
        </tbody>
      </table>
    </div>`;
}

function rowOf(m: string, one: PartnershipRecommendation): SafeHtml {
  const owners = listOwners(one.owners, (ref) => one.agencyNames[ref] ?? ref);
  const then = saySecondStep(one.secondStep);
  return html`<tr>
    <td class="tl-table__text">
      ${one.text}${then !== null && html` <span class="tl-table__small">${then}</span>`}
      <span class="tl-table__small">${kindLabel(one.kind)}</span>
    </td>
    <td>${owners === null ? 'Nobody named' : beginSentence(owners)}</td>
    <td class="tl-table__date">
      ${one.due === undefined ? 'No date set' : beginSentence(displayPartialDate(one.due))}
    </td>
    <td>
      <a class="govuk-link" href="${auditPaths.audit(m, one.audit.id)}">${one.audit.title}</a>
      ${one.audit.year !== null && html`<span class="tl-table__small">${one.audit.year}</span>`}
    </td>
  </tr>`;
}
