import type { ActingContext } from '#accounts';
import { auditKeyOf, recordedAuditPage, type PublishedAudit } from '#archive';
import { DocumentProblem, renderHtmlBlocks, type DocumentContent } from '#platform/documents';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, type Reply } from '#platform/http';
import { briefingLabel, isBriefingKind, type BriefingKind } from '../briefing.ts';
import { loadForBriefings } from '../make-briefing.ts';
import { paths } from '../paths.ts';
import { composeBriefing } from '../rules/compose-briefing.ts';
import { wordBudget } from '../rules/word-budget.ts';
import { briefingFormats } from './parts/briefing-formats.ts';
import { cannotBeMade } from './parts/cannot-be-made.ts';
import { tileBudgets } from './parts/tile-budgets.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const kind = context.params['kind'] ?? '';
  if (!isBriefingKind(kind)) return notFound();
  const loaded = await loadForBriefings(context.tx, auditKeyOf(context));
  if (loaded === null) return notFound();
  context.note({ kind });
  const { audit, brand } = loaded;
  try {
    return page(view(context, audit, kind, composeBriefing(kind, audit, brand)));
  } catch (error) {
    if (error instanceof DocumentProblem) return invalid(cannotBeMade(context, audit, kind, error));
    throw error;
  }
}

function view(
  context: ActingContext,
  audit: PublishedAudit,
  kind: BriefingKind,
  content: DocumentContent,
): SafeHtml {
  const m = context.actor.membership;
  const a = context.params['audit'] ?? '';
  const budgets = wordBudget(content);
  return recordedAuditPage(
    context,
    audit,
    { part: 'briefings', heading: briefingLabel(kind) },
    html`<div class="tl-preview">
      <article class="tl-preview__paper" aria-labelledby="document-title">
        ${content.marks.map((mark) => html`<p class="tl-preview__mark">${mark.name}</p>`)}
        <h2 class="govuk-heading-l" id="document-title">${content.title}</h2>
        ${content.subtitle !== undefined && html`<p class="tl-preview__subtitle">${content.subtitle}</p>`}
        ${content.dated !== undefined && html`<p class="tl-preview__subtitle">${content.dated}</p>`}
        ${renderHtmlBlocks(content.blocks)}
        <p class="tl-preview__foot">${content.footer}</p>
      </article>
      <aside class="tl-preview__side" aria-label="This document">
        <h2 class="govuk-heading-s">Download</h2>
        ${briefingFormats(m, a, kind)}
        <p class="govuk-body-s">
          The words are these in every form; the PDF and the Word file lay them out on A4 ${content.page}.
        </p>
        ${
          budgets.length > 0 &&
          html`<h2 class="govuk-heading-s">Length</h2>
            ${tileBudgets(budgets)}`
        }
        <p class="govuk-body-s">
          <a class="govuk-link" href="${paths.briefings(m, a)}">All briefings of this audit</a>
        </p>
      </aside>
    </div>`,
  );
}
