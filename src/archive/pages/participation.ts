import type { ActingContext } from '#accounts';
import { sayParticipation, type Names } from '#cases';
import { chartFigure, stackedBars } from '#platform/charts';
import { safeFileName, writeCsv } from '#platform/files';
import { html, type SafeHtml } from '#platform/html';
import { file, notFound, page, type Reply } from '#platform/http';
import { participationMatrix } from '../parts/participation-matrix.ts';
import { auditKeyOf, recordedAuditPage } from '../parts/recorded-audit-page.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { namesOf, participationNames } from '../rules/names-of.ts';
import { participationBars } from '../rules/participation-bars.ts';
import { participationRows } from '../rules/participation-rows.ts';
import { yearOf } from '../rules/year-of.ts';
import { getPublishedAudit } from '../store.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const audit = await getPublishedAudit(context.tx, auditKeyOf(context));
  if (audit === null) return notFound();
  const names = participationNames(audit);
  const content = audit.participation.rows.length === 0 ? showNothing(audit) : showAll(context, audit, names);
  return page(recordedAuditPage(context, audit, { part: 'participation' }, content));
}

/** The table as a file for a spreadsheet. */
export async function download(context: ActingContext): Promise<Reply> {
  if (context.params['format'] !== 'csv') return notFound();
  const audit = await getPublishedAudit(context.tx, auditKeyOf(context));
  if (audit === null || audit.participation.rows.length === 0) return notFound();
  const year = yearOf(audit);
  return file({
    bytes: writeCsv(participationRows(audit.participation, participationNames(audit)), { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName(['participation', ...(year === null ? [] : [String(year)])], 'csv'),
    disposition: 'attachment',
  });
}

function showNothing(audit: PublishedAudit): SafeHtml {
  const names = namesOf(audit);
  const named = [...new Set(audit.findings.flatMap((finding) => finding.agencies ?? []))].map(names);
  return html`<p class="govuk-body">
      The publication does not say which agencies took part, or in how many cases.
      ${audit.participation.remark}
    </p>
    ${
      named.length > 0 &&
      html`<p class="govuk-body">
        Its findings speak of ${new Intl.ListFormat('en-GB').format(named)}. That does not say that they audited cases.
      </p>`
    }`;
}

function showAll(context: ActingContext, audit: PublishedAudit, names: Names): readonly (SafeHtml | null)[] {
  const { participation } = audit;
  const said = sayParticipation(participation, names);
  const href = paths.participationFile(context.actor.membership, context.params['audit'] ?? '', 'csv');
  return [
    html`<p class="tl-lead">${said.overview} ${participation.remark}</p>`,
    participationMatrix(participation, names),
    html`<p class="govuk-body tl-no-print">
      <a class="govuk-link" href="${href}">Download the table for a spreadsheet (CSV)</a>
    </p>`,
    said.notes.length > 0 ? html`<p class="govuk-body">${said.notes.join(' ')}</p>` : null,
    showUnexplained(said.unexplained),
    showBars(context, audit, names),
    said.sentences.length > 0
      ? html`<h2 class="govuk-heading-m">In words</h2>
          <div class="tl-sentence">
            <p><span class="tl-sentence__lead">The report says:</span> ${said.overview}</p>
            ${said.sentences.map((sentence) => html`<p>${sentence}</p>`)}
          </div>`
      : null,
  ];
}

function showUnexplained(unexplained: readonly string[]): SafeHtml | null {
  if (unexplained.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Cases not explained</h2>
    <p class="govuk-body">
      For these the publication gives fewer cases than are in the sample, and does not say what became of the others.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      ${unexplained.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`;
}

const patterns = { audited: 'solid', partly: 'hatched', not: 'outline', open: 'dotted' } as const;

function showBars(context: ActingContext, audit: PublishedAudit, names: Names): SafeHtml | null {
  const bars = participationBars(audit.participation, names);
  if (bars === null) return null;
  const title = 'How many cases each agency audited';
  const chart = stackedBars({
    title,
    unit: 'cases',
    colour: context.actor.partnership.colour,
    keys: bars.keys.map((key) => ({ ...key, pattern: patterns[key.name] })),
    rows: bars.rows,
    width: 720,
  });
  const leftOut = new Intl.ListFormat('en-GB').format(bars.leftOut);
  const note = leftOut === '' ? null : `Left out, because nothing is said about them: ${leftOut}.`;
  return chartFigure(chart, 'bars', title, note);
}
