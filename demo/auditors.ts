import type { AuditKey } from '#audits';
import { addConflict, assignCase, listAsks, listAssignments, listConflicts, openCaseKey } from '#cases';
import type { KeyStore } from '#platform/crypto';
import type { Transact } from '#platform/db';
import { actAs, membershipOf } from './hats.ts';

/** Which cases a lead gives to whom of the agency; `tooClose` is one in which that auditor is named. */
const given = [
  { lead: 'Stephen Marlow', agency: 'Police', auditor: 'Owain Bell', cases: [1, 5, 9], tooClose: 6 },
  { lead: 'Rosalind Achebe', agency: 'CSC', auditor: 'Hannah Corley', cases: [1, 2, 4], tooClose: null },
] as const;

/** Leads give cases to their auditors; one is found to be named in a case, which waits for the lead to settle. */
export async function giveCases(
  transact: Transact,
  keys: KeyStore,
  key: AuditKey,
  shortName: string,
  agencies: readonly { readonly id: string; readonly shortName: string }[],
): Promise<void> {
  for (const { lead, agency, auditor, cases, tooClose } of given) {
    const id = agencies.find((one) => one.shortName === agency)?.id ?? '';
    const membership = membershipOf(auditor, shortName);
    await actAs(transact, lead, shortName, async (tx, hat, now) => {
      for (const ask of await listAsks(tx, key)) {
        if (ask.agency !== id || ask.service !== null) continue;
        const of = { case: ask.case, agency: id };
        const isGiven = cases.some((number) => number === ask.caseNumber);
        if (isGiven && (await listAssignments(tx, key, of)).length === 0)
          await assignCase(
            tx,
            key,
            { ...of, caseNumber: ask.caseNumber },
            { membership, part: 'auditor', until: now.add({ hours: 24 * 90 }), by: hat.membership },
          );
        if (ask.caseNumber === tooClose && (await listConflicts(tx, keys, key, of)).length === 0)
          await addConflict(tx, await openCaseKey(keys, ask.case), key, of, {
            membership,
            found: 'named_in_case',
            reason: '',
            by: hat.membership,
          });
      }
    });
  }
}
