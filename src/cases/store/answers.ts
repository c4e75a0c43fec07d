import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { seal, type Key, type KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { findCaseKey, openSealed, placeIn } from '../case-keys.ts';
import type { Ask, DisclosureStage, InvolvementAnswer } from '../involvement.ts';
import { followAnswer } from './disclosures.ts';

/** What an agency says beside its answer: which systems it searched, who did, and why where that is needed. */
export type AnswerDetails = {
  readonly systems: string;
  readonly searchedBy: string;
  readonly reason: string;
};

function placeOf(key: AuditKey, caseId: string, id: string) {
  return placeIn(key, { case: caseId, table: 'cases.answer', column: 'sealed', row: id });
}

/**
 * Records what an agency says to an ask, as the lead or as a coordinator who notes it; earlier answers stay. What lies open
 * to the agency follows the answer.
 * @returns the stage of what is open to it now; null when somebody answered or changed the ask since it was seen.
 */
export async function recordAnswer(
  tx: Tx,
  caseKey: Key,
  key: AuditKey,
  seen: Pick<Ask, 'id' | 'case' | 'agency' | 'version'>,
  given: {
    readonly answer: InvolvementAnswer;
    readonly details: AnswerDetails;
    /** What is said of each of the people, where it is told apart. */
    readonly people?: ReadonlyMap<string, InvolvementAnswer>;
    /** How it came, where a coordinator notes it; null where the agency gives it here. */
    readonly givenHow: string | null;
    readonly membership: string;
  },
): Promise<DisclosureStage | null> {
  const changed = await tx
    .updateTable('cases.ask')
    .set({
      answer: given.answer,
      answered_at: sql<Temporal.Instant>`now()`,
      answered_by: given.membership,
      version: seen.version + 1,
    })
    .where(isOfAudit(key))
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return null;
  const last = await tx
    .selectFrom('cases.answer')
    .select((eb) => eb.fn.max('number').as('most'))
    .where(isOfAudit(key))
    .where('ask_id', '=', seen.id)
    .executeTakeFirst();
  const id = randomUUID();
  await tx
    .insertInto('cases.answer')
    .values({
      partnership_id: key.partnership,
      audit_id: key.audit,
      id,
      ask_id: seen.id,
      case_id: seen.case,
      agency_id: seen.agency,
      number: Number(last?.most ?? 0) + 1,
      answer: given.answer,
      sealed: Buffer.from(seal(caseKey, JSON.stringify(given.details), placeOf(key, seen.case, id))),
      given_how: given.givenHow,
      given_by: given.membership,
    })
    .execute();
  for (const [person, answer] of given.people ?? []) {
    await tx
      .updateTable('cases.ask_person')
      .set({ answer })
      .where(isOfAudit(key))
      .where('ask_id', '=', seen.id)
      .where('person', '=', person)
      .execute();
  }
  return await followAnswer(tx, key, seen.id);
}

export type KeptAnswer = {
  readonly number: number;
  readonly answer: InvolvementAnswer;
  readonly givenHow: string | null;
  readonly givenBy: string;
  readonly givenAt: Temporal.Instant;
  /** Null where it does not open. */
  readonly details: AnswerDetails | null;
};

/** Every answer that was given to an ask, the latest first; the latest counts. */
export async function listAnswers(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  ask: Pick<Ask, 'id' | 'case'>,
): Promise<readonly KeptAnswer[]> {
  const rows = await tx
    .selectFrom('cases.answer')
    .select(['id', 'number', 'answer', 'sealed', 'given_how', 'given_by', 'given_at'])
    .where(isOfAudit(key))
    .where('ask_id', '=', ask.id)
    .orderBy('number', 'desc')
    .execute();
  const caseKey = await findCaseKey(keys, ask.case);
  return rows.map((row) => {
    const text = openSealed(caseKey, row.sealed, placeOf(key, ask.case, row.id));
    return {
      number: row.number,
      answer: row.answer as InvolvementAnswer,
      givenHow: row.given_how,
      givenBy: row.given_by,
      givenAt: row.given_at,
      details: text === null ? null : (JSON.parse(text) as AnswerDetails),
    };
  });
}

/** Why the question does not apply, by ask, of those that stand; without the ones that give no reason or do not open. */
export async function listReasons(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  asks: readonly Ask[],
): Promise<ReadonlyMap<string, string>> {
  const those = new Map(asks.filter((ask) => ask.answer === 'not_applicable').map((ask) => [ask.id, ask]));
  if (those.size === 0) return new Map();
  const rows = await tx
    .selectFrom('cases.answer')
    .select(['id', 'ask_id', 'case_id', 'sealed'])
    .distinctOn('ask_id')
    .where(isOfAudit(key))
    .where('ask_id', 'in', [...those.keys()])
    .orderBy('ask_id')
    .orderBy('number', 'desc')
    .execute();
  const reasons = new Map<string, string>();
  for (const row of rows) {
    const caseKey = await findCaseKey(keys, row.case_id);
    const text = openSealed(caseKey, row.sealed, placeOf(key, row.case_id, row.id));
    const { reason } = text === null ? { reason: '' } : (JSON.parse(text) as AnswerDetails);
    if (reason !== '') reasons.set(row.ask_id, reason);
  }
  return reasons;
}
