import { nameTheme } from '#audits';
import { button, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { paths, type AuditsQuery } from '../../paths.ts';

/** The form that narrows the list of audits; it works by link, so that a narrowed list can be sent to a colleague. */
export function auditsFilter(
  membership: string,
  asked: AuditsQuery,
  choices: { readonly years: readonly number[]; readonly topics: readonly string[] },
): SafeHtml {
  const isNarrowed = asked.year !== undefined || asked.topic !== undefined || asked.q !== undefined;
  const topics = choices.topics.map((topic) => ({
    value: topic,
    text: nameTheme(topic),
    selected: topic === asked.topic,
  }));
  const years = choices.years.map((year) => ({
    value: String(year),
    text: String(year),
    selected: year === asked.year,
  }));
  return html`<form class="tl-filters" method="get" action="${paths.audits(membership)}">
    ${asked.sort !== undefined && html`<input type="hidden" name="sort" value="${asked.sort}" />`}
    <div class="tl-filters__fields">
      ${input({
        id: 'q',
        name: 'q',
        label: { text: 'Words in the title or subject' },
        classes: 'govuk-input--width-20',
        value: asked.q ?? '',
      })}
      ${select({
        id: 'topic',
        name: 'topic',
        label: { text: 'Topic' },
        items: [{ value: '', text: 'Every topic' }, ...topics],
      })}
      ${select({
        id: 'year',
        name: 'year',
        label: { text: 'Year' },
        items: [{ value: '', text: 'Every year' }, ...years],
      })}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      ${
        isNarrowed &&
        html`<a class="govuk-link" href="${paths.audits(membership, { sort: asked.sort })}">Show all audits</a>`
      }
    </div>
  </form>`;
}
