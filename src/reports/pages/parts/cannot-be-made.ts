import type { ActingContext } from '#accounts';
import { recordedAuditPage, type PublishedAudit } from '#archive';
import type { DocumentProblem } from '#platform/documents';
import { html, type SafeHtml } from '#platform/html';
import { briefingLabel, type BriefingKind } from '../../briefing.ts';
import { paths } from '../../paths.ts';

/** Why a briefing could not be made, and what to do: in place of the document. */
export function cannotBeMade(
  context: Pick<ActingContext, 'actor' | 'params'>,
  audit: PublishedAudit,
  kind: BriefingKind,
  problem: DocumentProblem,
): SafeHtml {
  const back = paths.briefings(context.actor.membership, context.params['audit'] ?? '');
  return recordedAuditPage(
    context,
    audit,
    { part: 'briefings', heading: `The ${briefingLabel(kind)} could not be made`, hasProblems: true },
    html`<p class="govuk-body">${problem.message}</p>
      <p class="govuk-body">
        Nothing was lost. Mend the text in the audit's file and bring it in again, or try once more in a while.
      </p>
      <p class="govuk-body"><a class="govuk-link" href="${back}">Back to the briefings</a></p>`,
  );
}
