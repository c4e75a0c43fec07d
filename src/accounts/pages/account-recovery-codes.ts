import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { sessionOf } from '../parts/browser-session.ts';
import { openPage } from '../parts/layout.ts';
import { oldPasswordField, oldPasswordRefused } from '../parts/old-password.ts';
import { recoveryCodesShown } from '../parts/recovery-codes-shown.ts';
import { paths } from '../paths.ts';
import { newRecoveryCodes } from '../recovery.ts';
import { confirmPassword, findAccount, remakeRecoveryCodes, type Account } from '../store/account.ts';
import { tryPassword } from './try-password.ts';

/** Ten new recovery codes, shown once, in place of those there are. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const account = await load(context);
  return account === null
    ? { kind: 'redirect', to: paths.account() }
    : { kind: 'page', html: view(context, []) };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const account = await load(context);
  if (account === null) return { kind: 'redirect', to: paths.account() };
  const right = await tryPassword(context, account.email, context.form.text('old-password'));
  const { codes, hashes } = newRecoveryCodes(account.person);
  const made =
    right !== null &&
    (await context.transact(
      sessionOf(context),
      'write',
      async (tx) => (await confirmPassword(tx, right)) && (await remakeRecoveryCodes(tx, hashes)),
    ));
  if (!made) return { kind: 'invalid', html: view(context, [oldPasswordRefused]) };
  return { kind: 'page', html: shown(codes) };
}

/** Somebody with a second factor. */
async function load(context: OpenContext): Promise<Account | null> {
  const account = await context.transact(sessionOf(context), 'read', findAccount);
  return account?.factorAddedAt === null ? null : account;
}

const title = 'New recovery codes';

function view(context: OpenContext, problems: readonly FormProblem[]): SafeHtml {
  return openPage(
    { title, hasProblems: problems.length > 0 },
    backLink({ href: paths.account(), text: 'Your account' }),
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">The codes you have stop working. You see the new ones once, on the next page.</p>`,
    formTag(
      { action: paths.accountRecoveryCodes(), keys: context.formKeys },
      oldPasswordField(problems),
      formButtons({ text: 'Make new recovery codes', cancel: paths.account() }),
    ),
  );
}

function shown(codes: readonly string[]): SafeHtml {
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    recoveryCodesShown(codes),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.account()}">I have kept them: go back to Your account</a>
    </p>`,
  );
}
