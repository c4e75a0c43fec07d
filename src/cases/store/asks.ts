import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { seal, type Key, type KeyStore } from '#platform/crypto';
import type { Tx } from '#platform/db';
import { isOfAudit, type AuditKey } from '#audits';
import { findCaseKey, openSealed, placeIn } from '../case-keys.ts';
import { sayRelation, type Told } from '../disclosure.ts';
import type { Ask, DisclosureStage, InvolvementAnswer } from '../involvement.ts';
import type { Permit } from '../permit.ts';
import { addDisclosures, followAnswer } from './disclosures.ts';

const columns = [
  'id',
  'case_id',
  'case_number',
  'agency_id',
  'service_id',
  'setting_id',
  'due_on',
  'asked_at',
  'stage',
  'seen_at',
  'answer',
  'answered_at',
  'answered_by',
  'version',
  'withdrawn_at',
  'withdrawn_reason',
  'chased_at',
] as const;

type Row = {
  readonly id: string;
  readonly case_id: string;
  readonly case_number: number;
  readonly agency_id: string;
  readonly service_id: string | null;
  readonly setting_id: string | null;
  readonly due_on: string;
  readonly asked_at: Temporal.Instant;
  readonly stage: string;
  readonly seen_at: Temporal.Instant | null;
  readonly answer: string | null;
  readonly answered_at: Temporal.Instant | null;
  readonly answered_by: string | null;
  readonly version: number;
  readonly withdrawn_at: Temporal.Instant | null;
  readonly withdrawn_reason: string | null;
  readonly chased_at: Temporal.Instant | null;
};

function askOf(row: Row): Ask {
  return {
    id: row.id,
    case: row.case_id,
    caseNumber: row.case_number,
    agency: row.agency_id,
    service: row.service_id,
    setting: row.setting_id,
    dueOn: row.due_on,
    askedAt: row.asked_at,
    stage: row.stage as DisclosureStage,
    seenAt: row.seen_at,
    answer: row.answer as InvolvementAnswer | null,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    version: row.version,
    withdrawnAt: row.withdrawn_at,
    withdrawnReason: row.withdrawn_reason,
    chasedAt: row.chased_at,
  };
}

/** Every ask of an audit that stands, by case and day; only the own agency's for its lead, none when they are not yours. */
export async function listAsks(tx: Tx, key: AuditKey): Promise<readonly Ask[]> {
  const rows = await tx
    .selectFrom('cases.ask')
    .select(columns)
    .where(isOfAudit(key))
    .where('withdrawn_at', 'is', null)
    .orderBy('case_number')
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return rows.map(askOf);
}

/** What one agency is asked in an audit, withdrawn asks last; none when they are not yours. */
export async function listAsksOfAgency(tx: Tx, key: AuditKey, agency: string): Promise<readonly Ask[]> {
  const rows = await tx
    .selectFrom('cases.ask')
    .select(columns)
    .where(isOfAudit(key))
    .where('agency_id', '=', agency)
    .orderBy(sql`withdrawn_at is not null`)
    .orderBy('case_number')
    .orderBy('id')
    .execute();
  return rows.map(askOf);
}

/** One ask, also when it was withdrawn; null when it is not there or not yours. */
export async function findAsk(tx: Tx, key: AuditKey, id: string): Promise<Ask | null> {
  const row = await tx
    .selectFrom('cases.ask')
    .select(columns)
    .where(isOfAudit(key))
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : askOf(row);
}

/** One ask to be: whom it goes to, about whom and why, and what the agency is told. */
export type NewAsk = {
  /** Leave to tell of the case; its case is the case of the ask. */
  readonly leave: Permit<'disclose identity'>;
  readonly caseNumber: number;
  readonly agency: string;
  readonly service: string | null;
  readonly setting: string | null;
  /** ISO day. */
  readonly dueOn: string;
  /** What it is told to search with; whom it holds are those the agency is asked about. */
  readonly told: Told;
  /** What is made ready for the moment it knows them; null where a coordinator decides then. */
  readonly ready: Told | null;
  /** Why it is told of each, by person. */
  readonly reasons: ReadonlyMap<string, string>;
};

/** Why an agency is told of somebody, as it stands sealed. */
type SealedReason = { readonly called: string; readonly reason: string };

function placeOfReason(key: AuditKey, ask: { readonly id: string; readonly case: string }, person: string) {
  const row = `${ask.id}/${person}`;
  return placeIn(key, { case: ask.case, table: 'cases.ask_person', column: 'sealed_reason', row });
}

/**
 * Asks agencies about cases: the asks, whom they are about and what each agency is told, in one transaction. What somebody
 * asked meanwhile (`ask_once`) is left as it is.
 * @param caseKeys by case.
 * @returns those that were asked now, with their new ids.
 */
export async function addAsks(
  tx: Tx,
  key: AuditKey,
  caseKeys: ReadonlyMap<string, Key>,
  asks: readonly NewAsk[],
  membership: string,
): Promise<readonly (NewAsk & { readonly id: string })[]> {
  const added: (NewAsk & { readonly id: string })[] = [];
  // A statement takes so many values and no more.
  for (let from = 0; from < asks.length; from += 200)
    added.push(...(await addSome(tx, key, caseKeys, asks.slice(from, from + 200), membership)));
  return added;
}

async function addSome(
  tx: Tx,
  key: AuditKey,
  caseKeys: ReadonlyMap<string, Key>,
  asks: readonly NewAsk[],
  membership: string,
): Promise<readonly (NewAsk & { readonly id: string })[]> {
  const audit = { partnership_id: key.partnership, audit_id: key.audit };
  const withIds = asks.map((ask) => ({ ...ask, id: randomUUID() }));
  const written = await tx
    .insertInto('cases.ask')
    .values(
      withIds.map((ask) => ({
        ...audit,
        id: ask.id,
        case_id: ask.leave.case,
        case_number: ask.caseNumber,
        agency_id: ask.agency,
        service_id: ask.service,
        setting_id: ask.setting,
        due_on: ask.dueOn,
        asked_by: membership,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  const ids = new Set(written.map((row) => row.id));
  const added = withIds.filter((ask) => ids.has(ask.id));
  if (added.length === 0) return [];
  await tx
    .insertInto('cases.ask_person')
    .values(
      added.flatMap((ask) =>
        ask.told.people.map((one) => {
          const reason: SealedReason = { called: one.called, reason: ask.reasons.get(one.person) ?? '' };
          const place = placeOfReason(key, { id: ask.id, case: ask.leave.case }, one.person);
          return {
            ...audit,
            ask_id: ask.id,
            person: one.person,
            agency_id: ask.agency,
            relation: one.relation,
            sealed_reason: Buffer.from(seal(keyOf(caseKeys, ask), JSON.stringify(reason), place)),
          };
        }),
      ),
    )
    .execute();
  const told = added.map((ask) => ({ ask, stage: 'search' as const, told: ask.told, isClosed: false }));
  const ready = added.flatMap((ask) =>
    ask.ready === null ? [] : [{ ask, stage: 'more' as const, told: ask.ready, isClosed: true }],
  );
  await addDisclosures(
    tx,
    key,
    [...told, ...ready].map(({ ask, ...one }) => ({
      ...one,
      ask: ask.id,
      agency: ask.agency,
      leave: ask.leave,
      caseKey: keyOf(caseKeys, ask),
    })),
    membership,
  );
  return added;
}

function keyOf(caseKeys: ReadonlyMap<string, Key>, ask: NewAsk): Key {
  const found = caseKeys.get(ask.leave.case);
  if (found === undefined) throw new Error('An ask needs the key of its case');
  return found;
}

/** Somebody an agency is asked about. `reason` is null where it does not open: its key is gone, or the value was changed. */
export type AskedPerson = {
  readonly person: string;
  readonly called: string;
  readonly reason: string | null;
  readonly answer: InvolvementAnswer | null;
};

/** Whom an ask is about and why, without who they are. */
export async function listAskedPeople(
  tx: Tx,
  keys: KeyStore,
  key: AuditKey,
  ask: Pick<Ask, 'id' | 'case'>,
): Promise<readonly AskedPerson[]> {
  const rows = await tx
    .selectFrom('cases.ask_person')
    .select(['person', 'relation', 'sealed_reason', 'answer'])
    .where(isOfAudit(key))
    .where('ask_id', '=', ask.id)
    .execute();
  const caseKey = await findCaseKey(keys, ask.case);
  return rows
    .map((row) => {
      const text = openSealed(caseKey, row.sealed_reason, placeOfReason(key, ask, row.person));
      const opened = text === null ? null : (JSON.parse(text) as SealedReason);
      return {
        person: row.person,
        called: opened?.called ?? sayRelation(row.relation),
        reason: opened?.reason ?? null,
        answer: row.answer as InvolvementAnswer | null,
      };
    })
    .toSorted((a, b) => order(a) - order(b) || a.called.localeCompare(b.called, 'en-GB', { numeric: true }));
}

function order(one: AskedPerson): number {
  return one.person === 'child' ? 0 : 1;
}

/** Moves the day by which an agency answers, from the version that was seen; false when it was another. */
export async function changeDue(
  tx: Tx,
  key: AuditKey,
  seen: Pick<Ask, 'id' | 'version'>,
  dueOn: string,
): Promise<boolean> {
  return await changeAsk(tx, key, seen, { due_on: dueOn });
}

/** Takes an ask back, with the reason, from the version that was seen; nothing lies open to the agency any more. */
export async function withdrawAsk(
  tx: Tx,
  key: AuditKey,
  seen: Pick<Ask, 'id' | 'version'>,
  reason: string,
): Promise<boolean> {
  const changed = await changeAsk(tx, key, seen, {
    withdrawn_at: sql<Temporal.Instant>`now()`,
    withdrawn_reason: reason,
  });
  if (changed) await followAnswer(tx, key, seen.id);
  return changed;
}

/** Says of these asks that whoever answers was reminded. The version stays: nothing of the ask was changed. */
export async function markChased(tx: Tx, key: AuditKey, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('cases.ask')
    .set({ chased_at: sql<Temporal.Instant>`now()` })
    .where(isOfAudit(key))
    .where('id', 'in', ids)
    .execute();
}

type Change = {
  readonly due_on?: string;
  readonly withdrawn_at?: ReturnType<typeof sql<Temporal.Instant>>;
  readonly withdrawn_reason?: string;
};

async function changeAsk(
  tx: Tx,
  key: AuditKey,
  seen: Pick<Ask, 'id' | 'version'>,
  change: Change,
): Promise<boolean> {
  const changed = await tx
    .updateTable('cases.ask')
    .set({ ...change, version: seen.version + 1 })
    .where(isOfAudit(key))
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}
