import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { sessionOf } from '../parts/browser-session.ts';
import { openPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { changeMyName, findAccount } from '../store/account.ts';

export async function get(context: OpenContext): Promise<OpenReply> {
  const account = await context.transact(sessionOf(context), 'read', findAccount);
  if (account === null) return { kind: 'redirect', to: paths.start() };
  return { kind: 'page', html: view(context, account.name, account.name, []) };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const account = await context.transact(sessionOf(context), 'read', findAccount);
  if (account === null) return { kind: 'redirect', to: paths.start() };
  const form = readForm(context.form);
  const name = form.text('name', { called: 'your name', longest: 120 });
  const seen = context.form.text('seen');
  if (form.problems.length > 0)
    return { kind: 'invalid', html: view(context, seen, context.form.text('name'), form.problems) };
  const changed = await context.transact(sessionOf(context), 'write', async (tx) =>
    changeMyName(tx, seen, name),
  );
  if (changed || account.name === name) return { kind: 'redirect', to: paths.account() };
  const message = `Your name was changed to “${account.name}” meanwhile. Save yours, or go back`;
  return { kind: 'conflict', html: view(context, account.name, name, [{ field: 'name', message }]) };
}

function view(context: OpenContext, seen: string, name: string, problems: readonly FormProblem[]): SafeHtml {
  const title = 'Your name';
  return openPage(
    { title, hasProblems: problems.length > 0 },
    backLink({ href: paths.account(), text: 'Your account' }),
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">What you recorded before carries the new name too.</p>`,
    formTag(
      { action: paths.accountName(), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${seen}" />`,
      input({
        id: 'name',
        name: 'name',
        label: { text: 'Your name' },
        hint: { text: 'As colleagues know you' },
        autocomplete: 'name',
        spellcheck: false,
        classes: 'govuk-input--width-20',
        value: name,
        ...fieldError(problems, 'name'),
      }),
      formButtons({ text: 'Save', cancel: paths.account() }),
    ),
  );
}
