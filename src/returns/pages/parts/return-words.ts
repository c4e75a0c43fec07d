import { summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { SignedSection } from '../../signed-return.ts';

/** A return in words, section by section, for reading: also what was left empty is seen. */
export function returnWords(sections: readonly SignedSection[]): SafeHtml {
  return html`${sections.map(
    (section) =>
      html`<section>
        <h2 class="govuk-heading-m">${section.title}</h2>
        ${
          section.entries.length > 0 &&
          summaryList({
            rows: section.entries.map((entry) => ({
              key: { text: entry.label },
              value: { html: said(entry.said) },
            })),
          })
        }
        ${section.lists.map(
          (list) =>
            html`<h3 class="govuk-heading-s">${list.title}</h3>
              ${list.items.length === 0 && html`<p class="govuk-body">${list.none}</p>`}
              ${list.items.map((item) =>
                summaryList({
                  card: { title: { text: item.head, headingLevel: 4 } },
                  rows: item.rows.map((row) => ({
                    key: { text: row.label },
                    value: { html: said(row.said) },
                  })),
                }),
              )}`,
        )}
      </section>`,
  )}`;
}

function said(words: string): SafeHtml {
  return words === ''
    ? html`<span class="tl-muted">Nothing written</span>`
    : html`<span class="tl-lines">${words}</span>`;
}
