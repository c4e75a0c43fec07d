import type { ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { queueMail } from '#platform/mail';
import { londonDay } from '#platform/time';
import { returnWaitsMail } from '../../mails.ts';
import type { AgencyReturn } from '../../return.ts';
import { addStep } from '../../store/returns.ts';
import { loadWhoAnswers } from './who-answers.ts';

/**
 * Writes to whoever answers for each return's agency today: who of its auditors has the case is theirs to know. A person
 * gets one mail a day, however many returns wait. Returns how many mails were written.
 */
export async function remindOf(
  context: ActingContext,
  key: AuditKey,
  returns: readonly AgencyReturn[],
): Promise<number> {
  const { tx, keys, actor, site, now } = context;
  const today = londonDay(now);
  const receiver = await loadWhoAnswers(context);
  let written = 0;
  const waiting = returns.filter((one) => one.state !== 'signed_off' && one.state !== 'withdrawn');
  for (const [who, theirs] of Map.groupBy(waiting, receiver)) {
    const to = who?.ways?.email ?? null;
    if (who === null || to === null) continue;
    const mail = returnWaitsMail({ partnership: actor.partnership, to, site, member: who.member });
    if ((await queueMail(tx, keys, { ...mail, key: `return/${key.audit}/${who.id}/${today}` })) === null)
      continue;
    written += 1;
    for (const one of theirs) await addStep(tx, key, one, { kind: 'nudged', by: actor.membership });
  }
  return written;
}
