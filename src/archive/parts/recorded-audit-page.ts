import { actingPage, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { html, type Content, type SafeHtml } from '#platform/html';
import type { PublishedAudit } from '../published-audit.ts';
import { auditPartLabels, auditRail, type AuditPart } from './audit-rail.ts';

/**
 * A page of one recorded audit: rail, heading, content. `part` says which page it is and gives the heading, with the
 * audit's title above it; the overview is headed by the title itself. The audit's id is taken from the address.
 */
export function recordedAuditPage(
  context: Pick<ActingContext, 'actor' | 'params'>,
  audit: PublishedAudit,
  parts: { readonly part: AuditPart; readonly heading?: string; readonly hasProblems?: boolean },
  ...content: readonly Content[]
): SafeHtml {
  const { membership } = context.actor;
  const isOverview = parts.part === 'overview';
  const heading = parts.heading ?? (isOverview ? audit.title : auditPartLabels[parts.part]);
  return actingPage(
    context,
    {
      title: isOverview ? heading : `${heading} – ${audit.title}`,
      section: 'audits',
      rail: auditRail({ membership, audit: context.params['audit'] ?? '' }, audit, parts.part),
      hasProblems: parts.hasProblems ?? false,
    },
    !isOverview && html`<span class="govuk-caption-l">${audit.title}</span>`,
    html`<h1 class="govuk-heading-l">${heading}</h1>`,
    content,
  );
}

/** Which audit a page is asked for, within the partnership of whoever asks. */
export function auditKeyOf(context: Pick<ActingContext, 'actor' | 'params'>): AuditKey {
  return { partnership: context.actor.partnership.id, audit: context.params['audit'] ?? '' };
}
