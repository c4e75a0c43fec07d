import { actingPage, actorMay, type ActingContext } from '#accounts';
import { auditPaths, findLiveAudit, type AuditKey, type LiveAudit } from '#audits';
import { backLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import type { ConcernRoute } from '../../concern.ts';
import { findSeenCase } from '../../store/concern-cases.ts';
import { findConcernRoute } from '../../store/concern-route.ts';
import { getCaseProgress } from '../../store/progress.ts';
import { auditKeyOf, casesPage } from './open-cases.ts';

/** An audit whose concerns a coordinator looks after: under way, closed or withdrawn, for a concern outlasts the audit. */
export type OpenedConcerns = {
  readonly key: AuditKey;
  readonly audit: LiveAudit;
  readonly route: ConcernRoute | null;
};

export async function openConcerns(context: ActingContext): Promise<OpenedConcerns | null> {
  const key = auditKeyOf(context);
  const audit = await findLiveAudit(context.tx, key);
  if (audit === null || !['underway', 'closed', 'withdrawn'].includes(audit.stage)) return null;
  return { key, audit, route: await findConcernRoute(context.tx, key) };
}

/** A page about the concerns of an audit; without the rail once the audit is withdrawn, for the rest of it is not there. */
export async function concernsPage(
  context: ActingContext,
  { key, audit }: Pick<OpenedConcerns, 'key' | 'audit'>,
  parts: { readonly title: string; readonly hasProblems?: boolean; readonly back?: SafeHtml },
  ...content: readonly Content[]
): Promise<SafeHtml> {
  if (audit.stage !== 'withdrawn') {
    const today = londonDay(context.now);
    const progress = await getCaseProgress(context.tx, key, today);
    return casesPage(context, { key, audit, today, progress }, { part: 'concerns', ...parts }, content);
  }
  const withdrawn = { href: auditPaths.withdraw(context.actor.membership, audit.id), text: audit.title };
  return actingPage(
    context,
    { section: 'audits', back: backLink(withdrawn), ...parts, title: `${parts.title} – ${audit.title}` },
    html`<p class="govuk-caption-l">${audit.title} (withdrawn)</p>`,
    content,
  );
}

/** The case that an address names, where whoever acts may see it by their own part in it; null where not. */
export async function openSeenCase(
  context: ActingContext,
): Promise<{ readonly key: AuditKey; readonly id: string; readonly number: number } | null> {
  const { tx, actor, params } = context;
  const key = auditKeyOf(context);
  const seen = await findSeenCase(tx, key, params['case'] ?? '', {
    coordinates: actorMay(actor, 'cases.keep'),
    answers: actorMay(actor, 'cases.answer'),
    audits: actorMay(actor, 'cases.audit'),
  });
  return seen === null ? null : { key, ...seen };
}
