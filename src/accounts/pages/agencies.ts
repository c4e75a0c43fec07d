import { safeFileName, writeCsv } from '#platform/files';
import { withQuery } from '#platform/forms';
import { button, details } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { file, page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { actorMay, type ActingContext } from '../actor.ts';
import { sayAgencyType } from '../agency.ts';
import {
  agencyFilter,
  filterAgencies,
  readAgenciesAsked,
  type ListedAgency,
} from '../parts/agency-filter.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { isLead } from '../rules/contact-gaps.ts';
import { listAgencies } from '../store/agencies.ts';
import { listContacts } from '../store/contacts.ts';
import { countSettingsOfAgencies } from '../store/settings.ts';

/** Who takes part in the partnership's audits. */
export async function get(context: ActingContext): Promise<Reply> {
  return page(view(context, await load(context)));
}

/** The same list, narrowed the same way, for a spreadsheet. */
export async function download(context: ActingContext): Promise<Reply> {
  const agencies = filterAgencies(await load(context), readAgenciesAsked(context.query));
  const head = [
    'Short name',
    'Name',
    'Type',
    'Services',
    'Stands for',
    'Settings',
    'Lead',
    'Joined on',
    'Left on',
  ];
  const rows = agencies.map((agency) => [
    agency.shortName,
    agency.name,
    sayAgencyType(agency.type),
    agency.services.join('; '),
    agency.standsFor,
    String(agency.settings),
    agency.leads.join('; '),
    agency.joined,
    agency.left,
  ]);
  return file({
    bytes: writeCsv([head, ...rows], { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName(['agencies'], 'csv'),
    disposition: 'attachment',
  });
}

async function load({ tx, actor, now }: ActingContext): Promise<readonly ListedAgency[]> {
  const home = actor.partnership.id;
  const agencies = await listAgencies(tx, home);
  const settings = await countSettingsOfAgencies(tx, home);
  const day = londonDay(now);
  const leads = (await listContacts(tx, home)).filter((contact) => isLead(contact, day));
  return agencies.map((agency) => ({
    ...agency,
    settings: settings.get(agency.id) ?? 0,
    leads: leads.filter((lead) => lead.agency === agency.id).map((lead) => lead.name),
  }));
}

function view(context: ActingContext, agencies: readonly ListedAgency[]): SafeHtml {
  const { actor, query } = context;
  const m = actor.membership;
  const mayKeep = actorMay(actor, 'agencies.keep');
  const asked = readAgenciesAsked(query);
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
      : html`${agencyFilter(paths.agencies(m), agencies, asked)}
          ${listing(m, filterAgencies(agencies, asked))}
          <p class="govuk-body">
            <a class="govuk-link" href="${withQuery(paths.agenciesDownload(m), asked)}" download
              >Download this list (CSV)</a
            >
          </p>`,
  );
}

/** Those that take part; those that left are folded away below them. */
function listing(m: string, agencies: readonly ListedAgency[]): SafeHtml {
  const [present, left] = [
    agencies.filter((agency) => agency.left === null),
    agencies.filter((agency) => agency.left !== null),
  ];
  const count = (many: number) => (many === 1 ? '1 agency' : `${many} agencies`);
  return html`${
    present.length === 0
      ? html`<p class="govuk-body">
          No agency that takes part now matches.
          <a class="govuk-link" href="${paths.agencies(m)}">Show all agencies</a>
        </p>`
      : table(m, 'agencies', count(present.length), present)
  }${
    left.length > 0 &&
    details({
      summaryText: `Left the partnership (${left.length})`,
      html: table(m, 'left', `${count(left.length)} that left`, left),
    })
  }`;
}

function table(m: string, id: string, caption: string, agencies: readonly ListedAgency[]): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="${id}" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="${id}">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Agency</th>
          <th scope="col">Type</th>
          <th scope="col">Services</th>
          <th scope="col">Stands for</th>
          <th scope="col" class="tl-table__number">Settings</th>
          <th scope="col">Lead</th>
        </tr>
      </thead>
      <tbody>
        ${agencies.map((agency) => row(m, agency))}
      </tbody>
    </table>
  </div>`;
}

function row(m: string, agency: ListedAgency): SafeHtml {
  const small = (text: string) => html` <span class="tl-table__small">${text}</span>`;
  const lead = agency.leads.join(', ');
  return html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${paths.agency(m, agency.id)}">${agency.shortName}</a>${
        agency.name !== agency.shortName && small(agency.name)
      }${agency.left !== null && small(`Left ${displayDay(agency.left)}`)}
    </th>
    <td>${sayAgencyType(agency.type)}</td>
    <td class="tl-table__text">${agency.services.join(', ')}</td>
    <td class="tl-table__text">${agency.standsFor}</td>
    <td class="tl-table__number">
      ${
        agency.settings > 0 &&
        html`<a class="govuk-link" href="${paths.settings(m, agency.id)}"
          >${agency.settings.toLocaleString('en-GB')}<span class="govuk-visually-hidden">
            settings of ${agency.shortName}</span
          ></a
        >`
      }
    </td>
    <td>${lead === '' && agency.left === null ? html`<span class="tl-quiet">No lead</span>` : lead}</td>
  </tr>`;
}
