import { actorMay, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { paths } from '../../paths.ts';

/** The page of a case for whoever acts: where they came from, and where they go back to. */
export function caseBack(
  { actor }: Pick<ActingContext, 'actor'>,
  key: AuditKey,
  one: { readonly id: string; readonly number: number },
): { readonly href: string; readonly text: string } {
  const m = actor.membership;
  if (actorMay(actor, 'cases.keep'))
    return { href: paths.case(m, key.audit, one.id), text: `Case ${one.number}` };
  if (actorMay(actor, 'cases.answer'))
    return { href: paths.asked(m, key.audit), text: 'Cases we are asked about' };
  return { href: paths.myCase(m, key.audit, one.id), text: `Case ${one.number}` };
}
