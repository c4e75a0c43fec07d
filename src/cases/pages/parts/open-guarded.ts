import { actingPage, nameHats, sayHat, type ActingContext, type NamedHat } from '#accounts';
import { listGuardedAudits, type AuditKey, type GuardedAudit } from '#audits';
import { KeyUnavailable, unwrapKey, type Key } from '#platform/crypto';
import { html, type Content, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import { auditKeyId } from '../../case-keys.ts';
import { auditKeyOf } from './open-cases.ts';

/** An audit that shares records, for those who watch over it. */
export type OpenedGuard = {
  readonly key: AuditKey;
  readonly audit: GuardedAudit;
  /** ISO. */
  readonly today: string;
};

/** Opens the audit that an address names, for its coordinators and guardians; null when it is not there or not theirs. */
export async function openGuarded(context: ActingContext): Promise<OpenedGuard | null> {
  const key = auditKeyOf(context);
  const audit = (await listGuardedAudits(context.tx)).find((one) => one.id === key.audit);
  return audit === undefined ? null : { key, audit, today: londonDay(context.now) };
}

/** The key under which the reasons of looks are sealed; null once it was destroyed, where it
 * does not open, or before anybody looked. */
export async function findReasonKey({ keys }: ActingContext, key: AuditKey): Promise<Key | null> {
  try {
    return await unwrapKey(keys, auditKeyId(key.audit));
  } catch (problem) {
    if (problem instanceof KeyUnavailable) return null;
    throw problem;
  }
}

/** Names the people behind memberships, each with the hat in which they acted: "A. Person, coordinator". */
export async function namePeople(
  { tx }: ActingContext,
  memberships: readonly (string | null)[],
): Promise<(membership: string | null) => string> {
  const hats = await nameHats(
    tx,
    memberships.filter((one) => one !== null),
  );
  return (membership) => {
    const hat = hats.get(membership ?? '');
    return hat === undefined ? 'Somebody who is not named any more' : sayNamedHat(hat);
  };
}

export function sayNamedHat(hat: NamedHat): string {
  return `${hat.name}, ${sayHat(hat)}`;
}

/** A page about watching over an audit: nothing of a case is on it. */
export function guardPage(
  context: ActingContext,
  opened: OpenedGuard | null,
  parts: { readonly title: string; readonly back?: SafeHtml; readonly hasProblems?: boolean },
  ...content: readonly Content[]
): SafeHtml {
  return actingPage(
    context,
    {
      title: opened === null ? parts.title : `${parts.title} – ${opened.audit.title}`,
      section: 'audits',
      hasProblems: parts.hasProblems ?? false,
      ...(parts.back === undefined ? {} : { back: parts.back }),
    },
    opened !== null && html`<p class="govuk-caption-l">${opened.audit.title}</p>`,
    content,
  );
}
