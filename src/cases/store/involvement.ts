import { sql } from 'kysely';
import { listAgencies, listServicesOfAgencies, nameSettings, type AgencyRow } from '#accounts';
import { findTermsInForce, type AuditKey, type Terms } from '#audits';
import type { Tx } from '#platform/db';
import { londonDay } from '#platform/time';
import type { Ask } from '../involvement.ts';
import type { SampleCase } from '../sample-case.ts';
import { listAsks } from './asks.ts';
import { listSampleCases } from './sample-cases.ts';

type Named = { readonly id: string; readonly agency: string; readonly name: string };

/** What is stored of an audit's involvement: its cases, whom its terms ask, and what was asked. */
export type InvolvementFacts = {
  readonly terms: Terms | null;
  /** Those of the sample now. */
  readonly cases: readonly SampleCase[];
  /** Those that stand, about those cases. */
  readonly asks: readonly Ask[];
  readonly agencies: readonly AgencyRow[];
  readonly services: readonly Named[];
  /** Those that were asked about a case. */
  readonly settings: readonly Named[];
  /** ISO, by the clock of the transaction. */
  readonly today: string;
};

/** Gathers it, in the same number of statements however large the audit is; empty when it is not yours. */
export async function getInvolvementFacts(tx: Tx, key: AuditKey): Promise<InvolvementFacts> {
  const clock = await sql<{ now: Temporal.Instant }>`select now() as now`.execute(tx);
  const now = clock.rows[0]?.now;
  if (now === undefined) throw new Error('The database has no clock.');
  const cases = (await listSampleCases(tx, key)).filter((one) => one.standing === 'in_sample');
  const inSample = new Set(cases.map((one) => one.id));
  const asks = (await listAsks(tx, key)).filter((ask) => inSample.has(ask.case));
  const settings = asks.flatMap((ask) => ask.setting ?? []);
  return {
    terms: (await findTermsInForce(tx, key))?.terms ?? null,
    cases,
    asks,
    agencies: await listAgencies(tx, key.partnership),
    services: await listServicesOfAgencies(tx, key.partnership),
    settings: await nameSettings(tx, key.partnership, settings),
    today: londonDay(now),
  };
}
