import type { AuditKey } from '#audits';
import {
  beginReveal,
  endReveals,
  keepAuditKey,
  listHolds,
  listLooks,
  listSampleCases,
  setHold,
} from '#cases';
import type { KeyStore } from '#platform/crypto';
import type { Transact } from '#platform/db';
import { actAs } from './hats.ts';
import { workingDay } from './terms.ts';

const looks = [
  { case: 3, reasonKind: 'correct_identity', reason: 'To add the family', minutes: 30 },
  { case: 6, reasonKind: 'correct_identity', reason: '', minutes: 30 },
  { case: 5, reasonKind: 'concern', reason: 'The front door asked for the address', minutes: 15 },
  { case: 9, reasonKind: 'check_draw', reason: 'Two children of one family were drawn', minutes: 15 },
] as const;

/** The guardian holds one case for an inquiry; the coordinator has looked at some, each look with its reason. */
export async function holdAndLook(
  transact: Transact,
  keys: KeyStore,
  key: AuditKey,
  shortName: string,
  today: string,
): Promise<void> {
  const cases = await actAs(transact, 'Marian Aldous', shortName, async (tx, hat, now) => {
    const all = await listSampleCases(tx, key);
    const auditKey = await keepAuditKey(keys, key);
    if ((await listLooks(tx, auditKey, key)).length > 0) return all;
    for (const look of looks) {
      const one = all.find(({ number }) => number === look.case);
      if (one === undefined) throw new Error(`There is no case ${look.case}.`);
      await beginReveal(tx, auditKey, key, {
        ...look,
        case: one.id,
        caseNumber: one.number,
        membership: hat.membership,
        what: 'identity',
        now,
      });
      await endReveals(tx, key, one.id, hat.membership);
    }
    return all;
  });
  const held = cases.find(({ number }) => number === 6);
  await actAs(transact, 'Ruth Ellery', shortName, async (tx, hat) => {
    if (held === undefined || (await listHolds(tx, key)).length > 0) return;
    await setHold(
      tx,
      key,
      {
        case: held.id,
        kind: 'police_investigation',
        reference: 'Fictional reference 12/W',
        reviewOn: workingDay(today, 60),
      },
      hat.membership,
    );
  });
}
