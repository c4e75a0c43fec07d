import { select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { agencyTypes, sayAgencyType } from '../agency.ts';
import type { AgencyRow } from '../store/agencies.ts';

/** An agency as the list shows it. */
export type ListedAgency = AgencyRow & {
  /** How many settings it stands for. */
  readonly settings: number;
  /** Who leads for it today; empty where nobody does. */
  readonly leads: readonly string[];
};

/** What the list is narrowed by, as it stands in an address. */
export type AgenciesAsked = { readonly type: string; readonly lead: string };

/** What an address asks for; '' where it asks for nothing, or for something that is not known. */
export function readAgenciesAsked(query: Readonly<Record<string, string>>): AgenciesAsked {
  const { type = '', lead = '' } = query;
  return { type: Object.hasOwn(agencyTypes, type) ? type : '', lead: lead === 'none' ? lead : '' };
}

/** The agencies of the type asked for, and those without a lead where that is asked. One that left needs none. */
export function filterAgencies(
  agencies: readonly ListedAgency[],
  { type, lead }: AgenciesAsked,
): readonly ListedAgency[] {
  return agencies.filter(
    (agency) => (type === '' || agency.type === type) && (lead === '' || isWithoutLead(agency)),
  );
}

function isWithoutLead({ leads, left }: ListedAgency): boolean {
  return leads.length === 0 && left === null;
}

/** The form that narrows the list; only types that an agency has are offered. */
export function agencyFilter(
  action: string,
  agencies: readonly ListedAgency[],
  asked: AgenciesAsked,
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
        value: asked.type,
        items: [
          { value: '', text: `All types (${agencies.length})` },
          ...counts.map(({ code, text }) => ({ value: code, text })),
        ],
      })}
      ${select({
        id: 'lead',
        name: 'lead',
        label: { text: 'Lead' },
        value: asked.lead,
        items: [
          { value: '', text: 'With or without a lead' },
          { value: 'none', text: `Without a lead (${agencies.filter(isWithoutLead).length})` },
        ],
      })}
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Show</button>
    </div>
  </form>`;
}
