import { actingPage, type ActingContext } from '#accounts';
import { countAuditsInHand, inHandStates, listAuditsInHand } from '#audits';
import { pageLinks, readPaging, sayRange, type Paging } from '#platform/forms';
import { backLink, button, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { paths, type InHandQuery } from '../paths.ts';
import { inHandFilterOf, readInHandQuery } from '../rules/read-audits-query.ts';
import { inHandTable } from './parts/in-hand-table.ts';

const auditsShown = 50;

/** Every audit that the partnership has in hand, narrowed, ordered, a page at a time. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const { id } = actor.partnership;
  const m = actor.membership;
  const asked = readInHandQuery(context.query);
  const total = await countAuditsInHand(tx, id, { states: inHandCodes });
  const paging = readPaging(
    context.query['page'],
    await countAuditsInHand(tx, id, inHandFilterOf(asked)),
    auditsShown,
  );
  const audits = await listAuditsInHand(tx, id, inHandFilterOf(asked), {
    ...paging,
    order: asked.sort ?? 'latest',
  });
  return page(
    actingPage(
      context,
      {
        title: 'Audits in hand',
        section: 'audits',
        back: backLink({ href: paths.audits(m), text: 'Audits' }),
      },
      html`<h1 class="govuk-heading-l">Audits in hand</h1>`,
      total === 0
        ? html`<p class="tl-lead">
            The audits that you commission, record or correct will be here until they are published.
          </p>`
        : html`${filters(m, asked)} ${summary(m, asked, paging)}
          ${audits.length > 0 && inHandTable(m, asked, audits)}
          ${pageLinks(
            paging,
            (number) => paths.auditsInHand(m, { ...asked, page: number }),
            'Pages of the list',
          )}`,
    ),
  );
}

const inHandCodes = Object.keys(inHandStates) as (keyof typeof inHandStates)[];

function filters(m: string, asked: InHandQuery): SafeHtml {
  const states = inHandCodes.map((code) => ({
    value: code,
    text: inHandStates[code],
    selected: code === asked.state,
  }));
  return html`<form class="tl-filters" method="get" action="${paths.auditsInHand(m)}">
    ${asked.sort !== undefined && html`<input type="hidden" name="sort" value="${asked.sort}" />`}
    <div class="tl-filters__fields">
      ${input({
        id: 'q',
        name: 'q',
        label: { text: 'Words in the title or subject' },
        classes: 'govuk-input--width-20',
        value: asked.q ?? '',
      })}
      ${select({
        id: 'state',
        name: 'state',
        label: { text: 'Where it stands' },
        items: [{ value: '', text: 'All but withdrawn' }, ...states],
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      ${
        (asked.state !== undefined || asked.q !== undefined) &&
        html`<a class="govuk-link" href="${paths.auditsInHand(m, { sort: asked.sort })}"
          >Show all in hand</a
        >`
      }
    </div>
  </form>`;
}

function summary(m: string, asked: InHandQuery, paging: Paging): SafeHtml {
  const isNarrowed = asked.state !== undefined || asked.q !== undefined;
  if (paging.total === 0)
    return html`<p class="govuk-body">
      ${isNarrowed ? 'None of the audits in hand matches.' : 'No audit is in hand; some were withdrawn.'}
    </p>`;
  return html`<p class="govuk-body">
    ${sayRange(paging)} ${paging.total === 1 ? 'audit' : 'audits'}${isNarrowed && ' that match'}.
    <a class="govuk-link" href="${paths.auditsInHandFile(m, asked)}">Download this list (CSV)</a>
  </p>`;
}
