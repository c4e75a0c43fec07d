import type { ActingContext } from '#accounts';
import { pageLinks, readPaging, sayRange, type Paging } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { markKinds, type FrameAround } from '../frame.ts';
import { paths } from '../paths.ts';
import { ageReader, sayAgeBand } from '../rules/age-band.ts';
import { statusLabel } from '../rules/count-strata.ts';
import { openListedRows, type ListedRow } from '../store/frame-children.ts';
import { listMarks, type FrameMark } from '../store/frame-marks.ts';
import { countFrameRows } from '../store/frame-rows.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { doesNotOpen, gatherAround, tryFrameKey } from './parts/open-frame.ts';

const perPage = 100;

/** The rows of the lists: a number, an age group, an area and a status, and never who it is. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCases(context);
  if (opened === null) return notFound();
  const { tx, keys } = context;
  const { key, today } = opened;
  const frameKey = await tryFrameKey(keys, key);
  const paging = readPaging(context.query['page'], await countFrameRows(tx, key), perPage);
  const rows = frameKey === null ? null : await openListedRows(tx, frameKey, key, paging);
  const { around } = await gatherAround(tx, key, today);
  return page(view(context, opened, paging, rows, await listMarks(tx, key), around));
}

function view(
  context: ActingContext,
  opened: OpenedCases,
  paging: Paging,
  rows: readonly ListedRow[] | null,
  marks: readonly FrameMark[],
  around: FrameAround,
): SafeHtml {
  const { audit } = opened;
  const m = context.actor.membership;
  const byRow = Map.groupBy(marks, (mark) => mark.row);
  return casesPage(
    context,
    opened,
    {
      title: 'Rows of the lists',
      part: 'cases',
      back: backLink({ href: paths.frame(m, audit.id), text: 'Lists of children' }),
    },
    html`<h1 class="govuk-heading-l">Rows of the lists</h1>
      <p class="tl-lead">
        Each row is a child. Rows have the numbers of the spreadsheet they came in. Who a child is stays sealed until it is
        a case.
      </p>`,
    rows === null && doesNotOpen('The lists'),
    rows?.length === 0 && html`<p class="govuk-body">No list is in use.</p>`,
    rows !== null &&
      rows.length > 0 &&
      html`<div class="tl-region" role="region" aria-labelledby="rows" tabindex="0">
        <table class="tl-table">
          <caption class="tl-table__caption" id="rows">
            Rows: ${sayRange(paging)}
          </caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">List</th>
              <th scope="col">Age</th>
              <th scope="col">Area</th>
              <th scope="col">Status</th>
              <th scope="col">Can it be drawn?</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => tableRow(m, audit.id, row, byRow.get(row.id) ?? [], around))}
          </tbody>
        </table>
      </div>`,
    pageLinks(paging, (number) => paths.frameRows(m, audit.id, { page: number }), 'Pages of rows'),
  );
}

function tableRow(
  m: string,
  audit: string,
  row: ListedRow,
  marks: readonly FrameMark[],
  around: FrameAround,
): SafeHtml {
  const { child } = row;
  const kinds = [...new Set(marks.map((mark) => markKinds[mark.kind]))];
  return html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${paths.frameRow(m, audit, row.frame, row.id)}"
        >Row ${row.position}<span class="govuk-visually-hidden"> of list ${row.list}</span></a
      >
    </th>
    <td>${row.list}</td>
    ${
      child === null
        ? html`<td colspan="3">This row cannot be opened</td>`
        : html`<td>${sayAgeBand(ageReader(around.from ?? around.today)(child))}</td>
            <td>${child.area || 'Not given'}</td>
            <td>${statusLabel(child.status)}</td>`
    }
    <td>${kinds.length === 0 ? 'Yes' : kinds.join(' and ')}</td>
  </tr>`;
}
