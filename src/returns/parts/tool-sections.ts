import { formTag } from '#platform/forms';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';
import type { KeptTool } from '../kept-tool.ts';
import { paths } from '../paths.ts';
import { sayCondition, sayNarrowing } from '../rules/say-condition.ts';
import { itemKinds, readyParts, type ToolItem, type ToolSection } from '../tool.ts';

/** How an item is answered, in words. */
export function sayKind(item: ToolItem): string {
  return item.kind === 'part' && item.part !== null ? `Form: ${readyParts[item.part]}` : itemKinds[item.kind];
}

/** The sections of a tool as they are written, with what can be done to each and to what is in it. */
export function sectionsEdited(m: string, kept: KeptTool, keys: FormKeys): SafeHtml {
  const { sections } = kept.tool;
  return html`${sections.map((section, index) => sectionEdited(m, kept, section, keys, index, sections.length))}`;
}

function sectionEdited(
  m: string,
  kept: KeptTool,
  section: ToolSection,
  keys: FormKeys,
  index: number,
  count: number,
): SafeHtml {
  const move = (to: 'up' | 'down', isShown: boolean) =>
    isShown &&
    stepButton(paths.toolSection(m, kept.id, section.code), keys, 'do', to, `the section ${section.title}`);
  const said = sayCondition(kept.tool, section.when);
  return html`<section aria-labelledby="section-${section.code}">
    <h3 class="govuk-heading-m" id="section-${section.code}">${index + 1}. ${section.title}</h3>
    ${section.guidance !== '' && html`<p class="govuk-body tl-lines">${section.guidance}</p>`}
    ${said.length > 0 && html`<p class="govuk-hint">${said.join('. ')}.</p>`}
    <div class="tl-tool__doing">
      <a class="govuk-link" href="${paths.toolSection(m, kept.id, section.code)}"
        >Change<span class="govuk-visually-hidden"> the section ${section.title}</span></a
      >
      ${move('up', index > 0)} ${move('down', index < count - 1)}
    </div>
    <ul class="tl-rows">
      ${section.items.map((item, at) => itemEdited(m, kept, section, item, keys, at))}
    </ul>
    ${section.items.length === 0 && html`<p class="govuk-body">There is nothing in it yet.</p>`}
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.toolItem(m, kept.id, section.code, 'new')}"
        >Add a standard or question<span class="govuk-visually-hidden"> to ${section.title}</span></a
      >
    </p>
  </section>`;
}

function itemEdited(
  m: string,
  kept: KeptTool,
  section: ToolSection,
  item: ToolItem,
  keys: FormKeys,
  at: number,
): SafeHtml {
  const place = [m, kept.id, section.code, item.id] as const;
  const hidden = html`<span class="govuk-visually-hidden">: ${item.text}</span>`;
  const move = (to: 'up' | 'down', isShown: boolean) =>
    isShown && stepButton(paths.toolMove(...place), keys, 'to', to, item.text);
  return html`<li class="tl-row" id="item-${item.id}">
    <p class="tl-row__title">${item.text}</p>
    <p class="tl-row__about">
      ${[sayKind(item), `${item.minutes} min`, ...sayNarrowing(kept.tool, item)].join(' · ')}
    </p>
    <div class="tl-tool__doing">
      <a class="govuk-link" href="${paths.toolItem(...place)}">Change${hidden}</a>
      <a class="govuk-link" href="${paths.toolRemove(...place)}">Remove${hidden}</a>
      ${move('up', at > 0)} ${move('down', at < section.items.length - 1)}
    </div>
  </li>`;
}

function stepButton(action: string, keys: FormKeys, name: string, to: 'up' | 'down', what: string): SafeHtml {
  return formTag(
    { action, keys },
    html`<input type="hidden" name="${name}" value="${to}" />`,
    button({
      html: html`${to === 'up' ? 'Up' : 'Down'}<span class="govuk-visually-hidden">: ${what}</span>`,
      classes: 'govuk-button--secondary tl-tool__step',
      preventDoubleClick: true,
    }),
  );
}
