import type { AgencyRow } from '#accounts';
import type { TermsAgency } from '#audits';
import { columnCode, type AskColumn } from '../ask-column.ts';

type Named = { readonly id: string; readonly agency: string; readonly name: string };

/** What the columns of an audit's matrix are made from. */
export type ColumnFacts = {
  readonly asked: readonly TermsAgency[];
  readonly agencies: readonly Pick<AgencyRow, 'id' | 'shortName' | 'standsFor'>[];
  readonly services: readonly Named[];
  /** Those that were asked about a case. */
  readonly settings: readonly Named[];
  readonly asks: readonly {
    readonly agency: string;
    readonly service: string | null;
    readonly setting: string | null;
  }[];
};

/**
 * Whom an audit asks, as its terms say: each agency by short name, its services where some were chosen, else as a whole;
 * and whoever else was asked, so that nothing that was asked is out of sight.
 */
export function askColumns({ asked, agencies, services, settings, asks }: ColumnFacts): readonly AskColumn[] {
  const codes = new Set(asks.map(columnCode));
  const ofTerms = asked.filter((one) => one.asked);
  const ids = new Set([...ofTerms.map((one) => one.agency), ...asks.map((one) => one.agency)]);
  return [...ids]
    .map((id) => {
      const agency = agencies.find((one) => one.id === id);
      const terms = ofTerms.find((one) => one.agency === id);
      return {
        id,
        name: agency?.shortName ?? terms?.shortName ?? 'An agency that is no longer here',
        isSector: (agency?.standsFor ?? null) !== null,
        chosen: terms?.services ?? [],
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.id.localeCompare(b.id))
    .flatMap(({ id, name, isSector, chosen }) => {
      const whole = { agency: id, agencyName: name, service: null, setting: null, isSector };
      const ofServices = services
        .filter(
          (one) =>
            one.agency === id &&
            (chosen.includes(one.name) ||
              codes.has(columnCode({ agency: id, service: one.id, setting: null }))),
        )
        .map((one) => ({ ...whole, service: { id: one.id, name: one.name } }));
      const ofSettings = settings
        .filter((one) => codes.has(columnCode({ agency: id, service: null, setting: one.id })))
        .map((one) => ({ ...whole, setting: { id: one.id, name: one.name } }));
      const parts = [...ofServices, ...ofSettings];
      const columns = parts.length === 0 || codes.has(id) ? [whole, ...parts] : parts;
      return columns.map((column) => ({
        ...column,
        code: columnCode({
          agency: id,
          service: column.service?.id ?? null,
          setting: column.setting?.id ?? null,
        }),
      }));
    });
}

/** Whom a coordinator may choose to ask: each agency as a whole, and those of its services that the terms name. */
export function offeredColumns(
  asked: readonly TermsAgency[],
  facts: Pick<ColumnFacts, 'agencies' | 'services'>,
): readonly AskColumn[] {
  const settled = { settings: [], agencies: facts.agencies, services: facts.services };
  return asked
    .filter((one) => one.asked)
    .flatMap((one) =>
      askColumns({
        ...settled,
        asked: [one],
        asks: [{ agency: one.agency, service: null, setting: null }],
      }),
    )
    .toSorted(
      (a, b) =>
        a.agencyName.localeCompare(b.agencyName, 'en-GB') ||
        Number(a.service !== null) - Number(b.service !== null),
    );
}
