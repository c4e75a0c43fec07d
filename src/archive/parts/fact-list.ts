import { summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';

/** One line of a summary list; without a value (null, false, an empty list) it is not shown. */
export type Fact = readonly [label: string, value: Content];

/** A heading and a summary list of what is known; nothing at all where nothing is. */
export function factSection(
  heading: string,
  facts: readonly Fact[],
  before: Content = null,
): SafeHtml | null {
  const list = factList(facts);
  if (list === null) return null;
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    ${before} ${list}`;
}

/** A summary list of what is known; null where nothing is. */
/** A summary list of what is known; null where nothing is. */
export function factList(facts: readonly Fact[]): SafeHtml | null {
  const known = facts.filter(([, value]) => !isEmpty(value));
  if (known.length === 0) return null;
  return summaryList({
    rows: known.map(([label, value]) => ({ key: { text: label }, value: { html: html`${value}` } })),
  });
}

function isEmpty(value: Content): boolean {
  if (Array.isArray(value)) return value.every((one) => isEmpty(one));
  return value === null || value === undefined || value === false || value === '';
}

/** Several texts as a bullet list, one as it is, none as nothing. */
export function textList(items: readonly Content[]): Content {
  if (items.length < 2) return items[0];
  return html`<ul class="govuk-list govuk-list--bullet">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

/** A link where there is an address, the words alone where there is none. */
export function linkTo(text: string, url: string | undefined): Content {
  return url === undefined ? text : html`<a class="govuk-link" href="${url}" rel="external">${text}</a>`;
}
