import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { seal, type Key, type KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { findCaseKey, openSealed, placeIn } from '../case-keys.ts';
import type { Told } from '../disclosure.ts';
import { personFactCodes, type PersonFact } from '../identity.ts';
import type { Ask, DisclosureStage } from '../involvement.ts';
import type { Permit } from '../permit.ts';

const table = 'cases.disclosure';

function placeOf(key: AuditKey, caseId: string, id: string) {
  return placeIn(key, { case: caseId, table, column: 'sealed', row: id });
}

type NewDisclosure = {
  readonly leave: Permit<'disclose identity'>;
  readonly caseKey: Key;
  readonly ask: string;
  readonly agency: string;
  readonly stage: 'search' | 'more';
  readonly told: Told;
  /** True makes it ready, and opens it to nobody yet. */
  readonly isClosed: boolean;
};

/** Seals what agencies are told, each its own copy. */
export async function addDisclosures(
  tx: Tx,
  key: AuditKey,
  given: readonly NewDisclosure[],
  membership: string,
): Promise<void> {
  if (given.length === 0) return;
  const rows = given.map((one) => ({ ...one, id: randomUUID() }));
  await tx
    .insertInto(table)
    .values(
      rows.map((one) => ({
        partnership_id: key.partnership,
        audit_id: key.audit,
        id: one.id,
        ask_id: one.ask,
        case_id: one.leave.case,
        agency_id: one.agency,
        stage: one.stage,
        sealed: Buffer.from(
          seal(one.caseKey, JSON.stringify(one.told), placeOf(key, one.leave.case, one.id)),
        ),
        given_by: membership,
      })),
    )
    .execute();
  const ready = rows.filter((one) => one.isClosed).map((one) => one.id);
  if (ready.length === 0) return;
  await tx
    .updateTable(table)
    .set({ closed_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('id', 'in', ready)
    .execute();
}

/** Tells an agency that knows the people more, in place of what it was told at this stage before. */
export async function openDisclosure(
  tx: Tx,
  key: AuditKey,
  ask: Pick<Ask, 'id' | 'agency'>,
  opened: Pick<NewDisclosure, 'leave' | 'caseKey' | 'stage' | 'told'>,
  membership: string,
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ closed_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('ask_id', '=', ask.id)
    .where('stage', '=', opened.stage)
    .where('closed_at', 'is', null)
    .execute();
  await addDisclosures(
    tx,
    key,
    [{ ...opened, ask: ask.id, agency: ask.agency, isClosed: false }],
    membership,
  );
  await tx
    .updateTable('cases.ask')
    .set({ stage: opened.stage })
    .where(isOfAudit(key))
    .where('id', '=', ask.id)
    .execute();
}

/**
 * Lets what lies open to an agency follow its answer: all it was told while it knows them, nothing once it does not or is
 * asked no more. For a coordinator and for the lead of the agency.
 */
export async function followAnswer(tx: Tx, key: AuditKey, ask: string): Promise<DisclosureStage> {
  const found = await sql<{
    stage: DisclosureStage;
  }>`select cases.follow_answer(${key.audit}::uuid, ${ask}::uuid) as stage`.execute(tx);
  return found.rows[0]?.stage ?? 'closed';
}

/** What an agency was told at one time, by the kinds of facts and never by their values. */
export type ToldFacts = {
  readonly id: string;
  readonly stage: 'search' | 'more';
  readonly givenAt: Temporal.Instant;
  readonly givenBy: string;
  readonly closedAt: Temporal.Instant | null;
  /** Null where it does not open. */
  readonly people:
    | readonly { readonly person: string; readonly called: string; readonly facts: readonly PersonFact[] }[]
    | null;
};

/** What was told to the agency of an ask, first to last, also what is closed again. */
export async function listToldFacts(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  ask: Pick<Ask, 'id' | 'case'>,
): Promise<readonly ToldFacts[]> {
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'stage', 'sealed', 'given_at', 'given_by', 'closed_at'])
    .where(isOfAudit(key))
    .where('ask_id', '=', ask.id)
    .orderBy('given_at')
    .orderBy('stage', 'desc')
    .execute();
  const caseKey = await findCaseKey(keys, ask.case);
  return rows.map((row) => {
    const told = openTold(caseKey, key, ask.case, row);
    return {
      id: row.id,
      stage: row.stage === 'more' ? 'more' : 'search',
      givenAt: row.given_at,
      givenBy: row.given_by,
      closedAt: row.closed_at,
      people:
        told?.people.map(({ person, called, facts }) => ({
          person,
          called,
          facts: personFactCodes.filter((fact) => facts[fact] !== undefined),
        })) ?? null,
    };
  });
}

/** What a disclosure says of who the people are; null where it does not open. */
function openTold(
  caseKey: Key | null,
  key: AuditKey,
  caseId: string,
  row: { readonly id: string; readonly sealed: Uint8Array },
): Told | null {
  const text = openSealed(caseKey, row.sealed, placeOf(key, caseId, row.id));
  return text === null ? null : (JSON.parse(text) as Told);
}

/**
 * What lies open to an agency of who the people of an ask are, or of a case in all its asks, with the values: for somebody
 * who has them revealed. Null where nothing is open or it does not open.
 */
export async function readOpenDisclosures(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  of: { readonly ask: string } | { readonly agency: string },
  leave: Permit<'reveal identity'>,
): Promise<readonly { readonly stage: 'search' | 'more'; readonly told: Told | null }[]> {
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'stage', 'sealed'])
    .where(isOfAudit(key))
    .where('ask' in of ? 'ask_id' : 'agency_id', '=', 'ask' in of ? of.ask : of.agency)
    .where('case_id', '=', leave.case)
    .where('closed_at', 'is', null)
    .orderBy('stage', 'desc')
    .execute();
  const caseKey = await findCaseKey(keys, leave.case);
  return rows.map((row) => ({
    stage: row.stage === 'more' ? 'more' : 'search',
    told: openTold(caseKey, key, leave.case, row),
  }));
}
