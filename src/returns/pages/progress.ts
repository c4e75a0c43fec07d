import type { ActingContext } from '#accounts';
import { auditPaths } from '#audits';
import { formTag } from '#platform/forms';
import { button, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { isProgressState, isProgressTurn } from '../rules/progress-cells.ts';
import { sayReturn } from '../rules/say-return.ts';
import { openReturns } from './parts/load-known.ts';
import { openProgress, type OpenedProgress } from './parts/load-progress.ts';
import { progressFilter, progressTable, sayMap } from './parts/progress-table.ts';
import { returnsPage } from './parts/returns-page.ts';

/** How the returns of an audit stand, and those that can be opened. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openProgress(context);
  return found === null ? notFound() : page(view(context, found));
}

/** Opens every return that can be opened: for each agency that knows a case, with the tool chosen for it. */
export async function open(context: ActingContext): Promise<Reply> {
  const found = await openProgress(context);
  if (found === null || found.opened.audit.stage !== 'underway') return notFound();
  const { opened, toOpen } = found;
  const count = await openReturns(context, opened, toOpen.ready);
  context.note({ opened: count }, [opened.audit.id]);
  return redirect(`${paths.progress(context.actor.membership, opened.audit.id)}?opened=${count}`);
}

function view(context: ActingContext, found: OpenedProgress): SafeHtml {
  const { opened, map, name } = found;
  const { audit } = opened;
  const m = context.actor.membership;
  const { state = '', turn = '' } = context.query;
  const only = {
    state: isProgressState(state) ? state : undefined,
    turn: isProgressTurn(turn) ? turn : undefined,
  };
  const isOpen = audit.stage === 'underway';
  return returnsPage(
    context,
    { audit, state: sayMap(map) },
    { title: 'Returns' },
    doneBanner(context),
    isOpen && openPart(context, found),
    map.asked === 0
      ? html`<p class="tl-lead">
            Once agencies say that they know a case, what each writes about it stands here: cases one below the other, agencies
            side by side.
          </p>
          ${button({ text: 'See who was asked', href: auditPaths.involvement(m, audit.id) })}`
      : html`<p class="tl-lead">${sayMap(map)}.</p>
          ${isOpen && map.late > 0 && remindPart(context, found)} ${progressFilter(map, m, audit.id, only)}
          ${progressTable(map, name, { m, audit: audit.id }, only)}
          <p class="govuk-body tl-no-print">
            <a class="govuk-link" href="${paths.progressFile(m, audit.id)}" download>Download this (CSV)</a>
          </p>`,
  );
}

function doneBanner({ query }: ActingContext): SafeHtml | null {
  const [count, reminded] = [Number(query['opened'] ?? 0), Number(query['reminded'] ?? -1)];
  const says =
    count > 0
      ? count === 1
        ? 'One return is open.'
        : `${count} returns are open.`
      : reminded >= 0
        ? reminded === 0
          ? 'Nobody was written to: whoever could be was reminded today already, or has no address.'
          : reminded === 1
            ? 'One mail was written.'
            : `${reminded} mails were written.`
        : '';
  return says === ''
    ? null
    : notificationBanner({ ...(count > 0 || reminded > 0 ? { type: 'success' } : {}), text: says });
}

function openPart(context: ActingContext, { opened, toOpen }: OpenedProgress): SafeHtml | null {
  const m = context.actor.membership;
  const { audit } = opened;
  const { ready, withoutTool } = toOpen;
  if (ready.length === 0 && withoutTool.length === 0) return null;
  return html`${
    ready.length > 0 &&
    formTag(
      { action: paths.openReturns(m, audit.id), keys: context.formKeys },
      html`<p class="govuk-body">
          ${
            ready.length === 1
              ? 'One agency knows a case and has no return for it yet.'
              : `${ready.length} returns can be opened: for each agency that knows a case, with the tool chosen for it.`
          }
        </p>`,
      button({
        text: ready.length === 1 ? 'Open the return' : `Open ${ready.length} returns`,
        preventDoubleClick: true,
      }),
    )
  }
    ${
      withoutTool.length > 0 &&
      html`<p class="govuk-body">
        No tool is chosen for the method of
        ${[...new Set(withoutTool.map((one) => sayReturn(one)))].join(', ')}.
        <a class="govuk-link" href="${paths.auditTool(m, audit.id)}">Choose the tool</a>
      </p>`
    }`;
}

function remindPart(context: ActingContext, { opened, map }: OpenedProgress): SafeHtml {
  return formTag(
    { action: paths.remindLate(context.actor.membership, opened.audit.id), keys: context.formKeys },
    button({
      text: map.late === 1 ? 'Remind whoever is late' : `Remind those who are late (${map.late})`,
      classes: 'govuk-button--secondary',
      preventDoubleClick: true,
    }),
  );
}
