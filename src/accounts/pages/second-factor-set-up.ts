import { randomUUID } from 'node:crypto';
import { hashSecret, newSecret, newTotpSecret } from '#platform/crypto';
import { openPage } from '../parts/layout.ts';
import { problemSummary, type FormProblem } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { findTotpStep } from '#platform/crypto';
import { openOffer, sealFactor, sealOffer } from '../factor-seal.ts';
import { sessionOf } from '../parts/browser-session.ts';
import { afterSigningIn, carriedField, carriedInvitation } from '../parts/carried-invitation.ts';
import { readCode } from '../parts/code-field.ts';
import { notify } from '../parts/notify.ts';
import { recoveryCodesShown } from '../parts/recovery-codes-shown.ts';
import { setUpForm } from '../parts/set-up-form.ts';
import { paths } from '../paths.ts';
import { newRecoveryCodes } from '../recovery.ts';
import { addFactor } from '../store/factors.ts';
import { findStanding, type Standing } from '../store/sign-in.ts';

/** The first time: an app is told the secret, and shows with a code that it has it. Opening the page keeps nothing. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const standing = await load(context);
  if (standing === null) return { kind: 'redirect', to: paths.start() };
  if (!standing.isPasswordFresh) return { kind: 'page', html: tooLate() };
  return { kind: 'page', html: await view(context, standing, newTotpSecret(), []) };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const standing = await load(context);
  if (standing === null) return { kind: 'redirect', to: paths.start() };
  const offered = await openOffer(context.keys, standing.person, context.form.text('offer'));
  if (offered === null) return { kind: 'redirect', to: paths.secondFactorSetUp() };
  const now = await context.transact(sessionOf(context), 'read', async (_tx, moment) => moment);
  const step = findTotpStep(offered, readCode(context.form.text('code')), now);
  if (step === null) {
    const message =
      'That is not the code your app should show now. Check that the phone sets its clock by itself, then enter the next code';
    return { kind: 'invalid', html: await view(context, standing, offered, [{ field: 'code', message }]) };
  }
  const { codes, hashes } = newRecoveryCodes(standing.person);
  const sealed = await sealFactor(context.keys, standing.person, offered);
  const factor = { id: randomUUID(), sealed, step, recoveryHashes: hashes };
  const key = newSecret();
  const added = await context.transact(sessionOf(context), 'write', async (tx) => {
    if (!(await addFactor(tx, factor, hashSecret(key)))) return false;
    await notify(tx, context, standing.email, 'set_up');
    return true;
  });
  if (!added) return { kind: 'invalid', html: tooLate() };
  return { kind: 'begin session', key, html: ready(codes, afterSigningIn(carriedInvitation(context))) };
}

/** Who is on the way in without a second factor. */
async function load(context: OpenContext): Promise<Standing | null> {
  const standing = await context.transact(sessionOf(context), 'read', findStanding);
  return standing?.stage === 'set up' ? standing : null;
}

async function view(
  context: OpenContext,
  standing: Standing,
  secret: string,
  problems: readonly FormProblem[],
): Promise<SafeHtml> {
  const title = 'Set up security codes';
  const offer = await sealOffer(context.keys, standing.person, secret);
  return openPage(
    { title, hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        A password can be guessed or stolen. From now on you also enter a code from your phone when you sign
        in. It takes two minutes to set up.
      </p>`,
    setUpForm(
      { action: paths.secondFactorSetUp(), keys: context.formKeys },
      { secret, offer, account: standing.email },
      problems,
      carriedField(carriedInvitation(context)),
    ),
    html`<p class="govuk-body">
      Not ${standing.name}? <a class="govuk-link" href="${paths.signOut()}">Sign out</a>.
    </p>`,
  );
}

function tooLate(): SafeHtml {
  const title = 'Sign in once more';
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        It is more than ten minutes since you typed your password. To be sure that it is you,
        <a class="govuk-link" href="${paths.signIn()}">sign in again</a> and set up security codes then.
      </p>`,
  );
}

function ready(codes: readonly string[], onwards: string): SafeHtml {
  const title = 'Keep your recovery codes';
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">Security codes are set up, and you are signed in.</p>`,
    recoveryCodesShown(codes),
    html`<p class="govuk-body"><a class="govuk-link" href="${onwards}">I have kept them: continue</a></p>`,
  );
}
