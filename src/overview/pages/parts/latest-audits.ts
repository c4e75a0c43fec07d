import { actorMay, type ActingContext } from '#accounts';
import { archivePaths } from '#archive';
import type { AuditSummary } from '#audits';
import { html, type SafeHtml } from '#platform/html';
import { paths } from '../../paths.ts';
import type { AuditCounts } from '../../rules/counts-of.ts';
import { sayAuditCounts, sayAuditDate } from '../../rules/say-audit.ts';

/** The latest audits as rows, each with the way to its briefings; `total` is how many there are in all. */
export function latestAudits(
  context: Pick<ActingContext, 'actor'>,
  audits: readonly { readonly audit: AuditSummary; readonly counts: AuditCounts }[],
  total: number,
): SafeHtml {
  const { actor } = context;
  const m = actor.membership;
  return html`<ul class="tl-rows">
      ${audits.map(
        ({ audit, counts }) =>
          html`<li class="tl-row">
            <p class="tl-row__title">
              <a class="govuk-link" href="${archivePaths.audit(m, audit.id)}">${audit.title}</a>
            </p>
            <p class="tl-row__about">
              ${[sayAuditDate(audit), sayAuditCounts(audit.cases, counts)].filter((one) => one !== null).join('. ')}
            </p>
            ${
              actorMay(actor, 'briefings.make') &&
              html`<a class="govuk-link" href="${archivePaths.briefings(m, audit.id)}"
                >Briefings<span class="govuk-visually-hidden"> of ${audit.title}</span></a
              >`
            }
          </li>`,
      )}
    </ul>
    ${
      total > audits.length &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.audits(m)}">All ${total.toLocaleString('en-GB')} audits</a>
      </p>`
    }`;
}
