import { accountPaths, actingPage, type ActingContext } from '#accounts';
import { pageLinks, readPaging, sayRange } from '#platform/forms';
import { backLink, button, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import type { ToolRow } from '../kept-tool.ts';
import { paths } from '../paths.ts';
import { filterTools, readToolQuery, toolStates, type ToolQuery } from '../rules/filter-tools.ts';
import { shippedTools } from '../shipped-tool.ts';
import { listTools } from '../store/tools.ts';
import { toolForms } from '../tool.ts';

const shown = 50;

/** The partnership's audit tools, and those that come with the product. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const m = actor.membership;
  const asked = readToolQuery(context.query);
  const found = filterTools(await listTools(tx, actor.partnership.id), asked);
  const paging = readPaging(context.query['page'], found.length, shown);
  const rows = found.slice(paging.offset, paging.offset + paging.limit);
  const isNarrowed = Object.values(asked).some((value) => value !== '');
  return page(
    actingPage(
      context,
      {
        title: 'Audit tools',
        section: 'audits',
        back: backLink({ href: accountPaths.audits(m), text: 'Audits' }),
      },
      html`<h1 class="govuk-heading-l">Audit tools</h1>
        <p class="tl-lead">
          What auditors are asked. A tool is published in versions; a return keeps the version it began with, so that
          answers stay comparable.
        </p>`,
      button({ text: 'Begin a tool', href: paths.toolBegin(m) }),
      html`<h2 class="govuk-heading-m">Your partnership’s tools</h2>`,
      filterForm(m, asked, isNarrowed),
      rows.length === 0
        ? html`<p class="govuk-body">
            ${isNarrowed ? 'None of your tools matches.' : 'There are none yet. Begin one from a tool below, or compose one for an audit.'}
          </p>`
        : html`<p class="govuk-body">${sayRange(paging)} ${paging.total === 1 ? 'tool' : 'tools'}.</p>
            ${table(m, rows)}`,
      pageLinks(
        paging,
        (number) => `${paths.tools(m)}?${new URLSearchParams({ ...asked, page: String(number) }).toString()}`,
        'Pages of the tools',
      ),
      html`<h2 class="govuk-heading-m">Tools that come with Throughline</h2>
        <p class="govuk-body">They are copied before anything is changed in them.</p>
        <ul class="tl-rows">
          ${shippedTools.map(
            ({ code, tool, source }) =>
              html`<li class="tl-row">
                <p class="tl-row__title">${tool.name}</p>
                <p class="tl-row__about">${tool.about} ${countOf(tool)} After: ${source}.</p>
                <a class="govuk-link" href="${paths.toolBegin(m)}?from=${code}"
                  >Copy<span class="govuk-visually-hidden"> ${tool.name}</span></a
                >
              </li>`,
          )}
        </ul>`,
    ),
  );
}

function countOf(tool: { readonly sections: readonly { readonly items: readonly unknown[] }[] }): string {
  const items = tool.sections.reduce((sum, section) => sum + section.items.length, 0);
  return `${items} items in ${tool.sections.length} sections.`;
}

function filterForm(m: string, asked: ToolQuery, isNarrowed: boolean): SafeHtml {
  const choice = (
    id: 'form' | 'state',
    label: string,
    all: string,
    options: Readonly<Record<string, string>>,
  ) =>
    select({
      id,
      name: id,
      label: { text: label },
      value: asked[id],
      items: [{ value: '', text: all }, ...Object.entries(options).map(([value, text]) => ({ value, text }))],
    });
  return html`<form class="tl-filters" method="get" action="${paths.tools(m)}">
    <div class="tl-filters__fields">
      ${input({ id: 'q', name: 'q', label: { text: 'Words in the name' }, classes: 'govuk-input--width-10', value: asked.q })}
      ${choice('form', 'Form', 'Every form', toolForms)} ${choice('state', 'How it stands', 'All in use', toolStates)}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      ${isNarrowed && html`<a class="govuk-link" href="${paths.tools(m)}">Show all in use</a>`}
    </div>
  </form>`;
}

function table(m: string, rows: readonly ToolRow[]): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="tools" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="tools">
        Tools by name
      </caption>
      <thead>
        <tr>
          <th scope="col">Tool</th>
          <th scope="col">Form</th>
          <th scope="col">Version</th>
          <th scope="col" class="tl-table__number">Returns being written</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">
                <a class="govuk-link" href="${paths.tool(m, row.id)}">${row.name}</a>
                ${row.retired !== null && html`<span class="tl-mark">Retired</span>`}
              </th>
              <td>${toolForms[row.form]}</td>
              <td>${row.latest === 0 ? 'Draft only' : `Version ${row.latest}`}</td>
              <td class="tl-table__number">${row.inUse}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
