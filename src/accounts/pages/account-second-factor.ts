import { randomUUID } from 'node:crypto';
import { findTotpStep, hashSecret, newSecret, newTotpSecret } from '#platform/crypto';
import { problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { openOffer, sealFactor, sealOffer } from '../factor-seal.ts';
import { sessionOf } from '../parts/browser-session.ts';
import { readCode } from '../parts/code-field.ts';
import { openPage } from '../parts/layout.ts';
import { notify } from '../parts/notify.ts';
import { oldPasswordField, oldPasswordRefused } from '../parts/old-password.ts';
import { recoveryCodesShown } from '../parts/recovery-codes-shown.ts';
import { setUpForm } from '../parts/set-up-form.ts';
import { paths } from '../paths.ts';
import { newRecoveryCodes } from '../recovery.ts';
import { confirmPassword, findAccount, type Account } from '../store/account.ts';
import { addFactor } from '../store/factors.ts';
import { tryPassword } from './try-password.ts';

const wrongCode: FormProblem = {
  field: 'code',
  message:
    'That is not the code your app should show now. Check that the phone sets its clock by itself, then enter the next code',
};

/** Security codes for somebody who is signed in: for the first time, or on another phone. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const account = await context.transact(sessionOf(context), 'read', findAccount);
  if (account === null) return { kind: 'redirect', to: paths.start() };
  return { kind: 'page', html: await view(context, account, newTotpSecret(), []) };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const session = sessionOf(context);
  const { account, now } = await context.transact(session, 'read', async (tx, moment) => ({
    account: await findAccount(tx),
    now: moment,
  }));
  if (account === null) return { kind: 'redirect', to: paths.start() };
  const offered = await openOffer(context.keys, account.person, context.form.text('offer'));
  if (offered === null) return { kind: 'redirect', to: paths.accountSecondFactor() };
  const step = findTotpStep(offered, readCode(context.form.text('code')), now);
  if (step === null) return { kind: 'invalid', html: await view(context, account, offered, [wrongCode]) };
  const right = await tryPassword(context, account.email, context.form.text('old-password'));
  const { codes, hashes } = newRecoveryCodes(account.person);
  const sealed = await sealFactor(context.keys, account.person, offered);
  const factor = { id: randomUUID(), sealed, step, recoveryHashes: hashes };
  const key = newSecret();
  const added =
    right !== null &&
    (await context.transact(session, 'write', async (tx) => {
      if (!(await confirmPassword(tx, right)) || !(await addFactor(tx, factor, hashSecret(key))))
        return false;
      await notify(tx, context, account.email, 'set_up');
      return true;
    }));
  if (!added) return { kind: 'invalid', html: await view(context, account, offered, [oldPasswordRefused]) };
  return { kind: 'begin session', key, html: ready(codes) };
}

async function view(
  context: OpenContext,
  account: Account,
  secret: string,
  problems: readonly FormProblem[],
): Promise<SafeHtml> {
  const title = 'Set up security codes';
  const offer = await sealOffer(context.keys, account.person, secret);
  return openPage(
    { title, hasProblems: problems.length > 0 },
    backLink({ href: paths.account(), text: 'Your account' }),
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    account.factorAddedAt !== null &&
      html`<p class="govuk-body">
        The phone you use now, and your recovery codes, stop working. Every other browser is signed out.
      </p>`,
    setUpForm(
      { action: paths.accountSecondFactor(), keys: context.formKeys },
      { secret, offer, account: account.email },
      problems,
      oldPasswordField(problems),
    ),
  );
}

function ready(codes: readonly string[]): SafeHtml {
  const title = 'Keep your recovery codes';
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">Security codes are set up.</p>`,
    recoveryCodesShown(codes),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.account()}">I have kept them: go back to Your account</a>
    </p>`,
  );
}
