import type { ActingContext } from '#accounts';
import { button, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { involvementMatrix, type InvolvementMatrix } from '../rules/involvement-matrix.ts';
import { sayInvolvement } from '../rules/say-involvement.ts';
import { isAskState, turns, type AskTurn } from '../rules/state-of-ask.ts';
import { listReasons } from '../store/answers.ts';
import { matrixFilter } from './parts/matrix-filter.ts';
import { matrixTables } from './parts/matrix-table.ts';
import { casesPage } from './parts/open-cases.ts';
import { openInvolvement, type OpenedInvolvement } from './parts/open-involvement.ts';

/** The heart of an audit: cases down, agencies across, each cell what one agency said of one case. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openInvolvement(context);
  if (opened === null) return notFound();
  const reasons = await listReasons(context.tx, context.keys, opened.key, opened.asks);
  return page(view(context, opened, reasons));
}

function view(
  context: ActingContext,
  opened: OpenedInvolvement,
  reasons: ReadonlyMap<string, string>,
): SafeHtml {
  const { key, cases, columns, asks, today, audit } = opened;
  const m = context.actor.membership;
  const { state = '', turn = '', columns: width = '' } = context.query;
  const only = {
    state: isAskState(state) ? state : undefined,
    turn: isTurn(turn) ? turn : undefined,
  };
  const matrix = involvementMatrix(cases, columns, asks, today, only);
  const isOpen = audit.stage === 'underway';
  return casesPage(
    context,
    opened,
    { title: 'Involvement', part: 'involvement' },
    askedBanner(context),
    html`<h1 class="govuk-heading-l">Which agency knew which case</h1>`,
    cases.length === 0 || columns.length === 0
      ? nothingYet(context, opened)
      : html`${leadPart(matrix)} ${isOpen && doPart(matrix, m, key.audit)}
        ${matrixFilter(matrix, m, key.audit, only)}
        ${
          matrix.rows.length === 0
            ? html`<p class="govuk-body">
                Nothing of that kind.
                <a class="govuk-link" href="${paths.matrix(m, key.audit)}">Show everything</a>
              </p>`
            : matrixTables(matrix, { m, audit: key.audit, today, isOpen }, readWidth(width))
        }
        ${takePart(matrix, m, key.audit, width)}
        ${asks.length > 0 && saidPart(m, opened, reasons)}`,
  );
}

function isTurn(text: string): text is AskTurn {
  return Object.hasOwn(turns, text);
}

/** How many columns a part has on paper; null for the whole. */
function readWidth(text: string): number | null {
  return /^(?:[4-9]|1\d|20)$/.test(text) ? Number(text) : null;
}

function askedBanner({ query }: ActingContext): SafeHtml | null {
  if (query['asked'] === undefined) return null;
  const count = (name: string): number => Number(query[name]) || 0;
  const [asked, before, untold] = [count('asked'), count('before'), count('untold')];
  const said = [
    asked === 1
      ? 'One agency was asked about one case.'
      : asked === 0
        ? 'Nothing was asked anew.'
        : `${asked} questions were put to agencies.`,
    before > 0 ? `${before} had been asked before and ${before === 1 ? 'is' : 'are'} left as they were.` : '',
    untold > 0
      ? `Of those asked, ${untold} could not be told by mail: nobody answers for them, or without an address.`
      : '',
  ];
  return notificationBanner({
    ...(asked > 0 ? { type: 'success' } : {}),
    text: said.filter((one) => one !== '').join(' '),
  });
}

function nothingYet(context: ActingContext, { key, cases }: OpenedInvolvement): SafeHtml {
  const m = context.actor.membership;
  return cases.length === 0
    ? html`<p class="tl-lead">
          Once there are cases, they stand here one below the other, the agencies side by side, and each cell says whether
          that agency knew the people.
        </p>
        ${button({ text: 'Choose the cases', href: paths.cases(m, key.audit) })}`
    : html`<p class="tl-lead">The terms of reference ask no agency, so there is nobody to ask about the cases.</p>
        ${button({ text: 'See who takes part', href: paths.terms(m, key.audit) })}`;
}

function leadPart({ total, states }: InvolvementMatrix): SafeHtml {
  const late = states.get('late') ?? 0;
  if (total.asked === 0) return html`<p class="tl-lead">Nobody has been asked yet.</p>`;
  return html`<p class="tl-lead">
    ${total.answered} of ${total.asked} answers are here${late > 0 && html`, <strong>${late} ${late === 1 ? 'is' : 'are'} late</strong>`}.
  </p>`;
}

function doPart(matrix: InvolvementMatrix, m: string, audit: string): SafeHtml {
  const isWaiting = (matrix.turns.get('agencies') ?? 0) > 0;
  const isAllAsked = (matrix.states.get('not_asked') ?? 0) === 0;
  return html`<div class="govuk-button-group">
    ${button({
      text: 'Ask agencies',
      href: paths.askAgencies(m, audit),
      ...(isAllAsked ? { classes: 'govuk-button--secondary' } : {}),
    })}
    ${
      isWaiting &&
      button({
        text: 'Waiting for an answer',
        href: paths.chase(m, audit),
        ...(isAllAsked ? {} : { classes: 'govuk-button--secondary' }),
      })
    }
  </div>`;
}

function takePart(matrix: InvolvementMatrix, m: string, audit: string, width: string): SafeHtml {
  const isInParts = readWidth(width) !== null;
  return html`<p class="govuk-body tl-no-print">
    Download: <a class="govuk-link" href="${paths.matrixFile(m, audit, 'csv')}">the matrix for a spreadsheet (CSV)</a>,
    <a class="govuk-link" href="${paths.matrixFile(m, audit, 'txt')}">what the report will say (text)</a>.
    ${
      matrix.columns.length > 10 &&
      html`It prints on A3.
        ${
          isInParts
            ? html`<a class="govuk-link" href="${paths.matrix(m, audit)}">Show it as one table</a>`
            : html`<a class="govuk-link" href="${paths.matrix(m, audit, { columns: '10' })}"
                >Show it in parts that fit on A4</a
              >`
        }`
    }
  </p>`;
}

function saidPart(m: string, opened: OpenedInvolvement, reasons: ReadonlyMap<string, string>): SafeHtml {
  const { said, perCase, notCounted } = sayInvolvement(opened, reasons);
  const file = (format: string, name: string): SafeHtml =>
    html`<a class="govuk-link" href="${paths.participationFile(m, opened.key.audit, format)}">${name}</a>`;
  return html`<h2 class="govuk-heading-m">In words</h2>
    <div class="tl-sentence">
      <p><span class="tl-sentence__lead">The report will say:</span> ${said.overview}</p>
      ${said.sentences.map((sentence) => html`<p>${sentence}</p>`)}
    </div>
    ${perCase !== null && html`<p class="govuk-body tl-measure">${perCase}</p>`}
    ${notCounted.length > 0 && html`<p class="govuk-body tl-measure">${notCounted.join(' ')}</p>`}
    <p class="govuk-body tl-no-print">
      The participation table as a document, with how the cases were chosen: ${file('pdf', 'PDF')},
      ${file('docx', 'Word')}, ${file('html', 'web page')}. It names no child and no case.
    </p>`;
}
