import { actingPage, actorMay, type ActingContext } from '#accounts';
import { auditPaths, countAudits, listAuditChoices, listAudits } from '#audits';
import { countFindings } from '#findings';
import { pageLinks, readPaging, sayRange, type Paging } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { countRecommendations } from '#recommendations';
import { paths, type AuditsQuery } from '../paths.ts';
import { countsOf } from '../rules/counts-of.ts';
import { readAuditsQuery } from '../rules/read-audits-query.ts';
import { auditsInHand } from './parts/audits-in-hand.ts';
import { auditsFilter } from './parts/audits-filter.ts';
import { auditsTable } from './parts/audits-table.ts';

const auditsShown = 50;

export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const { id } = actor.partnership;
  const asked = readAuditsQuery(context.query);
  const filter = { year: asked.year, topic: asked.topic, text: asked.q };
  const total = await countAudits(tx, id);
  if (total === 0) return page(view(context, await noAudits(context)));
  const paging = readPaging(context.query['page'], await countAudits(tx, id, filter), auditsShown);
  const { offset, limit } = paging;
  const order = asked.sort ?? 'latest';
  const audits = await listAudits(tx, id, filter, { offset, limit, order });
  const choices = await listAuditChoices(tx, id);
  const counts = countsOf(await countFindings(tx, id), await countRecommendations(tx, id));
  return page(
    view(
      context,
      html`${await auditsInHand(context)}
      ${actorMay(actor, 'audits.commission') && html`<h2 class="govuk-heading-m">Published</h2>`}
      ${auditsFilter(actor.membership, asked, choices)}
      ${summary(context, asked, paging, total)}
      ${audits.length > 0 && auditsTable(actor.membership, asked, audits, counts)}
      ${pageLinks(
        paging,
        (number) => paths.audits(actor.membership, { ...asked, page: number }),
        'Pages of the list',
      )}`,
    ),
  );
}

function view(context: ActingContext, content: SafeHtml): SafeHtml {
  return actingPage(
    context,
    { title: 'Audits', section: 'audits' },
    html`<h1 class="govuk-heading-l">Audits</h1>`,
    // Whoever commissions audits has it among their buttons.
    actorMay(context.actor, 'programme.view') &&
      !actorMay(context.actor, 'audits.commission') &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${auditPaths.programme(context.actor.membership)}">Audit programme</a>
      </p>`,
    content,
  );
}

async function noAudits(context: ActingContext): Promise<SafeHtml> {
  const inHand = await auditsInHand(context);
  return html`<p class="tl-lead">
      The audits of ${context.actor.partnership.name} will be here: what was looked at, who took part, what was
      found and what was recommended.
    </p>
    ${inHand ?? html`<p class="govuk-body">A coordinator brings them in.</p>`}`;
}

function summary(context: ActingContext, asked: AuditsQuery, paging: Paging, total: number): SafeHtml {
  const m = context.actor.membership;
  if (paging.total === 0) {
    return html`<p class="govuk-body">
      None of the ${total.toLocaleString('en-GB')} audits match.
      <a class="govuk-link" href="${paths.audits(m)}">Show all audits</a>
    </p>`;
  }
  const isNarrowed = paging.total < total;
  return html`<p class="govuk-body">
    ${sayRange(paging)} ${paging.total === 1 ? 'audit' : 'audits'}${
      isNarrowed && html` that match, of ${total.toLocaleString('en-GB')} in all`
    }.
    <a class="govuk-link" href="${paths.auditsFile(m, asked)}">Download this list (CSV)</a>
  </p>`;
}
