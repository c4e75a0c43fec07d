import { itemsOf, valuesOfItem, type Section } from '#audits';
import type { Values } from '#platform/forms';
import { summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';

/** A return in words, section by section, for reading: also what was left empty is seen. */
export function returnWords(sections: readonly Section[], values: Values): SafeHtml {
  return html`${sections.map(
    (section) =>
      html`<section>
        <h2 class="govuk-heading-m">${section.title}</h2>
        ${
          section.entries.length > 0 &&
          summaryList({
            rows: section.entries.map((entry) => ({
              key: { text: entry.label },
              value: { html: said(entry.say(values[entry.name] ?? null)) },
            })),
          })
        }
        ${section.lists.map((list) => {
          const items = itemsOf(values, list);
          return html`<h3 class="govuk-heading-s">${list.title}</h3>
            ${items.length === 0 && html`<p class="govuk-body">${list.none}</p>`}
            ${items.map((item) => {
              const own = valuesOfItem(item.value, list.entries);
              const rows = list.entries
                .map((entry) => ({ label: entry.label, words: entry.say(own[entry.name] ?? null) }))
                .filter(({ words }) => words !== '');
              return summaryList({
                card: { title: { text: list.head(item.value), headingLevel: 4 } },
                rows: rows.map(({ label, words }) => ({
                  key: { text: label },
                  value: { html: said(words) },
                })),
              });
            })}`;
        })}
      </section>`,
  )}`;
}

function said(words: string): SafeHtml {
  return words === ''
    ? html`<span class="tl-muted">Nothing written</span>`
    : html`<span class="tl-lines">${words}</span>`;
}
