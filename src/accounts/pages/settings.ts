import { pageLinks, readPaging, sayRange, withQuery } from '#platform/forms';
import { backLink, button, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { keepsAgency, openAgency } from './parts/open-agency.ts';
import { paths } from '../paths.ts';
import { isSettingKind, settingKindCodes, settingKinds, type Setting } from '../setting.ts';
import type { AgencyRow } from '../store/agencies.ts';
import { listAreas, type Area } from '../store/partnerships.ts';
import { countSettings, pageOfSettings, type SettingsAsked } from '../store/settings.ts';

const rowsShown = 50;

/** The places an agency stands for, searched, narrowed and a page at a time: there may be thousands. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, query } = context;
  const agency = await openAgency(context);
  if (agency === null) return notFound();
  const areas = await listAreas(tx, actor.partnership.id);
  const asked = readAsked(query, areas);
  const place = [tx, actor.partnership.id, agency.id] as const;
  const paging = readPaging(query['page'], await countSettings(...place, asked), rowsShown);
  const settings = await pageOfSettings(...place, asked, paging);
  const there = await countSettings(...place, {});
  const left = await countSettings(...place, { left: true });
  return page(view(context, { agency, areas, asked, paging, settings, there, left }));
}

type Shown = {
  readonly agency: AgencyRow;
  readonly areas: readonly Area[];
  readonly asked: SettingsAsked;
  readonly paging: ReturnType<typeof readPaging>;
  readonly settings: readonly Setting[];
  /** How many settings there are in all, and how many left. */
  readonly there: number;
  readonly left: number;
};

function readAsked(query: Readonly<Record<string, string>>, areas: readonly Area[]): SettingsAsked {
  const { area, kind = '', q = '' } = query;
  return {
    search: q.slice(0, 200),
    area: areas.find((one) => one.id === area)?.id,
    kind: isSettingKind(kind) ? kind : undefined,
    left: query['show'] === 'left',
  };
}

/** What was asked for, as it stands in an address. */
function inAddress({ search, area, kind, left }: SettingsAsked) {
  return { q: search, area, kind, show: left === true ? 'left' : undefined };
}

function view(context: ActingContext, shown: Shown): SafeHtml {
  const { agency, asked, paging, settings, there, left } = shown;
  const m = context.actor.membership;
  const isKept = keepsAgency(context.actor, agency.id);
  const here = paths.settings(m, agency.id);
  return actingPage(
    context,
    {
      title: `Settings of ${agency.shortName}`,
      section: 'agencies',
      back: backLink({ href: paths.agency(m, agency.id), text: agency.shortName }),
    },
    html`<h1 class="govuk-heading-l">Settings of ${agency.shortName}</h1>`,
    isKept &&
      html`<div class="govuk-button-group">
        ${button({ href: paths.settingAdd(m, agency.id), text: 'Add a setting' })}
        ${button({
          href: paths.settingsAddMany(m, agency.id),
          text: 'Add many at once',
          classes: 'govuk-button--secondary',
        })}
      </div>`,
    there + left === 0
      ? html`<p class="govuk-body">
          No setting yet. Here will be the places that ${agency.shortName} stands for, such as schools or
          practices. ${isKept ? 'Add them one by one, or paste a list of them.' : ''}
        </p>`
      : html`${whichSettings(here, shown)}${filters(here, shown)}${
          settings.length === 0
            ? html`<p class="govuk-body">
                No setting matches. <a class="govuk-link" href="${here}">Show all settings</a>
              </p>`
            : html`${table(context, shown, isKept)}${pageLinks(
                paging,
                (number) => withQuery(here, { ...inAddress(asked), page: number }),
                'Pages of the list',
              )}`
        }`,
  );
}

function whichSettings(here: string, { asked, there, left }: Shown): SafeHtml | null {
  if (left === 0) return null;
  const link = (href: string, text: string, count: number, isCurrent: boolean) =>
    html`<li>
      <a class="tl-filters__link" href="${href}" ${isCurrent ? html` aria-current="true"` : ''}
        >${text} <span class="tl-filters__count">${count.toLocaleString('en-GB')}</span></a
      >
    </li>`;
  return html`<nav class="tl-filters" aria-label="Which settings">
    <ul class="tl-filters__list">
      ${link(here, 'Now', there, asked.left !== true)}
      ${link(`${here}?show=left`, 'Left', left, asked.left === true)}
    </ul>
  </nav>`;
}

function filters(here: string, { asked, areas }: Shown): SafeHtml {
  return html`<form class="tl-filters" method="get" action="${here}" role="search">
    ${asked.left === true && html`<input type="hidden" name="show" value="left" />`}
    <div class="tl-filters__fields">
      ${input({
        id: 'q',
        name: 'q',
        label: { text: 'Name or reference' },
        value: asked.search ?? '',
        classes: 'govuk-input--width-20',
        spellcheck: false,
      })}
      ${select({
        id: 'kind',
        name: 'kind',
        label: { text: 'Kind' },
        value: asked.kind ?? '',
        items: [
          { value: '', text: 'All kinds' },
          ...settingKindCodes.map((code) => ({ value: code, text: settingKinds[code] })),
        ],
      })}
      ${
        areas.length > 0 &&
        select({
          id: 'area',
          name: 'area',
          label: { text: 'Area' },
          value: asked.area ?? '',
          items: [
            { value: '', text: 'All areas' },
            ...areas.map((area) => ({ value: area.id, text: area.name })),
          ],
        })
      }
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Show</button>
    </div>
  </form>`;
}

function table(context: ActingContext, shown: Shown, isKept: boolean): SafeHtml {
  const { asked, paging, settings } = shown;
  return html`<div class="tl-region" role="region" aria-labelledby="settings" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="settings">
        ${paging.total === 1 ? '1 setting' : `${sayRange(paging)} settings`}${asked.left === true ? ' that left' : ''}
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Kind</th>
          <th scope="col">Area</th>
          <th scope="col">Reference</th>
          ${asked.left === true && html`<th scope="col">Left on</th>`}
          ${isKept && html`<th scope="col"><span class="govuk-visually-hidden">Do</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${settings.map((setting) => row(context, shown, setting, isKept))}
      </tbody>
    </table>
  </div>`;
}

function row(context: ActingContext, { agency, asked }: Shown, setting: Setting, isKept: boolean): SafeHtml {
  const m = context.actor.membership;
  const link = (href: string, text: string) =>
    html`<a class="govuk-link" href="${href}"
      >${text}<span class="govuk-visually-hidden"> ${setting.name}</span></a
    >`;
  return html`<tr>
    <th scope="row">${setting.name}</th>
    <td>${settingKinds[setting.kind]}</td>
    <td>${setting.area?.name}</td>
    <td>${setting.code}</td>
    ${
      asked.left === true &&
      html`<td class="tl-table__date">${setting.left !== null && displayDay(setting.left)}</td>`
    }
    ${
      isKept &&
      html`<td class="tl-table__date">
        ${link(paths.settingEdit(m, agency.id, setting.id), 'Change')}${
          setting.left === null &&
          html`<br />${link(
            withQuery(paths.contactAdd(m, agency.id), { setting: setting.id }),
            'Add a contact',
          )}`
        }
      </td>`
    }
  </tr>`;
}
