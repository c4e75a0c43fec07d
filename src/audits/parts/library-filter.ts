import { button, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { libraryKinds, libraryOrigins } from '../library/item.ts';
import { paths, type LibraryQuery } from '../paths.ts';
import { libraryStates } from '../rules/filter-library.ts';

/** The form that narrows the library; it works by link, so that a narrowed list can be sent to a colleague. */
export function libraryFilter(m: string, asked: LibraryQuery): SafeHtml {
  const { q, kind, origin, state, sort } = asked;
  const isNarrowed = [q, kind, origin, state].some((one) => one !== undefined);
  const choice = (
    id: string,
    label: string,
    value: string | undefined,
    all: string,
    options: Readonly<Record<string, string>>,
  ) =>
    select({
      id,
      name: id,
      label: { text: label },
      value: value ?? '',
      items: [
        { value: '', text: all },
        ...Object.entries(options).map(([code, text]) => ({ value: code, text })),
      ],
    });
  return html`<form class="tl-filters" method="get" action="${paths.library(m)}">
    ${sort !== undefined && html`<input type="hidden" name="sort" value="${sort}" />`}
    <div class="tl-filters__fields">
      ${input({
        id: 'q',
        name: 'q',
        label: { text: 'Words in it' },
        classes: 'govuk-input--width-10',
        value: q ?? '',
      })}
      ${choice('kind', 'Kind', kind, 'Every kind', libraryKinds)}
      ${choice('origin', 'Where it comes from', origin, 'Everywhere', libraryOrigins)}
      ${choice('state', 'How it stands', state, 'All in use', libraryStates)}
      ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      ${
        isNarrowed &&
        html`<a class="govuk-link" href="${paths.library(m, { sort })}">Show the whole library</a>`
      }
    </div>
  </form>`;
}
