import type { ActingContext } from '#accounts';
import { fieldError, formButtons, formTag, readForm, type FormProblem } from '#platform/forms';
import { textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import type { PlannedAudit } from '../../programme/planned-audit.ts';
import { paths } from '../../paths.ts';
import { dropPlannedAudit, findPlannedAudit } from '../../store/programme.ts';
import { programmePage, writerOf } from '../parts/programme-page.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const planned = await load(context);
  return planned === null ? notFound() : page(view(context, planned, []));
}

/** Drops a planned audit with the reason, or takes it up again; nothing is deleted. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const planned = await load(context);
  if (planned === null) return notFound();
  const isWantedBack = form.text('wanted') === 'back';
  const itsYear = redirect(paths.programme(actor.membership, { year: planned.year }));
  // Somebody else did the same meanwhile: what was wanted is so.
  if (isWantedBack === (planned.dropped === null)) return itsYear;
  const reader = readForm(form);
  const reason = isWantedBack ? '' : reader.text('reason', { called: 'reason', longest: 1000, lines: true });
  if (reader.problems.length > 0) return invalid(view(context, planned, reader.problems));
  const dropped = isWantedBack ? null : { on: londonDay(now), reason };
  await dropPlannedAudit(tx, writerOf(context), planned, dropped);
  return itsYear;
}

async function load({ tx, actor, params }: ActingContext): Promise<PlannedAudit | null> {
  return await findPlannedAudit(tx, actor.partnership.id, params['planned'] ?? '');
}

function view(context: ActingContext, planned: PlannedAudit, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const { dropped, title, year } = planned;
  const back = paths.programme(m, { year });
  const action = { action: paths.plannedDrop(m, planned.id), keys: context.formKeys };
  if (dropped !== null)
    return programmePage(
      context,
      { title: 'Take this audit up again?', year },
      html`<p class="tl-lead">${title}</p>
        <p class="govuk-body">It was dropped on ${displayDay(dropped.on)}: ${dropped.reason}</p>`,
      formTag(
        action,
        html`<input type="hidden" name="wanted" value="back" />`,
        formButtons({ text: 'Take it up again', cancel: back }),
      ),
    );
  return programmePage(
    context,
    { title: 'Drop this audit from the programme?', year, problems },
    html`<p class="tl-lead">${title}</p>
      <p class="govuk-body">
        It stays on the page of the year, with the reason. ${
          planned.audit !== null && 'The audit that was begun from it goes on: withdraw that on its own page.'
        }
        You can take it up again.
      </p>`,
    formTag(
      action,
      textarea({
        id: 'reason',
        name: 'reason',
        label: { text: 'Why it is dropped' },
        hint: { text: 'Everybody in the partnership sees this' },
        value: context.form.text('reason'),
        rows: '3',
        classes: 'tl-measure',
        autocomplete: 'off',
        ...fieldError(problems, 'reason'),
      }),
      formButtons({ text: 'Drop it', cancel: back }),
    ),
  );
}
