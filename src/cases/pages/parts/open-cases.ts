import { actingPage, type ActingContext } from '#accounts';
import { findLiveAudit, liveRail, type AuditKey, type LiveAudit, type LivePart } from '#audits';
import { html, type Content, type SafeHtml } from '#platform/html';
import { londonDay } from '#platform/time';
import type { CaseProgress } from '../../case-progress.ts';
import { sayProgress } from '../../rules/say-progress.ts';
import { getCaseProgress } from '../../store/progress.ts';

/** A live audit with how far its cases are. */
export type OpenedCases = {
  readonly key: AuditKey;
  readonly audit: LiveAudit;
  readonly progress: CaseProgress;
  /** ISO. */
  readonly today: string;
};

/** Which audit an address names, within the partnership of whoever asks. */
export function auditKeyOf(context: Pick<ActingContext, 'actor' | 'params'>): AuditKey {
  return { partnership: context.actor.partnership.id, audit: context.params['audit'] ?? '' };
}

/**
 * Opens the cases of an audit that has started, for its coordinators; null when it is not there, not theirs, or has not
 * started.
 */
export async function openCases(context: ActingContext): Promise<OpenedCases | null> {
  const key = auditKeyOf(context);
  const audit = await findLiveAudit(context.tx, key);
  if (audit === null || (audit.stage !== 'underway' && audit.stage !== 'closed')) return null;
  const today = londonDay(context.now);
  return { key, audit, today, progress: await getCaseProgress(context.tx, key, today) };
}

/** A page of an audit's cases: the rail with where each part stands, then the content. */
export function casesPage(
  context: ActingContext,
  opened: OpenedCases,
  parts: {
    readonly title: string;
    readonly part: LivePart;
    readonly hasProblems?: boolean;
    readonly back?: SafeHtml;
  },
  ...content: readonly Content[]
): SafeHtml {
  const { audit, progress } = opened;
  return actingPage(
    context,
    {
      title: `${parts.title} – ${audit.title}`,
      section: 'audits',
      rail: liveRail(context.actor.membership, audit, parts.part, (part) => sayProgress(part, progress)),
      hasProblems: parts.hasProblems ?? false,
      ...(parts.back === undefined ? {} : { back: parts.back }),
    },
    html`<p class="govuk-caption-l">${audit.title}</p>`,
    content,
  );
}
