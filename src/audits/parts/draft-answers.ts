import { itemsOf, valuesOfItem, type Section } from '../drafts/section.ts';
import { sayItem } from '../drafts/say-draft.ts';
import type { Values } from '#platform/forms';
import { summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { DraftAddresses } from './draft-desk.ts';
import { draftRemarks } from './draft-remarks.ts';
import { saidLines } from './said-lines.ts';

/** Every answer of a draft, section by section, each with the way to change it and what does not fit beside it. */
export function draftAnswers(
  sections: readonly Section[],
  values: Values,
  addresses: Pick<DraftAddresses, 'section'>,
  remarks: (section: string, entry: string) => readonly string[],
): SafeHtml {
  return html`${sections.map((section) => {
    const change = (href: string, what: string) => ({
      actions: { items: [{ href, text: 'Change', visuallyHiddenText: what }] },
    });
    const own = addresses.section(section.code);
    const rows = [
      ...section.entries
        .map((entry) => ({
          entry,
          said: entry.say(values[entry.name] ?? null),
          wrong: remarks(section.code, entry.name),
        }))
        .filter(({ said, wrong }) => said !== '' || wrong.length > 0)
        .map(({ entry, said, wrong }) => ({
          key: { text: entry.label },
          value: { html: html`${saidLines(said)} ${draftRemarks(wrong)}` },
          ...change(`${own}#${entry.name}`, entry.label),
        })),
      ...section.lists.map((list) => ({
        key: { text: list.title },
        value: {
          html: html`${itemsOf(values, list).map(
            (item) => html`<p class="tl-said-item"><strong>${list.head(item.value)}</strong></p>
              ${saidLines(sayItem(list, valuesOfItem(item.value, list.entries)))}`,
          )}${itemsOf(values, list).length === 0 && html`<span class="tl-quiet">${list.none}</span>`}`,
        },
        ...change(`${own}#list-${list.code}`, list.title),
      })),
    ];
    return html`<h2 class="govuk-heading-m">${section.title}</h2>
      ${draftRemarks(remarks(section.code, ''))}
      ${
        rows.length === 0
          ? html`<p class="govuk-body">
              <span class="tl-quiet">Nothing yet.</span>
              <a class="govuk-link" href="${own}"
                >Fill it in<span class="govuk-visually-hidden">: ${section.title}</span></a
              >
            </p>`
          : summaryList({ rows })
      }`;
  })}`;
}
