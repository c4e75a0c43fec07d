import { randomUUID } from 'node:crypto';
import type { ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { keyedDigest } from '#platform/crypto';
import { keepAuditKey, makeCaseKey } from '../../case-keys.ts';
import { sealReason, type CaseReason } from '../../case-reason.ts';
import { packOf, type FrameChild } from '../../identity.ts';
import { plainName } from '../../rules/traits-of.ts';
import { addHousehold } from '../../store/draws.ts';
import { addIdentity, type Writer } from '../../store/identity.ts';
import { addSampleCase, type NewCase } from '../../store/sample-cases.ts';

/**
 * Makes a case about a child: its key, its row, who the child is sealed under the key, and the mark of the household.
 * Returns the case's id. Call `lockSample` first.
 */
export async function makeCase(
  { tx, keys, actor }: Pick<ActingContext, 'tx' | 'keys'> & { readonly actor: Writer },
  key: AuditKey,
  child: FrameChild,
  facts: Omit<NewCase, 'id' | 'sealedReason'>,
  reason?: CaseReason,
): Promise<string> {
  const id = randomUUID();
  const caseKey = await makeCaseKey(keys, key, id);
  const sealed = reason === undefined ? {} : { sealedReason: sealReason(caseKey, key, id, reason) };
  await addSampleCase(tx, key, { ...facts, ...sealed, id }, actor.membership);
  const { membership, person } = actor;
  await addIdentity(tx, key, caseKey, id, packOf(child), { membership, person });
  const household = plainName(child.household);
  if (household !== '') {
    const mark = keyedDigest(await keepAuditKey(keys, key), 'household', household);
    await addHousehold(tx, key, id, mark);
  }
  return id;
}
