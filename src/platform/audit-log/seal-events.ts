import { sql } from 'kysely';
import { DatabaseAway, loggedRowColumns, type LoggedRow, type Transact, type Tx } from '#platform/db';
import { chainHash, encodeRow, genesisHash, leafHash } from './chain.ts';

/**
 * A row carries the time its transaction began and is seen once that commits, so rows arrive out of order. None waits:
 * the chain follows the order of sealing, and a row that arrives late is sealed next. Only this far back is looked for
 * late rows; no transaction lives a fraction of it, so a row that turns up further back was put there some other way,
 * stays unsealed, and the verification shows it.
 */
export const lateRowsWithin = '1 hour';

/**
 * Seals every partnership's unsealed rows, `limit` at most in one transaction, and returns how many it sealed. May run
 * many times at once: a partnership that somebody else is sealing is left to them, and the keys of the seals let one
 * row and one number in once only. What hinders one partnership does not keep the others waiting; it is thrown at the end.
 */
export async function sealEvents(transact: Transact, limit = 500): Promise<number> {
  const partnerships = await transact(
    { kind: 'system', name: 'job', partnership: null },
    'read',
    async (tx) => await tx.selectFrom('accounts.partnership').select('id').orderBy('id').execute(),
  );
  let sealed = 0;
  const hindrances: unknown[] = [];
  for (const { id } of partnerships) {
    try {
      for (let some = limit; some === limit; sealed += some) some = await sealSome(transact, id, limit);
    } catch (error) {
      if (error instanceof DatabaseAway) throw error;
      hindrances.push(error);
    }
  }
  if (hindrances.length > 0) throw hindrances[0];
  return sealed;
}

async function sealSome(transact: Transact, partnership: string, limit: number): Promise<number> {
  return await transact({ kind: 'system', name: 'job', partnership }, 'write', async (tx) => {
    const lock = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(
      ${`seal ${partnership}`}, 0)) as taken`.execute(tx);
    if (lock.rows[0]?.taken !== true) return 0;
    const last = await tx
      .selectFrom('audit_log.seal')
      .select(['number', 'chain'])
      .where('partnership_id', '=', partnership)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    let number = Number(last?.number ?? 0);
    let chain: Buffer = last?.chain ?? genesisHash(partnership);
    const seals = (await listNext(tx, partnership, limit)).map((row) => {
      const leaf = leafHash(encodeRow(row));
      chain = chainHash(chain, leaf);
      number += 1;
      return { number, at: row.at, id: row.id, leaf: leaf.toString('hex'), chain: chain.toString('hex') };
    });
    if (seals.length > 0) await writeSeals(tx, partnership, seals);
    return seals.length;
  });
}

async function listNext(tx: Tx, partnership: string, limit: number): Promise<readonly LoggedRow[]> {
  // The clock may have been set back since the last row: what is looked through begins at the earlier of the two.
  const found = await sql<LoggedRow>`select ${sql.raw(loggedRowColumns)} from audit_log.event e
    where e.partnership_id = ${partnership} and e.at >= coalesce((
        select least(l.event_at, now()) - ${lateRowsWithin}::interval from audit_log.seal l
        where l.partnership_id = ${partnership} order by l.number desc limit 1), '-infinity')
      and not exists (select 1 from audit_log.seal s
        where s.partnership_id = ${partnership} and s.event_at = e.at and s.event_id = e.id)
    order by e.at, e.id limit ${limit}`.execute(tx);
  return found.rows;
}

type NewSeal = { number: number; at: string; id: string; leaf: string; chain: string };

async function writeSeals(tx: Tx, partnership: string, seals: readonly NewSeal[]): Promise<void> {
  // A key that somebody took after this transaction's snapshot raises a serialization failure here, and transact
  // begins anew; without "on conflict" it would be a plain unique violation, which is not retried.
  const written = await sql`
    insert into audit_log.seal (partnership_id, number, event_at, event_id, leaf, chain)
    select ${partnership}::uuid, s.number, s.at, s.id, decode(s.leaf, 'hex'), decode(s.chain, 'hex')
    from unnest(${seals.map((seal) => seal.number)}::bigint[], ${seals.map((seal) => seal.at)}::timestamptz[],
      ${seals.map((seal) => seal.id)}::uuid[], ${seals.map((seal) => seal.leaf)}::text[],
      ${seals.map((seal) => seal.chain)}::text[]) as s(number, at, id, leaf, chain)
    on conflict do nothing`.execute(tx);
  if (written.numAffectedRows !== BigInt(seals.length))
    throw new Error('A seal was there that should not be.');
}
