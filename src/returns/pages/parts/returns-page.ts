import { actingPage, type ActingContext } from '#accounts';
import { liveRail } from '#audits';
import { problemSummary, type FormProblem } from '#platform/forms';
import { html, type Content, type SafeHtml } from '#platform/html';
import type { OpenedAuditTool } from './open-audit-tool.ts';

/** A coordinator's page about the returns of an audit: the rail, then the content. */
export function returnsPage(
  context: ActingContext,
  { audit, state = '' }: Pick<OpenedAuditTool, 'audit'> & { readonly state?: string },
  parts: { readonly title: string; readonly problems?: readonly FormProblem[]; readonly back?: SafeHtml },
  ...content: readonly Content[]
): SafeHtml {
  const { title, problems = [], back } = parts;
  return actingPage(
    context,
    {
      title: `${title} – ${audit.title}`,
      section: 'audits',
      rail: liveRail(context.actor.membership, audit, 'returns', (part) => (part === 'returns' ? state : '')),
      hasProblems: problems.length > 0,
      ...(back === undefined ? {} : { back }),
    },
    problemSummary(problems),
    html`<p class="govuk-caption-l">${audit.title}</p>
      <h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}
