import { findTotpStep, hashSecret, newSecret } from '#platform/crypto';
import { formTag, problemSummary, type FormProblem } from '#platform/forms';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { openFactor } from '../factor-seal.ts';
import { sessionOf } from '../parts/browser-session.ts';
import { afterSigningIn, carriedField, carriedInvitation, carriedTo } from '../parts/carried-invitation.ts';
import { codeField, readCode } from '../parts/code-field.ts';
import { openPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { beginCodeTry, showCode } from '../store/factors.ts';
import { findStanding, type Standing } from '../store/sign-in.ts';

const refusal =
  'That is not the code now, it was used before, or there were too many tries. Wait for the next code. If none is taken, try again in a quarter of an hour';

/** Asks for the code of the app: what stands between a right password and being somebody here. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const standing = await context.transact(sessionOf(context), 'read', findStanding);
  return standing?.stage === 'code'
    ? { kind: 'page', html: view(context, standing, []) }
    : { kind: 'redirect', to: paths.start() };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const session = sessionOf(context);
  // Counted and committed before the code is looked at: tries sent at the same moment count as well.
  const { standing, tried, now } = await context.transact(session, 'write', async (tx, moment) => {
    const found = await findStanding(tx);
    return {
      standing: found,
      tried: found?.stage === 'code' ? await beginCodeTry(tx) : null,
      now: moment,
    };
  });
  if (standing === null || tried === null) return { kind: 'redirect', to: paths.start() };
  const secret = await openFactor(context.keys, standing.person, tried.factor.sealed);
  const step = findTotpStep(secret, readCode(context.form.text('code')), now);
  const key = newSecret();
  const shown =
    !tried.waits &&
    step !== null &&
    (await context.transact(session, 'write', async (tx) => showCode(tx, tried, step, hashSecret(key))));
  if (shown) return { kind: 'begin session', key, to: afterSigningIn(carriedInvitation(context)) };
  return { kind: 'invalid', html: view(context, standing, [{ field: 'code', message: refusal }]) };
}

function view(context: OpenContext, standing: Standing, problems: readonly FormProblem[]): SafeHtml {
  return openPage(
    { title: 'Enter your security code', hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Enter your security code</h1>
      <p class="tl-lead">
        Your password is right, ${standing.name}. Open the authenticator app on your phone for the second
        step.
      </p>`,
    formTag(
      { action: paths.secondFactor(), keys: context.formKeys },
      carriedField(carriedInvitation(context)),
      codeField(problems),
      button({ text: 'Continue', preventDoubleClick: true }),
    ),
    html`<h2 class="govuk-heading-m">If you do not have your phone</h2>
      <p class="govuk-body">
        <a class="govuk-link" href="${carriedTo(paths.recoveryCode(), carriedInvitation(context))}">Use one of your recovery codes</a>. If you have
        none left, ask your partnership's administrator to reset your security codes.
      </p>
      <p class="govuk-body">
        Not ${standing.name}? <a class="govuk-link" href="${paths.signOut()}">Sign out</a>.
      </p>`,
  );
}
