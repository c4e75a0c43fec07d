import { safeFileName, writeCsv } from '#platform/files';
import { withQuery } from '#platform/forms';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { file, page, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { actorMay, type ActingContext } from '../actor.ts';
import { sayAgencyType } from '../agency.ts';
import { agencyFilter, filterAgencies } from '../parts/agency-filter.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { listAgencies, type AgencyRow } from '../store/agencies.ts';

/** Who takes part in the partnership's audits. */
export async function get(context: ActingContext): Promise<Reply> {
  const agencies = await listAgencies(context.tx, context.actor.partnership.id);
  return page(view(context, agencies));
}

/** The same list, narrowed the same way, for a spreadsheet. */
export async function download(context: ActingContext): Promise<Reply> {
  const { tx, actor, query } = context;
  const agencies = filterAgencies(await listAgencies(tx, actor.partnership.id), query['type']);
  const head = ['Short name', 'Name', 'Type', 'Services', 'Stands for', 'Left on'];
  const rows = agencies.map((agency) => [
    agency.shortName,
    agency.name,
    sayAgencyType(agency.type),
    agency.services.join('; '),
    agency.standsFor,
    agency.left,
  ]);
  return file({
    bytes: writeCsv([head, ...rows], { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName(['agencies'], 'csv'),
    disposition: 'attachment',
  });
}

function view(context: ActingContext, agencies: readonly AgencyRow[]): SafeHtml {
  const { actor, query } = context;
  const m = actor.membership;
  const mayKeep = actorMay(actor, 'agencies.keep');
  const type = query['type'] ?? '';
  const shown = filterAgencies(agencies, type);
  return actingPage(
    context,
    { title: 'Agencies', section: 'agencies' },
    html`<h1 class="govuk-heading-l">Agencies</h1>`,
    mayKeep && button({ href: paths.agencyAdd(m), text: 'Add an agency' }),
    agencies.length === 0
      ? html`<p class="govuk-body">
          No agency yet. Here will be the organisations that take part in the partnership's audits: police,
          health, social care, schools and others.
          ${mayKeep ? 'Add the first one, or bring in a published audit: it brings its agencies with it.' : ''}
        </p>`
      : html`${agencyFilter(paths.agencies(m), agencies, type)} ${table(m, shown, mayKeep)}
          <p class="govuk-body">
            <a class="govuk-link" href="${withQuery(paths.agenciesDownload(m), { type })}" download
              >Download this list (CSV)</a
            >
          </p>`,
  );
}

function table(m: string, agencies: readonly AgencyRow[], mayKeep: boolean): SafeHtml {
  if (agencies.length === 0) {
    return html`<p class="govuk-body">
      No agency of this type. <a class="govuk-link" href="${paths.agencies(m)}">Show all agencies</a>
    </p>`;
  }
  return html`<div class="tl-region" role="region" aria-labelledby="agencies" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="agencies">
        ${agencies.length === 1 ? '1 agency' : `${agencies.length} agencies`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Agency</th>
          <th scope="col">Type</th>
          <th scope="col">Services</th>
          <th scope="col">Stands for</th>
          ${mayKeep && html`<th scope="col"><span class="govuk-visually-hidden">Change</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${agencies.map((agency) => row(m, agency, mayKeep))}
      </tbody>
    </table>
  </div>`;
}

function row(m: string, agency: AgencyRow, mayKeep: boolean): SafeHtml {
  const small = (text: string) => html` <span class="tl-table__small">${text}</span>`;
  return html`<tr>
    <th scope="row">
      ${agency.shortName}${agency.name !== agency.shortName && small(agency.name)}${
        agency.left !== null && small(`Left ${displayDay(agency.left)}`)
      }
    </th>
    <td>${sayAgencyType(agency.type)}</td>
    <td class="tl-table__text">${agency.services.join(', ')}</td>
    <td class="tl-table__text">${agency.standsFor}</td>
    ${
      mayKeep &&
      html`<td>
        <a class="govuk-link" href="${paths.agencyEdit(m, agency.id)}"
          >Change<span class="govuk-visually-hidden"> ${agency.shortName}</span></a
        >
      </td>`
    }
  </tr>`;
}
