import type { ActingContext } from '#accounts';
import { formButtons, formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import {} from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { reasonArea } from '../parts/reason-area.ts';
import { paths } from '../paths.ts';
import { withdrawAsk } from '../store/asks.ts';
import { askPage, sayAsk, staleAsk } from './parts/ask-head.ts';
import { openAsk, type OpenedAsk } from './parts/open-involvement.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openAsk(context, true);
  return opened === null ? notFound() : page(view(context, opened, []));
}

/** Takes an ask back: the agency sees nothing of the case any more; what was said stays in the record. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const opened = await openAsk(context, true);
  if (opened === null) return notFound();
  const { ask, key } = opened;
  const reader = readForm(form);
  const reason = reader.text('reason', { called: 'reason', longest: 2000, lines: true });
  if (reader.problems.length > 0) return invalid(view(context, opened, reader.problems));
  const seen = { id: ask.id, version: Number(form.text('version')) || 0 };
  if (!(await withdrawAsk(tx, key, seen, reason))) return conflict(staleAsk(context, opened));
  context.note({ case: ask.caseNumber }, [ask.id, ask.case, key.audit]);
  return redirect(paths.ask(actor.membership, key.audit, ask.id));
}

function view(context: ActingContext, opened: OpenedAsk, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const { ask, key, column } = opened;
  return askPage(
    context,
    opened,
    { title: 'Withdraw this ask', hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Withdraw this ask</h1>
      <p class="tl-lead">
        ${sayAsk(opened)}. ${column.agencyName} is asked about this case no more, and what it was told of the people is closed
        to it. What was asked and answered stays in the record; it counts no more.
      </p>`,
    formTag(
      { action: paths.askWithdraw(m, key.audit, ask.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${problems.length > 0 ? context.form.text('version') : ask.version}" />`,
      reasonArea(
        {
          id: 'reason',
          label: 'Why',
          hint: 'It stays in the record. Nothing about the child or the family.',
          value: context.form.text('reason'),
        },
        problems,
      ),
      formButtons({ text: 'Withdraw it', cancel: paths.ask(m, key.audit, ask.id), warning: true }),
    ),
  );
}
