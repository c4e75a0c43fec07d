import { backLink, button, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayPartialDate } from '#platform/time';
import { actorMay, type ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { swatch } from '../parts/swatch.ts';
import { paths } from '../paths.ts';
import { secondFactorRules } from '../second-factor-rule.ts';
import { findPartnership, type FormerName, type Partnership } from '../store/partnerships.ts';

/** What the partnership is called, was called, where it works and how it looks on documents. */
export async function get(context: ActingContext): Promise<Reply> {
  const partnership = await findPartnership(context.tx, context.actor.partnership.id);
  return partnership === null ? notFound() : page(view(context, partnership));
}

function view(context: ActingContext, partnership: Partnership): SafeHtml {
  const m = context.actor.membership;
  const mayKeep = actorMay(context.actor, 'partnership.keep');
  return actingPage(
    context,
    { title: 'Your partnership', back: backLink({ href: paths.home(m), text: 'Home' }) },
    html`<h1 class="govuk-heading-l">${partnership.name}</h1>`,
    summaryList({ rows: aboutRows(m, partnership, mayKeep) }),
    html`<h2 class="govuk-heading-m">Areas</h2>`,
    areas(m, partnership, mayKeep),
    html`<h2 class="govuk-heading-m">Former names</h2>`,
    formerNames(m, partnership, mayKeep),
    !mayKeep &&
      html`<p class="govuk-body">If something here is wrong, tell the partnership's administrator.</p>`,
  );
}

function aboutRows(m: string, partnership: Partnership, mayKeep: boolean) {
  const change = (what: string, href = paths.partnershipEdit(m), text = 'Change') =>
    mayKeep ? { actions: { items: [{ href, text, visuallyHiddenText: what }] } } : {};
  return [
    { key: { text: 'Name' }, value: { text: partnership.name }, ...change('the name') },
    { key: { text: 'Short name' }, value: { text: partnership.shortName }, ...change('the short name') },
    { key: { text: 'Colour' }, value: { html: swatch(partnership.colour) }, ...change('the colour') },
    {
      key: { text: 'Logo' },
      value: partnership.logo === null ? { text: 'None' } : { html: logo(m, partnership.name) },
      ...change('the logo', paths.partnershipLogoChange(m), partnership.logo === null ? 'Add' : 'Change'),
    },
    {
      key: { text: 'Second factor' },
      value: { text: secondFactorRules[partnership.secondFactor] },
      ...change('who needs a second factor', paths.partnershipSecondFactor(m)),
    },
  ];
}

function logo(m: string, name: string): SafeHtml {
  return html`<img src="${paths.partnershipLogo(m)}" alt="Logo of ${name}" height="60" />`;
}

function areas(m: string, partnership: Partnership, mayKeep: boolean): SafeHtml {
  return html`${
    partnership.areas.length === 0
      ? html`<p class="govuk-body">No area yet. Areas are the council areas that cases come from.</p>`
      : summaryList({
          rows: partnership.areas.map((area) => ({
            key: { text: area.name },
            value: { text: area.nation },
            ...(mayKeep
              ? {
                  actions: {
                    items: [
                      { href: paths.areaEdit(m, area.id), text: 'Change', visuallyHiddenText: area.name },
                      { href: paths.areaRemove(m, area.id), text: 'Remove', visuallyHiddenText: area.name },
                    ],
                  },
                }
              : {}),
          })),
        })
  }${mayKeep && addLink(paths.areaAdd(m), 'Add an area')}`;
}

function formerNames(m: string, partnership: Partnership, mayKeep: boolean): SafeHtml {
  const { formerNames: names } = partnership;
  return html`${
    names.length === 0
      ? html`<p class="govuk-body">None. A former name explains older audits, which carry it.</p>`
      : summaryList({
          rows: names.map((former, position) => ({
            key: { text: former.name },
            value: { text: sayUse(former) },
            ...(mayKeep
              ? {
                  actions: {
                    items: [
                      {
                        href: `${paths.formerNameRemove(m)}?position=${position}`,
                        text: 'Remove',
                        visuallyHiddenText: former.name,
                      },
                    ],
                  },
                }
              : {}),
          })),
        })
  }${mayKeep && addLink(paths.formerNameAdd(m), 'Add a former name')}`;
}

/** "Used from 2004 until 2019"; dates as exactly as they are known. */
export function sayUse(former: FormerName): string {
  const said = [
    former.from === undefined ? '' : `from ${displayPartialDate(former.from)}`,
    former.until === undefined ? '' : `until ${displayPartialDate(former.until)}`,
  ].filter((words) => words !== '');
  return said.length === 0 ? 'Dates not known' : `Used ${said.join(' ')}`;
}

function addLink(href: string, text: string): SafeHtml {
  return button({ href, text, classes: 'govuk-button--secondary' });
}
