import type { ActingContext } from '#accounts';
import { auditKeyOf, recordedAuditPage, type PublishedAudit } from '#archive';
import { DocumentProblem, renderPdf, type DocumentContent } from '#platform/documents';
import { html, numberInWords, type SafeHtml } from '#platform/html';
import { later, notFound, type Reply } from '#platform/http';
import { aboutBriefing, briefingKinds, briefingLabel, type BriefingKind } from '../briefing.ts';
import { loadForBriefings } from '../make-briefing.ts';
import { paths } from '../paths.ts';
import { composeBriefing } from '../rules/compose-briefing.ts';
import { wordBudget } from '../rules/word-budget.ts';
import { briefingFormats } from './parts/briefing-formats.ts';
import { tileBudgets } from './parts/tile-budgets.ts';

type Made = {
  readonly kind: BriefingKind;
  readonly content: DocumentContent;
  /** Pages of the PDF, or why there is none. */
  readonly length: number | DocumentProblem;
};

export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await loadForBriefings(context.tx, auditKeyOf(context));
  if (loaded === null) return notFound();
  const { audit, brand } = loaded;
  // How long each will be is known only when it is made.
  return later(async () => {
    const made = await Promise.all(
      briefingKinds.map(async (kind): Promise<Made> => {
        const content = composeBriefing(kind, audit, brand);
        return { kind, content, length: await measure(content) };
      }),
    );
    return { kind: 'page', html: view(context, audit, made) };
  });
}

async function measure(content: DocumentContent): Promise<number | DocumentProblem> {
  try {
    return (await renderPdf(content)).pages;
  } catch (error) {
    if (error instanceof DocumentProblem) return error;
    throw error;
  }
}

function view(context: ActingContext, audit: PublishedAudit, made: readonly Made[]): SafeHtml {
  const m = context.actor.membership;
  const a = context.params['audit'] ?? '';
  const budgets = made.flatMap((one) => wordBudget(one.content));
  return recordedAuditPage(
    context,
    audit,
    { part: 'briefings' },
    html`<p class="tl-lead">
        Each document is made from what is recorded here, so a figure reads the same in all of them. Where a
        text is long the document grows; nothing is left out.
      </p>
      <ul class="tl-downloads">
        ${made.map(
          ({ kind, content, length }) =>
            html`<li class="tl-download">
              <h2 class="tl-download__title">
                <a class="govuk-link" href="${paths.briefing(m, a, kind)}">${briefingLabel(kind)}</a>
              </h2>
              <p>${aboutBriefing(kind)}</p>
              <p>${sayLength(length, content.page)}</p>
              ${briefingFormats(m, a, kind)}
            </li>`,
        )}
      </ul>
      ${
        budgets.length > 0 &&
        html`<h2 class="govuk-heading-m">Length of the 7-minute briefing</h2>
          ${tileBudgets(budgets)}`
      }`,
  );
}

/** "Two pages, A4 landscape" */
function sayLength(length: Made['length'], page: DocumentContent['page']): string {
  if (typeof length !== 'number') return `It cannot be made: ${length.message}`;
  const pages = `${numberInWords(length)} ${length === 1 ? 'page' : 'pages'}`;
  return `${pages.charAt(0).toUpperCase()}${pages.slice(1)}, A4 ${page}`;
}
