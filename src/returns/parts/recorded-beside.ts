import { itemsOf, type Section } from '#audits';
import { asText, partOf, type Stored, type Values } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';

/** Lists whose items bear on the answers to standards. */
const bearing = ['events', 'meetings'];
/** Characters of what happened that are shown: enough to know it again. */
const shownText = 180;

/**
 * What this return already tells that bears on its standards, for reading beside them; null where the tool asks for no such
 * list. `address` leads to a section.
 */
export function recordedBeside(
  sections: readonly Section[],
  values: Values,
  address: (section: string) => string,
): SafeHtml | null {
  const lists = sections.flatMap((section) =>
    section.lists.filter((list) => bearing.includes(list.code)).map((list) => ({ section, list })),
  );
  if (lists.length === 0) return null;
  return html`<aside class="tl-beside__aside" aria-labelledby="recorded-here">
    <h2 class="govuk-heading-s" id="recorded-here">What this return already says</h2>
    ${lists.map(({ section, list }) => {
      const items = itemsOf(values, list);
      return html`<h3 class="tl-beside__title">
          <a class="govuk-link" href="${address(section.code)}">${list.title}</a>
        </h3>
        ${
          items.length === 0
            ? html`<p class="tl-beside__none">${list.none}</p>`
            : html`<ul class="tl-beside__list">
                ${items.map(({ value }) => html`<li><strong>${list.head(value)}</strong>${told(value)}</li>`)}
              </ul>`
        }`;
    })}
  </aside>`;
}

function told(item: Stored): SafeHtml | null {
  const text = asText(partOf(item, 'what'));
  if (text === '') return null;
  const cut = text.length > shownText ? `${text.slice(0, shownText).trimEnd()} …` : text;
  return html`<br />${cut}`;
}
