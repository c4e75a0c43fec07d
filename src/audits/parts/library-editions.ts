import { html, type Content, type SafeHtml } from '#platform/html';
import { displayDay } from '#platform/time';
import { libraryOrigins, type LibraryEdition, type LibraryItem } from '../library/item.ts';
import { paths } from '../paths.ts';
import { sayEditionState, sayInForce } from '../rules/say-in-force.ts';
import { stateOfEdition } from '../rules/state-of-edition.ts';
import { addressLink } from './library-address.ts';

/** An item's editions, the oldest first, with when each holds and how it stands on `today` (ISO). */
export function editionsTable(m: string, item: LibraryItem, today: string, mayKeep: boolean): SafeHtml {
  if (item.editions.length === 0) {
    return html`<h2 class="govuk-heading-m">Editions</h2>
      <p class="govuk-body">
        No edition yet. Its editions will be here with the days on which each was in force.
        ${mayKeep ? 'Add the first one.' : 'A coordinator adds them.'}
      </p>`;
  }
  return html`<div class="tl-region" role="region" aria-labelledby="editions" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="editions">
        Editions, the oldest first
      </caption>
      <thead>
        <tr>
          <th scope="col">Edition</th>
          <th scope="col">Today</th>
          <th scope="col">When it holds</th>
          ${mayKeep && html`<th scope="col"><span class="govuk-visually-hidden">Change</span></th>`}
        </tr>
      </thead>
      <tbody>
        ${item.editions.map((edition) => editionRow(m, item, edition, today, mayKeep))}
      </tbody>
    </table>
  </div>`;
}

function editionRow(
  m: string,
  item: LibraryItem,
  edition: LibraryEdition,
  today: string,
  mayKeep: boolean,
): SafeHtml {
  const state = stateOfEdition(edition, today);
  const { retired } = edition;
  const small = (content: Content) => html` <span class="tl-table__small">${content}</span>`;
  return html`<tr>
    <th scope="row">
      ${edition.label}${edition.origin !== 'shipped' && small(`From: ${libraryOrigins[edition.origin].toLowerCase()}`)}
    </th>
    <td>
      ${
        retired !== null
          ? 'Retired'
          : state === 'in force'
            ? html`<span class="tl-mark tl-mark--good">${sayEditionState(state, item.kind)}</span>`
            : sayEditionState(state, item.kind)
      }
    </td>
    <td class="tl-table__text">
      ${sayInForce(edition)}${edition.note !== null && small(edition.note)}${
        edition.takenFrom !== null && small(`Taken from: ${edition.takenFrom}`)
      }${edition.address !== null && small(addressLink(edition.address))}${
        retired !== null && small(`Retired on ${displayDay(retired.on)}: ${retired.reason}`)
      }
    </td>
    ${mayKeep && html`<td>${actions(m, item, edition)}</td>`}
  </tr>`;
}

function actions(m: string, item: LibraryItem, edition: LibraryEdition): SafeHtml {
  const link = (href: string, text: string) =>
    html`<a class="govuk-link" href="${href}"
      >${text}<span class="govuk-visually-hidden"> ${edition.label}</span></a
    > `;
  if (edition.id === null) return link(paths.editionAdd(m, item.ref, edition.label), 'Add details');
  const retire = link(
    paths.editionRetire(m, item.ref, edition.id),
    edition.retired === null ? 'Retire' : 'Bring back',
  );
  return html`${link(paths.editionEdit(m, item.ref, edition.id), 'Change')}
    <span aria-hidden="true">·</span> ${retire}`;
}

/** What the editions say, where a passage is kept; nothing where none is. */
export function passages(item: LibraryItem): SafeHtml | null {
  const kept = item.editions.filter((edition) => edition.passage !== null && edition.retired === null);
  if (kept.length === 0) return null;
  return html`<h2 class="govuk-heading-m">What it says</h2>
    ${kept.map(
      (edition) =>
        html`<h3 class="govuk-heading-s">${edition.label}</h3>
          ${
            edition.isQuoted
              ? html`<blockquote class="govuk-inset-text tl-lines">${edition.passage}</blockquote>
                  <p class="govuk-body">Quoted from ${edition.quotedFrom}.</p>`
              : html`<p class="govuk-body tl-lines">${edition.passage}</p>
                  <p class="govuk-body">
                    In our own words${edition.quotedFrom !== null && `, from ${edition.quotedFrom}`}.
                  </p>`
          }`,
    )}`;
}
