import { accountPaths, actingPage, type ActingContext } from '#accounts';
import { beginRecording, listShortNames } from '#audits';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  readNumber,
  type FormProblem,
} from '#platform/forms';
import { backLink, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { freeKey, keyOf } from '../rules/short-name.ts';

const years = { from: 1970, until: 2100 } as const;

export function get(context: ActingContext): Reply {
  return page(view(context, []));
}

/** Begins to record a published audit: its title and year make the short name under which it is kept. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const reader = readForm(form);
  const title = reader.text('title', { called: 'title', longest: 200 });
  const year = readNumber(form.text('year'), years.from, years.until, () => {
    reader.refuse('year', `The year must be a number from ${years.from} to ${years.until}, such as 2024`);
  });
  if (form.text('year').trim() === '') reader.refuse('year', 'Enter the year in which the audit was done');
  if (reader.problems.length > 0 || year === null) return invalid(view(context, reader.problems));
  const key = `${year}-${keyOf(title, 'audit')}`;
  const id = await beginRecording(tx, actor.partnership.id, actor.membership, {
    title,
    shortName: freeKey(key, await listShortNames(tx, actor.partnership.id, key)),
  });
  context.note({}, [id]);
  return redirect(paths.recording(actor.membership, id));
}

function view(context: ActingContext, problems: readonly FormProblem[]): SafeHtml {
  const { form } = context;
  const m = context.actor.membership;
  const back = accountPaths.audits(m);
  return actingPage(
    context,
    {
      title: 'Record a published audit',
      section: 'audits',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Audits' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Record a published audit</h1>
      <p class="tl-lead">
        Lay the briefing or report beside you. You go through it section by section, in its own order, and can
        stop at any time: only coordinators see it until you finish.
      </p>`,
    formTag(
      { action: paths.record(m), keys: context.formKeys },
      input({
        id: 'title',
        name: 'title',
        label: { text: 'Title of the audit' },
        hint: { text: 'Such as “Multi-agency audit of neglect”' },
        classes: 'govuk-input--width-30',
        value: form.text('title'),
        autocomplete: 'off',
        ...fieldError(problems, 'title'),
      }),
      input({
        id: 'year',
        name: 'year',
        label: { text: 'Year in which it was done' },
        hint: { text: 'It tells audits of one title apart. Exact dates follow.' },
        classes: 'govuk-input--width-4',
        inputmode: 'numeric',
        value: form.text('year'),
        autocomplete: 'off',
        ...fieldError(problems, 'year'),
      }),
      formButtons({ text: 'Begin', cancel: back }),
    ),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.importAudit(m)}">You have the audit as a file: bring it in</a>
    </p>`,
  );
}
