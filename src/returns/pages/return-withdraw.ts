import type { ActingContext } from '#accounts';
import { fieldError, formButtons, formTag, readForm, type FormProblem } from '#platform/forms';
import { backLink, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { stateAfter } from '../return.ts';
import { sayReturn } from '../rules/say-return.ts';
import { longestReason } from '../step-words.ts';
import { openWatched, type WatchedReturn } from './parts/open-watched.ts';
import { returnsPage } from './parts/returns-page.ts';
import { takeStep } from './parts/take-step.ts';

/** Asks why a return is not wanted any more; what was written in it is kept. */
export async function get(context: ActingContext): Promise<Reply> {
  const watched = await load(context);
  return watched === null ? notFound() : page(view(context, watched, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const watched = await load(context);
  if (watched === null || watched.itsKey === null) return notFound();
  const { one, key, audit, itsKey } = watched;
  const reader = readForm(context.form);
  const why = reader.text('why', { called: 'reason', longest: longestReason, lines: true, needed: true });
  if (reader.problems.length > 0) return invalid(view(context, watched, reader.problems));
  const seen = { ...one, version: Number(context.form.text('version')) };
  if (!(await takeStep(context, key, itsKey, seen, 'withdraw', 'coordinator', { why, sections: {} })))
    return conflict(view(context, watched, [], true));
  context.note({}, [one.id]);
  return redirect(paths.progress(context.actor.membership, audit.id));
}

/** Null also where it can be withdrawn no more. */
async function load(context: ActingContext): Promise<WatchedReturn | null> {
  const watched = await openWatched(context);
  if (watched === null || stateAfter(watched.one.state, 'withdraw', 'coordinator') === null) return null;
  return watched;
}

function view(
  context: ActingContext,
  watched: WatchedReturn,
  problems: readonly FormProblem[],
  isStale = false,
): SafeHtml {
  const { one, audit, agency } = watched;
  const of = [context.actor.membership, audit.id, one.id] as const;
  return returnsPage(
    context,
    watched,
    {
      title: isStale ? 'Somebody else was first' : `Do not ask for it any more: ${sayReturn(one)}, ${agency}`,
      problems,
      back: backLink({ href: paths.signed(...of), text: 'The return' }),
    },
    html`<p class="tl-lead">
      ${
        isStale
          ? 'Since you opened this page the return was changed, and nothing of yours was done. What you wrote is below.'
          : 'Nobody at the agency sees it any more. What was written in it is kept, and it can be opened anew.'
      }
    </p>`,
    formTag(
      { action: paths.withdraw(...of), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${one.version}" />`,
      textarea({
        id: 'why',
        name: 'why',
        label: { text: 'Why it is not wanted any more' },
        rows: '3',
        classes: 'tl-measure',
        value: context.form.text('why'),
        autocomplete: 'off',
        ...fieldError(problems, 'why'),
      }),
      formButtons({ text: 'Do not ask for it any more', cancel: paths.signed(...of), warning: true }),
    ),
  );
}
