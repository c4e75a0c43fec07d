import { listAgencies, listServicesOfAgencies, nameSettings, type ActingContext } from '#accounts';
import { londonDay } from '#platform/time';
import type { AgencyReturn } from '../../return.ts';
import { progressMap, type ProgressColumn, type ProgressMap } from '../../rules/progress-cells.ts';
import { returnsToOpen, type ReturnsToOpen } from '../../rules/returns-to-open.ts';
import { listReturns } from '../../store/returns.ts';
import { loadKnown } from './load-known.ts';
import { openAuditTool, type OpenedAuditTool } from './open-audit-tool.ts';

/** The returns of an audit with all that is asked and not opened yet, and how agencies are called. */
export type OpenedProgress = {
  readonly opened: OpenedAuditTool;
  readonly returns: readonly AgencyReturn[];
  readonly toOpen: ReturnsToOpen;
  readonly map: ProgressMap;
  readonly name: (column: ProgressColumn) => string;
  /** ISO. */
  readonly today: string;
};

/** Opens it for the audit's coordinators; null when it is not there or not theirs. */
export async function openProgress(context: ActingContext): Promise<OpenedProgress | null> {
  const opened = await openAuditTool(context);
  if (opened === null) return null;
  const returns = await listReturns(context.tx, opened.key);
  const known = opened.terms === null ? [] : await loadKnown(context, opened);
  const toOpen = returnsToOpen(known, opened.chosen, returns);
  const today = londonDay(context.now);
  const map = progressMap(returns, [...toOpen.ready, ...toOpen.withoutTool], today);
  const name = await namesOf(context, map.columns);
  const names = map.columns.map(name);
  const byName = names
    .map((_, at) => at)
    .toSorted((one, other) => (names[one] ?? '').localeCompare(names[other] ?? '', 'en-GB'));
  return { opened, returns, toOpen, map: inOrder(map, byName), name, today };
}

/** The same with its columns in that order. */
function inOrder(map: ProgressMap, order: readonly number[]): ProgressMap {
  const pick = <One>(list: readonly One[]): readonly One[] =>
    order.flatMap((at) => (at < list.length ? [list[at] as One] : []));
  return {
    ...map,
    columns: pick(map.columns),
    totals: pick(map.totals),
    rows: map.rows.map((row) => ({ ...row, cells: pick(row.cells) })),
  };
}

/** How an agency, or its service or setting, is called. */
async function namesOf(
  { tx, actor }: ActingContext,
  columns: readonly ProgressColumn[],
): Promise<(column: ProgressColumn) => string> {
  const { id } = actor.partnership;
  const agencies = await listAgencies(tx, id);
  const services = columns.some((one) => one.service !== null) ? await listServicesOfAgencies(tx, id) : [];
  const settings = await nameSettings(
    tx,
    id,
    columns.flatMap((one) => one.setting ?? []),
  );
  const names = new Map(
    [...agencies.map((one) => ({ id: one.id, name: one.shortName })), ...services, ...settings].map((one) => [
      one.id,
      one.name,
    ]),
  );
  return ({ agency, service, setting }) => {
    const whole = names.get(agency) ?? 'An agency that is no longer here';
    const part = service ?? setting;
    return part === null ? whole : `${whole}, ${names.get(part) ?? 'a part that is no longer here'}`;
  };
}
