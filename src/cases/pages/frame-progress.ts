import type { ActingContext } from '#accounts';
import { formTag } from '#platform/forms';
import { backLink, button } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { enqueue } from '#platform/jobs';
import { displayDay } from '#platform/time';
import { frameSources, type Frame } from '../frame.ts';
import { paths } from '../paths.ts';
import { moveFrame } from '../store/frames.ts';
import { loadingTask } from './parts/load-frame.ts';
import { casesPage } from './parts/open-cases.ts';
import { openFrame, type OpenedFrame } from './parts/open-frame.ts';

/** One list: how far it is, whoever opens it and whenever. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openFrame(context);
  return opened === null ? notFound() : page(view(context, opened));
}

/** Asks once more for a list to be loaded that failed, or whose job was lost. Asking twice loads it once. */
export async function load(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const opened = await openFrame(context, { lock: true });
  if (opened === null) return notFound();
  const { key, frame, layout } = opened;
  if (frame.state === 'failed' && layout?.around != null)
    await moveFrame(tx, key, frame, { state: 'loading' });
  if (frame.state === 'failed' || frame.state === 'loading')
    await enqueue(tx, loadingTask, { ...key, frame: frame.id }, `${loadingTask} ${frame.id}`);
  context.note({}, [frame.id]);
  return redirect(paths.frameProgress(actor.membership, key.audit, frame.id));
}

function view(context: ActingContext, opened: OpenedFrame): SafeHtml {
  const { audit, frame } = opened;
  const m = context.actor.membership;
  const title = `List ${frame.number}`;
  return casesPage(
    context,
    opened,
    { title, part: 'cases', back: backLink({ href: paths.frame(m, audit.id), text: 'Lists of children' }) },
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    standing(context, opened),
    html`<dl class="govuk-summary-list">
      ${fact('Supplied by', frame.suppliedBy)} ${fact('Which children', frame.criterion)}
      ${fact('Supplied on', frame.suppliedOn === null ? '' : displayDay(frame.suppliedOn))}
      ${fact('Given as', frameSources[frame.source])}
    </dl>`,
    frame.state !== 'withdrawn' &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.frameWithdraw(m, audit.id, frame.id)}">Withdraw this list</a>
      </p>`,
  );
}

function fact(label: string, value: string): SafeHtml {
  return html`<div class="govuk-summary-list__row">
    <dt class="govuk-summary-list__key">${label}</dt>
    <dd class="govuk-summary-list__value">${value === '' ? 'Not said' : value}</dd>
  </div>`;
}

function standing(context: ActingContext, { audit, frame }: OpenedFrame): Content {
  const m = context.actor.membership;
  const again = (text: string) =>
    formTag(
      { action: paths.frameLoad(m, audit.id, frame.id), keys: context.formKeys },
      button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true }),
    );
  switch (frame.state) {
    case 'given':
      return html`<p class="tl-lead">
        Its columns still have to be matched:
        <a class="govuk-link" href="${paths.frameColumns(m, audit.id, frame.id)}">match the columns</a>.
      </p>`;
    case 'mapped':
      return html`<p class="tl-lead">
        It still has to be checked: <a class="govuk-link" href="${paths.frameCheck(m, audit.id, frame.id)}">check it</a>.
      </p>`;
    case 'loading':
      return html`<p class="tl-lead" role="status">
          Being loaded: ${frame.rowsLoaded.toLocaleString('en-GB')} rows so far${sayOf(frame)}. You can close this page;
          it goes on by itself.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="${paths.frameProgress(m, audit.id, frame.id)}">See how far it is now</a>
        </p>
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">It does not move</span>
          </summary>
          <div class="govuk-details__text">
            <p>When the program was stopped, it goes on within some minutes. You can also ask again; no row is added twice.</p>
            ${again('Ask again')}
          </div>
        </details>`;
    case 'loaded':
      return html`<p class="tl-lead">
        In use, with ${frame.rowsLoaded.toLocaleString('en-GB')} ${frame.rowsLoaded === 1 ? 'child' : 'children'}.
        <a class="govuk-link" href="${paths.frameRows(m, audit.id)}">See the rows</a> or
        <a class="govuk-link" href="${paths.draw(m, audit.id)}">draw the cases</a>.
      </p>`;
    case 'failed':
      return html`<p class="tl-lead">
          It could not be loaded in three tries, and nothing of it was taken. You can try again,
          <a class="govuk-link" href="${paths.frameCheck(m, audit.id, frame.id)}">check it once more</a>, or withdraw it and
          give it again.
        </p>
        ${again('Try again')}`;
    case 'withdrawn':
      return html`<p class="tl-lead">Withdrawn. Nothing is drawn from it any more.</p>
        <p class="govuk-body tl-measure">${frame.withdrawnReason}</p>`;
  }
}

function sayOf(frame: Frame): string {
  return frame.rowsGiven > 0 ? ` of about ${frame.rowsGiven.toLocaleString('en-GB')}` : '';
}
