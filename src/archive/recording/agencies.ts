import { agencyTypes } from '#accounts';
import { itemsOf, type ItemList } from '#audits';
import {
  asText,
  asTexts,
  choiceEntry,
  linesEntry,
  partOf,
  textEntry,
  tickEntry,
  type Option,
  type Stored,
  type Values,
} from '#platform/forms';
import { freeKey, keyOf } from '../rules/short-name.ts';
import type { Around } from './around.ts';

/** An agency that a publication names, as the rest of the recording points to it. */
export type NamedAgency = {
  /** The id of its item in the draft. */
  readonly item: string;
  readonly ref: string;
  readonly name: string;
  readonly shortName: string;
  /** A code; empty where nobody has said. */
  readonly type: string;
  readonly services: readonly string[];
  readonly standsFor: string;
  /** It is named as contributing to the audit, as a whole. */
  readonly contributed: boolean;
};

/** How a draft keeps its agencies. */
const agencies = { code: 'agency' } as const;

/** The agencies of a publication: those of the partnership are chosen, others are named. */
export function agencyList(around: Around): ItemList {
  return {
    ...agencies,
    title: 'Agencies that the publication names',
    one: 'named agency',
    hint: 'Every agency that it speaks of, first. The table, the findings and the recommendations then choose from these.',
    none: 'No agency yet. Add those that the publication names, before you go on to who took part.',
    entries: [
      choiceEntry({
        name: 'known',
        label: 'One of your agencies',
        options: around.agencies.map((agency) => ({ value: agency.id, label: agency.shortName })),
        as: 'list',
        nothing: 'None of these: it is named below',
      }),
      textEntry({ name: 'name', label: 'Full name, if it is none of yours', longest: 200 }),
      textEntry({ name: 'short-name', label: 'Short name, if it is none of yours', longest: 80 }),
      choiceEntry({
        name: 'type',
        label: 'Kind of agency, if it is none of yours',
        options: Object.entries(agencyTypes).map(([value, label]) => ({ value, label })),
        as: 'list',
      }),
      tickEntry({ name: 'contributed', label: 'It contributed to the audit' }),
      linesEntry({
        name: 'services',
        label: 'Services that the publication names apart (optional)',
        hint: 'One a line, such as “Front Door”',
        one: 'service',
        longest: 120,
        most: 50,
        rows: 3,
      }),
      textEntry({
        name: 'stands-for',
        label: 'Answers for many settings (optional)',
        hint: 'Which: “all schools”, “GP practices”',
        longest: 200,
      }),
    ],
    head: (item) => nameOf(item, around).shortName || 'An agency without a name yet',
  };
}

function nameOf(item: Stored, around: Around): Pick<NamedAgency, 'name' | 'shortName' | 'type'> {
  const known = around.agencies.find((agency) => agency.id === asText(partOf(item, 'known')));
  return {
    name: known?.name ?? asText(partOf(item, 'name')),
    shortName: known?.shortName ?? asText(partOf(item, 'short-name')),
    type: known?.type ?? asText(partOf(item, 'type')),
  };
}

/** The agencies of a draft in their order, each with a ref of its own. */
export function readAgencies(values: Values, around: Around): readonly NamedAgency[] {
  const named: NamedAgency[] = [];
  const items = itemsOf(values, agencies);
  // An agency of a published audit keeps the ref by which the rest of its file has always named it.
  const kept = items.map(({ value }) => asText(partOf(value, 'ref')));
  for (const [index, { id, value }] of items.entries()) {
    const names = nameOf(value, around);
    named.push({
      ...names,
      item: id,
      ref:
        kept[index] || freeKey(keyOf(names.shortName, 'agency'), [...kept, ...named.map((one) => one.ref)]),
      services: asTexts(partOf(value, 'services')),
      standsFor: asText(partOf(value, 'stands-for')),
      contributed: partOf(value, 'contributed') === true,
    });
  }
  return named;
}

/** The agencies of a draft as a choice; with their services, where a service can be meant. */
export function agencyOptions(
  named: readonly NamedAgency[],
  { withServices }: { readonly withServices: boolean },
): readonly Option[] {
  return named.flatMap((agency) => {
    const label = agency.shortName || 'An agency without a name yet';
    const services = withServices ? agency.services : [];
    return [
      { value: agency.item, label },
      ...services.map((service) => ({ value: `${agency.item}|${service}`, label: `${label}: ${service}` })),
    ];
  });
}

/** Stands in the file for an agency that was chosen and is on the list no longer, so that the check tells of it. */
const removedAgency = 'removed-agency';

/** The agency, and where one was meant its service, that a choice stands for. */
export function readChosenAgency(
  chosen: string,
  named: readonly NamedAgency[],
): { readonly agency: string; readonly service: string | undefined } {
  const [item = '', ...service] = chosen.split('|');
  return {
    agency: named.find((agency) => agency.item === item)?.ref ?? removedAgency,
    service: service.length === 0 ? undefined : service.join('|'),
  };
}
