import { hashPassword } from '#platform/crypto';
import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { sessionOf } from '../parts/browser-session.ts';
import { openPage } from '../parts/layout.ts';
import { guessable, newPasswordFields, newPasswordProblem } from '../parts/new-password.ts';
import { notify } from '../parts/notify.ts';
import { oldPasswordField, oldPasswordRefused } from '../parts/old-password.ts';
import { paths } from '../paths.ts';
import { changeMyPassword, confirmPassword, findAccount } from '../store/account.ts';
import { tryPassword } from './try-password.ts';

/** A new password, for whoever knows the old one. Every other browser is signed out. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const account = await context.transact(sessionOf(context), 'read', findAccount);
  return account === null
    ? { kind: 'redirect', to: paths.start() }
    : { kind: 'page', html: view(context, []) };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const session = sessionOf(context);
  const account = await context.transact(session, 'read', findAccount);
  if (account === null) return { kind: 'redirect', to: paths.start() };
  const problem = newPasswordProblem(context, guessable(account));
  if (problem !== null) return { kind: 'invalid', html: view(context, [problem]) };
  const right = await tryPassword(context, account.email, context.form.text('old-password'));
  if (right === null) return { kind: 'invalid', html: view(context, [oldPasswordRefused]) };
  const passwordHash = await hashPassword(context.form.text('password'));
  const changed = await context.transact(session, 'write', async (tx) => {
    if (!(await confirmPassword(tx, right)) || !(await changeMyPassword(tx, passwordHash))) return false;
    await notify(tx, context, account.email, 'password');
    return true;
  });
  return changed
    ? { kind: 'redirect', to: paths.account() }
    : { kind: 'invalid', html: view(context, [oldPasswordRefused]) };
}

function view(context: OpenContext, problems: readonly FormProblem[]): SafeHtml {
  const title = 'Change your password';
  return openPage(
    { title, hasProblems: problems.length > 0 },
    backLink({ href: paths.account(), text: 'Your account' }),
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">You stay signed in here. Every other browser is signed out.</p>`,
    formTag(
      { action: paths.accountPassword(), keys: context.formKeys },
      oldPasswordField(problems),
      newPasswordFields(problems),
      formButtons({ text: 'Change the password', cancel: paths.account() }),
    ),
  );
}
