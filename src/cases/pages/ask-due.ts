import type { ActingContext } from '#accounts';
import {
  conflictSides,
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readDay,
  type FormProblem,
} from '#platform/forms';
import { input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { paths } from '../paths.ts';
import { changeDue } from '../store/asks.ts';
import { askPage, sayAsk, staleAsk } from './parts/ask-head.ts';
import { openAsk, type OpenedAsk } from './parts/open-involvement.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await load(context);
  return opened === null ? notFound() : page(view(context, opened, displayDay(opened.ask.dueOn), []));
}

/** Moves the day by which an agency is to answer; once it has answered there is nothing to move. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const opened = await load(context);
  if (opened === null) return notFound();
  const { ask, key, today } = opened;
  const typed = form.text('due');
  const day = readDay(typed);
  const problems: FormProblem[] = [];
  if (day === null)
    problems.push({ field: 'due', message: 'Enter the day by which the agency is to answer' });
  else if (day === undefined)
    problems.push({ field: 'due', message: 'The day must be a day, such as 31 March 2026' });
  else if (day < today)
    problems.push({ field: 'due', message: `${displayDay(day)} has passed. Enter a day that is ahead` });
  if (problems.length > 0 || typeof day !== 'string') return invalid(view(context, opened, typed, problems));
  const seen = { id: ask.id, version: Number(form.text('version')) || 0 };
  if (!(await changeDue(tx, key, seen, day))) {
    const sides = conflictSides([{ label: 'Due', now: displayDay(ask.dueOn), typed: displayDay(day) }]);
    return conflict(staleAsk(context, opened, sides));
  }
  context.note({ due: day }, [ask.id, ask.case, key.audit]);
  return redirect(paths.ask(actor.membership, key.audit, ask.id));
}

async function load(context: ActingContext): Promise<OpenedAsk | null> {
  const opened = await openAsk(context, true);
  return opened === null || opened.ask.answer !== null ? null : opened;
}

function view(
  context: ActingContext,
  opened: OpenedAsk,
  due: string,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { ask, key } = opened;
  return askPage(
    context,
    opened,
    { title: 'Change the day', hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Change the day</h1>
      <p class="tl-lead">${sayAsk(opened)}. Until now it is ${displayDay(ask.dueOn)}.</p>`,
    formTag(
      { action: paths.askDue(m, key.audit, ask.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${problems.length > 0 ? context.form.text('version') : ask.version}" />`,
      input({
        id: 'due',
        name: 'due',
        label: { text: 'The answer is due on' },
        hint: { text: 'A day, such as 31 March 2026' },
        classes: 'govuk-input--width-20',
        value: due,
        autocomplete: 'off',
        spellcheck: false,
        ...fieldError(problems, 'due'),
      }),
      formButtons({ text: 'Change the day', cancel: paths.ask(m, key.audit, ask.id) }),
    ),
  );
}
