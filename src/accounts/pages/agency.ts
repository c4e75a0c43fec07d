import { pageLinks, readPaging, withQuery } from '#platform/forms';
import { backLink, button, details, insetText, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { actorMay, type ActingContext } from '../actor.ts';
import { sayAgencyType } from '../agency.ts';
import type { Contact } from '../contact.ts';
import { contactTable, sayGap } from '../parts/contact-table.ts';
import { actingPage } from '../parts/layout.ts';
import { keepsAgency, openAgency } from './parts/open-agency.ts';
import { paths } from '../paths.ts';
import { contactGaps } from '../rules/contact-gaps.ts';
import { whoAnswers } from '../rules/who-answers.ts';
import { settingKinds, type Setting } from '../setting.ts';
import type { AgencyRow } from '../store/agencies.ts';
import { listContacts } from '../store/contacts.ts';
import { countSettings, pageOfSettings } from '../store/settings.ts';

const settingsShown = 10;
const contactsShown = 25;

/** One agency: what it is, who answers for it, which places it stands for. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const agency = await openAgency(context);
  if (agency === null) return notFound();
  const contacts = await listContacts(tx, actor.partnership.id, agency.id);
  const first = { offset: 0, limit: settingsShown };
  const settings = await pageOfSettings(tx, actor.partnership.id, agency.id, {}, first);
  const count = await countSettings(tx, actor.partnership.id, agency.id, {});
  return page(view(context, { agency, contacts, settings, count, day: londonDay(now) }));
}

type Shown = {
  readonly agency: AgencyRow;
  readonly contacts: readonly Contact[];
  /** The first few settings, and how many there are. */
  readonly settings: readonly Setting[];
  readonly count: number;
  readonly day: string;
};

function view(context: ActingContext, shown: Shown): SafeHtml {
  const { agency } = shown;
  const m = context.actor.membership;
  return actingPage(
    context,
    {
      title: agency.shortName,
      section: 'agencies',
      back: backLink({ href: paths.agencies(m), text: 'Agencies' }),
    },
    html`<h1 class="govuk-heading-l">${agency.name}</h1>`,
    agency.left !== null &&
      insetText({
        text: `Left the partnership on ${displayDay(agency.left)}. It stays in the audits it took part in.`,
      }),
    about(agency),
    actorMay(context.actor, 'agencies.keep') &&
      button({
        href: paths.agencyEdit(m, agency.id),
        text: 'Change these details',
        classes: 'govuk-button--secondary',
      }),
    contactsOf(context, shown),
    settingsOf(context, shown),
  );
}

function about(agency: AgencyRow): SafeHtml {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Short name', agency.shortName],
    ['Type', sayAgencyType(agency.type)],
    ['Stands for', agency.standsFor],
    ['Services', agency.services.join(', ') || null],
    ['Part of the partnership since', agency.joined === null ? null : displayDay(agency.joined)],
  ];
  return summaryList({
    rows: rows.flatMap(([key, text]) => (text === null ? [] : [{ key: { text: key }, value: { text } }])),
  });
}

function contactsOf(context: ActingContext, { agency, contacts, day }: Shown): SafeHtml {
  const m = context.actor.membership;
  const isKept = keepsAgency(context.actor, agency.id);
  const addressOf = isKept ? (contact: Contact) => paths.contactEdit(m, agency.id, contact.id) : null;
  // Whoever is still to come stands with those who answer now; whoever left, in account or by their days, does not.
  const isPast = ({ until }: Contact) => until !== null && until < day;
  const past = contacts.filter(isPast);
  const current = contacts.filter((contact) => !isPast(contact));
  const paging = readPaging(context.query['page'], current.length, contactsShown);
  const rows = current.slice(paging.offset, paging.offset + paging.limit);
  const table = { agency: agency.shortName, day, addressOf };
  const isHidden = contacts.some((contact) => contact.ways === null);
  return html`<h2 class="govuk-heading-m">Contacts</h2>
    ${answering(agency, contacts, day, isKept)}
    ${isKept && agency.left === null && gaps(agency, contacts, day)}
    ${rows.length > 0 && contactTable({ ...table, id: 'contacts', caption: 'Who answers, and who stands in' }, rows)}
    ${pageLinks(paging, (number) => withQuery(paths.agency(m, agency.id), { page: number }), 'Pages of the contacts')}
    ${
      isHidden &&
      html`<p class="govuk-body">
        How to reach them is shown to people of ${agency.shortName}, coordinators and administrators.
      </p>`
    }
    ${isKept && button({ href: paths.contactAdd(m, agency.id), text: 'Add a contact' })}
    ${
      isKept &&
      past.length > 0 &&
      details({
        summaryText: `Contacts whose days are over (${past.length})`,
        html: contactTable({ ...table, id: 'past', caption: 'Contacts whose days are over' }, past),
      })
    }`;
}

function answering(agency: AgencyRow, contacts: readonly Contact[], day: string, isKept: boolean): SafeHtml {
  const who = whoAnswers(contacts, day);
  if (contacts.length === 0)
    return html`<p class="govuk-body">
      Nobody yet. Here will be who answers for ${agency.shortName}: its lead, and deputies who stand in.
      ${isKept && agency.left === null && 'Add its lead first.'}
    </p>`;
  if (who === null)
    return html`<p class="govuk-body">Today nobody answers for ${agency.shortName} as a whole.</p>`;
  const held = who.post === null ? '' : ` (${who.post})`;
  const as = {
    lead: 'as its lead',
    cover: 'in place of its lead',
    deputy: 'as deputy, because nobody leads',
  } as const;
  return html`<p class="govuk-body">
    Today <strong>${who.name}</strong>${held} answers for ${agency.shortName} ${as[who.part]}.
  </p>`;
}

function gaps(agency: AgencyRow, contacts: readonly Contact[], day: string): SafeHtml {
  if (contacts.length === 0) return html``;
  return html`${contactGaps(contacts, day).map((gap) => insetText({ text: sayGap(gap, agency.shortName) }))}`;
}

function settingsOf(context: ActingContext, { agency, settings, count }: Shown): SafeHtml {
  const m = context.actor.membership;
  const isKept = keepsAgency(context.actor, agency.id);
  const link = html`<a class="govuk-link" href="${paths.settings(m, agency.id)}"
    >${count > settings.length ? `Show all ${count.toLocaleString('en-GB')} settings` : 'Open the list of settings'}</a
  >`;
  return html`<h2 class="govuk-heading-m">Settings${count > 0 && ` (${count.toLocaleString('en-GB')})`}</h2>
    ${
      count === 0
        ? html`<p class="govuk-body">
            None now. Here will be the places that ${agency.shortName} stands for, such as schools or practices.
          </p>`
        : html`<ul class="govuk-list govuk-list--bullet">
            ${settings.map(
              (setting) =>
                html`<li>
                  ${[setting.name, settingKinds[setting.kind], setting.area?.name]
                    .filter((part) => part !== undefined)
                    .join(', ')}
                </li>`,
            )}
          </ul>`
    }
    <p class="govuk-body">${link}</p>
    ${
      isKept &&
      html`<div class="govuk-button-group">
        ${button({
          href: paths.settingAdd(m, agency.id),
          text: 'Add a setting',
          classes: 'govuk-button--secondary',
        })}
        <a class="govuk-link" href="${paths.settingsAddMany(m, agency.id)}">Add many settings at once</a>
      </div>`
    }`;
}
