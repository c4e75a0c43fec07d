import { columnCode, type AskColumn } from '../ask-column.ts';
import { countsAs, involvementAnswerCodes, type Ask } from '../involvement.ts';
import type { Participation, ParticipationCount, ParticipationRow } from '../participation.ts';
import { gatherCounts } from './say-row.ts';

type Counted = Pick<Ask, 'id' | 'case' | 'agency' | 'service' | 'setting' | 'answer' | 'dueOn'>;

/**
 * The participation table of a live audit (Leicester 2018–19 is the model): a row for each agency or service, the settings
 * of one agency in one row, each case counted once. An answer that is late counts as no reply; one that is not yet due, and
 * a case that was not asked about, is counted nowhere, so that it stands as not explained and never as a nought.
 * @param reasons why the question does not apply, by ask.
 */
export function participationOf(
  asks: readonly Counted[],
  cases: readonly { readonly id: string }[],
  columns: readonly AskColumn[],
  today: string,
  reasons: ReadonlyMap<string, string> = new Map(),
): Participation {
  const inSample = new Set(cases.map((one) => one.id));
  const rows = new Map<string, { readonly column: AskColumn; readonly codes: Set<string> }>();
  for (const column of columns) {
    const key = columnCode({
      agency: column.agency,
      service: column.service?.id ?? null,
      setting: null,
    });
    const row = rows.get(key) ?? { column, codes: new Set<string>() };
    row.codes.add(column.code);
    rows.set(key, row);
  }
  return {
    sample: inSample.size,
    rows: [...rows.values()].map(({ column, codes }): ParticipationRow => {
      const own = asks.filter((ask) => inSample.has(ask.case) && codes.has(columnCode(ask)));
      const byCase = Map.groupBy(own, (ask) => ask.case);
      const counts = [...byCase.values()].flatMap((told) => countOf(told, today, reasons));
      return {
        agencies: [column.agency],
        ...(column.service === null ? {} : { service: column.service.name }),
        ...(column.isSector ? { sector: true } : {}),
        counts: gatherCounts(counts),
      };
    }),
  };
}

/** How a case counts for a row: of several settings the answer that says most; nothing where no answer is due. */
function countOf(
  asks: readonly Counted[],
  today: string,
  reasons: ReadonlyMap<string, string>,
): readonly ParticipationCount[] {
  const said = asks
    .filter((ask) => ask.answer !== null)
    .toSorted((a, b) => rank(a) - rank(b))
    .at(0);
  if (said !== undefined && said.answer !== null) {
    const reason = said.answer === 'not_applicable' ? reasons.get(said.id) : undefined;
    return [{ status: countsAs[said.answer], cases: 1, ...(reason === undefined ? {} : { reason }) }];
  }
  return asks.some((ask) => ask.dueOn < today) ? [{ status: 'no_reply', cases: 1 }] : [];
}

function rank(ask: Counted): number {
  return ask.answer === null ? involvementAnswerCodes.length : involvementAnswerCodes.indexOf(ask.answer);
}
