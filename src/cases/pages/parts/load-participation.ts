import { findLiveAudit, type AuditKey } from '#audits';
import type { KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import type { AskColumn } from '../../ask-column.ts';
import { askColumns } from '../../rules/ask-columns.ts';
import { nameInFull } from '../../rules/name-in-full.ts';
import { sayInvolvement, type SaidInvolvement } from '../../rules/say-involvement.ts';
import { sayExceptions } from '../../rules/say-exceptions.ts';
import { saySelection } from '../../rules/say-selection.ts';
import { listReasons } from '../../store/answers.ts';
import { listDraws } from '../../store/draws.ts';
import { countExcepted } from '../../store/exceptions.ts';
import { getInvolvementFacts, type InvolvementFacts } from '../../store/involvement.ts';
import { listSampleCases } from '../../store/sample-cases.ts';

/** An audit's involvement with the columns of its matrix. */
export type Involvement = Omit<InvolvementFacts, 'services' | 'settings'> & {
  readonly columns: readonly AskColumn[];
};

/** Gathers the cases of an audit, whom it asks, and what was asked; empty when it is not yours. */
export async function loadInvolvement(tx: Tx, key: AuditKey): Promise<Involvement> {
  const facts = await getInvolvementFacts(tx, key);
  return { ...facts, columns: askColumns({ ...facts, asked: facts.terms?.agencies ?? [] }) };
}

/** Who took part in an audit under way or over, for a document: as its asks and answers come to today. */
export type LiveParticipation = SaidInvolvement & {
  readonly title: string;
  /** Names of the partnerships that it is run with. */
  readonly partners: readonly string[];
  /** Whether answers may still come. */
  readonly isOpen: boolean;
  /** ISO. */
  readonly today: string;
  /** How the cases were chosen, in sentences that a report must carry. */
  readonly selection: readonly string[];
  /** That a case was given to somebody who was close to it; null where none was. */
  readonly exceptions: string | null;
};

/** Gathers it; null for an audit that is not yours, has not begun, or asks nobody about any case. */
export async function loadLiveParticipation(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
): Promise<LiveParticipation | null> {
  const audit = await findLiveAudit(tx, key);
  if (audit === null || (audit.stage !== 'underway' && audit.stage !== 'closed')) return null;
  const involvement = await loadInvolvement(tx, key);
  if (involvement.asks.length === 0) return null;
  const agencies = new Map(
    involvement.agencies.map(({ id, name, shortName }) => [id, nameInFull(name, shortName)]),
  );
  const names = (id: string): string => agencies.get(id) ?? 'An agency that is no longer here';
  return {
    ...sayInvolvement(involvement, await listReasons(tx, keys, key, involvement.asks), names),
    title: audit.title,
    partners: (involvement.terms?.partners ?? []).map((partner) => partner.name),
    isOpen: audit.stage === 'underway',
    today: involvement.today,
    selection: saySelection(await listSampleCases(tx, key), await listDraws(tx, key)),
    exceptions: sayExceptions(await countExcepted(tx, key)),
  };
}
