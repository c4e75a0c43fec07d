import { agencyTypes, type ActingContext, type AgencyType } from '#accounts';
import { caseStatusCodes, caseStatuses, methodKinds, methodLabel } from '#audits';
import { button, details, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { sayKind } from '../parts/tool-sections.ts';
import { paths } from '../paths.ts';
import { askedItems, type AskedSection } from '../rules/asked-items.ts';
import { sayNarrowing } from '../rules/say-condition.ts';
import type { Asked, Tool, ToolItem } from '../tool.ts';
import { openTool, toolPage } from './parts/tool-page.ts';

const types = Object.keys(agencyTypes) as readonly AgencyType[];

/** Exactly what an auditor of one type of agency will be asked, as the tool is written now. */
export async function get(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  if (kept === null) return notFound();
  const { query, actor } = context;
  const agencyType = types.find((type) => type === query['agency']) ?? 'csc';
  const method = methodKinds.find((kind) => kind === query['method']) ?? null;
  const status = caseStatusCodes.find((code) => code === query['status']) ?? '';
  const themes = themesIn(kept.tool);
  const asked: Asked = { agencyType, method, status, themes, ageBand: '' };
  const sections = askedItems(kept.tool, asked, null);
  const items = sections.flatMap((section) => section.items);
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  return page(
    toolPage(
      context,
      kept,
      { title: 'Preview' },
      filterForm(actor.membership, kept.id, asked),
      html`<h2 class="govuk-heading-m">What ${agencyTypes[agencyType]} is asked</h2>
        <p class="govuk-body">
          ${items.length} ${items.length === 1 ? 'item' : 'items'}, ${minutes} minutes.
          ${
            themes.length > 0
              ? 'What is asked only in audits about some themes is shown; it is left out elsewhere.'
              : ''
          }
        </p>`,
      sections.length === 0 && html`<p class="govuk-body">Nothing: no item is for them.</p>`,
      sections.map((section) => sectionShown(kept.tool, section)),
    ),
  );
}

/** The themes that conditions name: a preview shows what could be asked in any audit. */
function themesIn(tool: Tool): readonly string[] {
  const conditions = tool.sections.flatMap((section) => [
    section.when,
    ...section.items.map((item) => item.when),
  ]);
  return conditions.flatMap((when) => when?.themes ?? []);
}

function filterForm(m: string, tool: string, asked: Asked): SafeHtml {
  const choice = (
    id: string,
    label: string,
    value: string,
    options: readonly { value: string; text: string }[],
  ) => select({ id, name: id, label: { text: label }, value, items: options });
  return html`<form class="tl-filters" method="get" action="${paths.toolPreview(m, tool)}">
    <div class="tl-filters__fields">
      ${choice(
        'agency',
        'As',
        asked.agencyType,
        types.map((value) => ({ value, text: agencyTypes[value] })),
      )}
      ${choice('method', 'Method', asked.method ?? '', [
        { value: '', text: 'Any' },
        ...methodKinds.map((value) => ({ value, text: methodLabel(value) })),
      ])}
      ${choice('status', 'Status of the case', asked.status, [
        { value: '', text: 'Not known' },
        ...caseStatusCodes.map((value) => ({ value, text: caseStatuses[value] })),
      ])}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </div>
  </form>`;
}

function sectionShown(tool: Tool, { section, items }: AskedSection): SafeHtml {
  return html`<section>
    <h3 class="govuk-heading-s">${section.title}</h3>
    ${section.guidance !== '' && html`<p class="govuk-body tl-lines">${section.guidance}</p>`}
    <ul class="tl-rows">
      ${items.map((item) => itemShown(tool, item))}
    </ul>
  </section>`;
}

function itemShown(tool: Tool, item: ToolItem): SafeHtml {
  const after = sayNarrowing(tool, item).filter((said) => said.startsWith('Only after'));
  return html`<li class="tl-row">
    <p class="tl-row__title">${item.text}</p>
    <p class="tl-row__about">${[sayKind(item), ...after].join(' · ')}</p>
    ${item.guidance !== '' && details({ summaryText: 'Guidance', html: html`<p class="tl-lines">${item.guidance}</p>` })}
  </li>`;
}
