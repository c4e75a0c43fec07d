import type { ActingContext } from '#accounts';
import { nameTheme, themes } from '#audits';
import { groupByTheme, type Finding } from '#findings';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { findingItem, hasOneHeading } from '../parts/finding-item.ts';
import { findingsFilters } from '../parts/findings-filters.ts';
import { auditKeyOf, recordedAuditPage } from '../parts/recorded-audit-page.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { chooseFindings, readChosen } from '../rules/filter-findings.ts';
import { sayFindingCounts } from '../rules/say-finding-counts.ts';
import { getPublishedAudit } from '../store.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const audit = await getPublishedAudit(context.tx, auditKeyOf(context));
  if (audit === null) return notFound();
  const { findings } = audit;
  if (findings.length === 0) {
    const none = html`<p class="govuk-body">The publication gives no findings.</p>`;
    return page(recordedAuditPage(context, audit, { part: 'findings' }, none));
  }
  const chosen = readChosen(context.query, findings);
  const shown = chooseFindings(findings, chosen);
  return page(
    recordedAuditPage(
      context,
      audit,
      { part: 'findings' },
      html`<p class="tl-lead">
        ${shown.length < findings.length && `Shown: ${shown.length} of ${findings.length}. `}${sayFindingCounts(shown)}
        ${findings[0]?.heading !== undefined && hasOneHeading(audit) && `All published under “${findings[0].heading}”.`}
      </p>`,
      findingsFilters(context, findings, chosen),
      shown.length === 0 ? showNone(context) : showGroups(context, audit, shown),
    ),
  );
}

function showNone(context: ActingContext): SafeHtml {
  const all = paths.findings(context.actor.membership, context.params['audit'] ?? '');
  return html`<p class="govuk-body">
    No finding of this audit is all of these at once. <a class="govuk-link" href="${all}">Show all findings</a>
  </p>`;
}

function showGroups(
  context: ActingContext,
  audit: PublishedAudit,
  shown: readonly Finding[],
): readonly SafeHtml[] {
  const order = themes.map((theme) => theme.code);
  const asked = paths.recommendations(context.actor.membership, context.params['audit'] ?? '');
  return groupByTheme(shown, order, nameTheme).map(
    (group) =>
      html`<section>
        <h2 class="govuk-heading-m">${group.label}</h2>
        <ul class="tl-findings">
          ${group.findings.map((finding) => findingItem(audit, finding, asked))}
        </ul>
      </section>`,
  );
}
