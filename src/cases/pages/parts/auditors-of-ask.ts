import { nameMembers, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { displayDay, londonDay } from '#platform/time';
import { assignmentParts } from '../../assignment.ts';
import { conflictFindings, exceptionStates, settlements } from '../../conflict.ts';
import type { Ask } from '../../involvement.ts';
import { paths } from '../../paths.ts';
import { listAssignments } from '../../store/assignments.ts';
import { listConflicts } from '../../store/conflicts.ts';

/** For coordinators: who audits a case for the agency, who was too close to it, and how the agency settled that. */
export async function auditorsOfAsk(
  { tx, keys, actor }: ActingContext,
  key: AuditKey,
  ask: Ask,
): Promise<SafeHtml | null> {
  const of = { case: ask.case, agency: ask.agency };
  const assignments = (await listAssignments(tx, key, of)).filter((one) => one.endedAt === null);
  const conflicts = await listConflicts(tx, keys, key, of);
  if (assignments.length === 0 && conflicts.length === 0) return null;
  const names = await nameMembers(tx, [
    ...assignments.map((one) => one.membership),
    ...conflicts.flatMap((one) => [one.membership, one.secondReader ?? one.membership]),
  ]);
  const nameOf = (membership: string): string => names.get(membership) ?? 'Somebody who has left';
  return html`<h2 class="govuk-heading-m">Who audits it for the agency</h2>
    ${assignments.length === 0 && html`<p class="govuk-body">Nobody at present.</p>`}
    <ul class="govuk-list govuk-list--spaced">
      ${assignments.map(
        (one) =>
          html`<li>
            <strong>${nameOf(one.membership)}</strong>, ${assignmentParts[one.part].toLowerCase()} since
            ${displayDay(londonDay(one.assignedAt))}
          </li>`,
      )}
      ${conflicts.map(
        (one) =>
          html`<li>
            <strong>${nameOf(one.membership)}</strong> may be too close to the case. ${conflictFindings[one.found]}.
            ${settlements[one.settled]}${one.secondReader !== null && html`: ${nameOf(one.secondReader)}`}.
            ${one.settlement === null ? 'The reason does not open any more.' : one.settlement}
            ${
              exceptionStates.includes(one.settled) &&
              html`<a class="govuk-link" href="${paths.exception(actor.membership, key.audit, one.id)}"
                >See the exception<span class="govuk-visually-hidden">: ${nameOf(one.membership)}</span></a
              >`
            }
          </li>`,
      )}
    </ul>`;
}
