import type { AuditKey } from '#audits';
import type { KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { AskColumn } from '../../ask-column.ts';
import type { Participation } from '../../participation.ts';
import { askColumns } from '../../rules/ask-columns.ts';
import { participationOf } from '../../rules/participation-of.ts';
import { listReasons } from '../../store/answers.ts';
import { getInvolvementFacts, type InvolvementFacts } from '../../store/involvement.ts';
import { getParticipation } from '../../store/participation.ts';

/** An audit's involvement with the columns of its matrix. */
export type Involvement = Pick<InvolvementFacts, 'terms' | 'cases' | 'asks' | 'today'> & {
  readonly columns: readonly AskColumn[];
};

/** Gathers the cases of an audit, whom it asks, and what was asked; empty when it is not yours. */
export async function loadInvolvement(tx: Tx, key: AuditKey): Promise<Involvement> {
  const facts = await getInvolvementFacts(tx, key);
  const columns = askColumns({ ...facts, asked: facts.terms?.agencies ?? [] });
  return { terms: facts.terms, cases: facts.cases, asks: facts.asks, today: facts.today, columns };
}

/**
 * Who took part in an audit, whichever way it came here: the rows and counts recorded from its publication; of a live audit
 * what its asks and answers come to today, with the agencies' ids for `ref`s.
 */
export async function loadParticipation(tx: Tx, keys: KeyStore, key: AuditKey): Promise<Participation> {
  const recorded = await getParticipation(tx, key);
  if (recorded.rows.length > 0 || recorded.sample !== null) return recorded;
  const { asks, cases, columns, today } = await loadInvolvement(tx, key);
  if (asks.length === 0) return recorded;
  return participationOf(asks, cases, columns, today, await listReasons(tx, keys, key, asks));
}
