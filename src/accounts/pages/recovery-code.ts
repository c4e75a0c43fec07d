import { hashSecret, newSecret } from '#platform/crypto';
import { fieldError, formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { sessionOf } from '../parts/browser-session.ts';
import { afterSigningIn, carriedField, carriedInvitation, carriedTo } from '../parts/carried-invitation.ts';
import { openPage } from '../parts/layout.ts';
import { notify } from '../parts/notify.ts';
import { paths } from '../paths.ts';
import { hashRecoveryCode } from '../recovery.ts';
import { beginCodeTry, showRecoveryCode } from '../store/factors.ts';
import { findStanding } from '../store/sign-in.ts';

const refusal =
  'That is not one of your recovery codes, it was used before, or there were too many tries. Check it, or try again in a quarter of an hour';

/** For somebody without their phone: one of the codes they kept, each good for one time. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const standing = await context.transact(sessionOf(context), 'read', findStanding);
  return standing?.stage === 'code'
    ? { kind: 'page', html: view(context, []) }
    : { kind: 'redirect', to: paths.start() };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const session = sessionOf(context);
  const { standing, tried } = await context.transact(session, 'write', async (tx) => {
    const found = await findStanding(tx);
    return { standing: found, tried: found?.stage === 'code' ? await beginCodeTry(tx) : null };
  });
  if (standing === null || tried === null) return { kind: 'redirect', to: paths.start() };
  const hash = hashRecoveryCode(standing.person, context.form.text('recovery-code'));
  const key = newSecret();
  const shown =
    !tried.waits &&
    (await context.transact(session, 'write', async (tx) => {
      if (!(await showRecoveryCode(tx, tried, hash, hashSecret(key)))) return false;
      await notify(tx, context, standing.email, 'recovery_code');
      return true;
    }));
  if (!shown) return { kind: 'invalid', html: view(context, [{ field: 'recovery-code', message: refusal }]) };
  return { kind: 'begin session', key, html: taken(context, standing.codesLeft - 1) };
}

function view(context: OpenContext, problems: readonly FormProblem[]): SafeHtml {
  const title = 'Use a recovery code';
  return openPage(
    { title, hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        You were given ten of them when you set up security codes. Each works once, in place of your phone.
      </p>`,
    formTag(
      { action: paths.recoveryCode(), keys: context.formKeys },
      carriedField(carriedInvitation(context)),
      input({
        id: 'recovery-code',
        name: 'recovery-code',
        label: { text: 'Recovery code' },
        hint: { text: 'Four groups of four. Capitals, spaces and hyphens make no difference' },
        autocomplete: 'off',
        spellcheck: false,
        classes: 'govuk-input--width-20',
        ...fieldError(problems, 'recovery-code'),
      }),
      formButtons({
        text: 'Continue',
        cancel: carriedTo(paths.secondFactor(), carriedInvitation(context)),
        cancelText: 'Use my phone instead',
      }),
    ),
    html`<p class="govuk-body">
      If you have no code left, ask your partnership's administrator to reset your security codes.
    </p>`,
  );
}

function taken(context: OpenContext, left: number): SafeHtml {
  const title = 'You are signed in';
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        The recovery code is used up. You have ${left === 0 ? 'none' : left} left.
        ${
          left < 4
            ? html`Make new ones under
                <a class="govuk-link" href="${paths.account()}">Your account</a> soon.`
            : html`If your phone is lost, set up security codes on another one under
                <a class="govuk-link" href="${paths.account()}">Your account</a>.`
        }
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="${afterSigningIn(carriedInvitation(context))}">Continue</a>
      </p>`,
  );
}
