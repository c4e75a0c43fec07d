import { select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { agencyTypes, sayAgencyType } from '../agency.ts';
import type { AgencyRow } from '../store/agencies.ts';

/** The agencies of the type asked for in an address; all of them where none, or one that is not known, is named. */
export function filterAgencies(
  agencies: readonly AgencyRow[],
  type: string | undefined,
): readonly AgencyRow[] {
  if (type === undefined || !Object.hasOwn(agencyTypes, type)) return agencies;
  return agencies.filter((agency) => agency.type === type);
}

/** The form that narrows the list to one type; only types that an agency has are offered. */
export function agencyFilter(
  action: string,
  agencies: readonly AgencyRow[],
  type: string | undefined,
): SafeHtml {
  const counts = [...Map.groupBy(agencies, (agency) => agency.type)]
    .map(([code, of]) => ({ code, text: `${sayAgencyType(code)} (${of.length})` }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  return html`<form class="tl-filters" method="get" action="${action}">
    <div class="tl-filters__fields">
      ${select({
        id: 'type',
        name: 'type',
        label: { text: 'Type' },
        value: type ?? '',
        items: [
          { value: '', text: `All types (${agencies.length})` },
          ...counts.map(({ code, text }) => ({ value: code, text })),
        ],
      })}
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Show</button>
    </div>
  </form>`;
}
