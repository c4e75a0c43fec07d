import { sql } from 'kysely';
import { listAgencies, listServicesOfAgencies, nameSettings } from '#accounts';
import { findTermsInForce, type AuditKey, type Terms } from '#audits';
import type { Tx } from '#platform/db';
import { londonDay } from '#platform/time';
import type { AskColumn } from '../ask-column.ts';
import type { Ask } from '../involvement.ts';
import { askColumns } from '../rules/ask-columns.ts';
import type { SampleCase } from '../sample-case.ts';
import { listAsks } from './asks.ts';
import { listSampleCases } from './sample-cases.ts';

/** What is known of an audit's involvement: its cases, whom it asks, and what was asked. */
export type Involvement = {
  readonly terms: Terms | null;
  /** Those of the sample now. */
  readonly cases: readonly SampleCase[];
  readonly columns: readonly AskColumn[];
  /** Those that stand, about those cases. */
  readonly asks: readonly Ask[];
  /** ISO, by the clock of the transaction. */
  readonly today: string;
};

/** Gathers it, the same number of statements however large the audit is; empty when it is not yours. */
export async function loadInvolvement(tx: Tx, key: AuditKey): Promise<Involvement> {
  const clock = await sql<{ now: Temporal.Instant }>`select now() as now`.execute(tx);
  const cases = (await listSampleCases(tx, key)).filter((one) => one.standing === 'in_sample');
  const inSample = new Set(cases.map((one) => one.id));
  const asks = (await listAsks(tx, key)).filter((ask) => inSample.has(ask.case));
  const inForce = await findTermsInForce(tx, key);
  const columns = askColumns({
    asked: inForce?.terms.agencies ?? [],
    agencies: await listAgencies(tx, key.partnership),
    services: await listServicesOfAgencies(tx, key.partnership),
    settings: await nameSettings(
      tx,
      key.partnership,
      asks.flatMap((ask) => ask.setting ?? []),
    ),
    asks,
  });
  const now = clock.rows[0]?.now;
  if (now === undefined) throw new Error('The database has no clock.');
  return { terms: inForce?.terms ?? null, cases, columns, asks, today: londonDay(now) };
}
