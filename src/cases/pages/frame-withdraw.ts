import type { ActingContext } from '#accounts';
import { formButtons, formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { reasonArea } from '../parts/reason-area.ts';
import { paths } from '../paths.ts';
import { removeRows } from '../store/frame-children.ts';
import { removePieces } from '../store/frame-pieces.ts';
import { withdrawFrame } from '../store/frames.ts';
import { casesPage } from './parts/open-cases.ts';
import { openFrame, type OpenedFrame } from './parts/open-frame.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openFrame(context);
  return opened === null ? notFound() : page(view(context, opened, []));
}

/** Withdraws a list, with the reason. What was given is put away; rows that were in use stay for the cases drawn from them. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const opened = await openFrame(context, { lock: true });
  if (opened === null) return notFound();
  const { key, frame } = opened;
  const to = paths.frameProgress(actor.membership, key.audit, frame.id);
  if (frame.state === 'withdrawn') return redirect(to);
  const reader = readForm(form);
  const reason = reader.text('reason', { called: 'reason', longest: 2000, lines: true });
  if (reader.problems.length > 0) return invalid(view(context, opened, reader.problems));
  if (form.text('version') !== String(frame.version)) return conflict(view(context, opened, [], true));
  await withdrawFrame(tx, key, frame, reason, now);
  await removePieces(tx, key, frame.id);
  if (frame.state !== 'loaded') await removeRows(tx, key, frame.id);
  context.note({ rows: frame.rowsLoaded }, [frame.id]);
  return redirect(to);
}

function view(
  context: ActingContext,
  opened: OpenedFrame,
  problems: readonly FormProblem[],
  isStale = false,
): SafeHtml {
  const { audit, frame } = opened;
  const m = context.actor.membership;
  const back = paths.frameProgress(m, audit.id, frame.id);
  const title = isStale ? 'Somebody else changed this list meanwhile' : `Withdraw list ${frame.number}`;
  return casesPage(
    context,
    opened,
    {
      title,
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: `List ${frame.number}` }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        ${isStale ? 'Look at the list before you decide. ' : ''}Nothing is drawn from it any more. Cases that were drawn
        stay cases. The list cannot be taken up again; it can be given again.
      </p>`,
    formTag(
      { action: paths.frameWithdraw(m, audit.id, frame.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${frame.version}" />`,
      reasonArea(
        {
          id: 'reason',
          label: 'Why',
          hint: 'It stays in the record. Name no child.',
          value: context.form.text('reason'),
        },
        problems,
      ),
      formButtons({ text: 'Withdraw it', cancel: back, warning: true }),
    ),
  );
}
