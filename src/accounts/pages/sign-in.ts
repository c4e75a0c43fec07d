import { fieldError, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { button, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { hashSecret, newSecret } from '#platform/crypto';
import type { OpenContext, OpenReply } from '#platform/http';
import { carriedField, carriedInvitation, carriedTo } from '../parts/carried-invitation.ts';
import { sessionOf } from '../parts/browser-session.ts';
import { openPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { findInstallationKind } from '../store/people.ts';
import { beginSession } from '../store/sign-in.ts';
import { tryPassword } from './try-password.ts';

// One sentence for every reason, so that nobody learns which addresses are known here.
const refusal =
  'The e-mail address or the password is not right, or there were too many tries. Check both and try again in a while.';

const nobody = { kind: 'nobody' } as const;

export async function get(context: OpenContext): Promise<OpenReply> {
  const kind = await context.transact(nobody, 'read', findInstallationKind);
  return { kind: 'page', html: view(context, [], kind === 'demonstration') };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  const address = context.form.text('email').trim().toLowerCase().slice(0, 254);
  const password = context.form.text('password');
  const right = await tryPassword(context, address, password);
  const key = newSecret();
  // In the browser's own session, if it came with one: that one ends.
  const begun =
    right !== null &&
    (await context.transact(sessionOf(context), 'write', async (tx) =>
      beginSession(tx, hashSecret(key), right),
    ));
  if (!begun) return { kind: 'invalid', html: view(context, [{ field: 'email', message: refusal }], false) };
  return { kind: 'begin session', key, to: carriedTo(paths.start(), carriedInvitation(context)) };
}

function view(context: OpenContext, problems: readonly FormProblem[], demonstration: boolean): SafeHtml {
  return openPage(
    { title: 'Sign in', hasProblems: problems.length > 0, demonstration },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Sign in</h1>`,
    demonstration &&
      html`<p class="govuk-body">
        This is a demonstration:
        <a class="govuk-link" href="${paths.demonstration()}">choose somebody to be</a> instead.
      </p>`,
    formTag(
      { action: paths.signIn(), keys: context.formKeys },
      carriedField(carriedInvitation(context)),
      input({
        id: 'email',
        name: 'email',
        type: 'email',
        label: { text: 'E-mail address' },
        autocomplete: 'username',
        spellcheck: false,
        classes: 'govuk-input--width-20',
        value: context.form.text('email').slice(0, 254),
        ...fieldError(problems, 'email'),
      }),
      input({
        id: 'password',
        name: 'password',
        type: 'password',
        label: { text: 'Password' },
        autocomplete: 'current-password',
        spellcheck: false,
        classes: 'govuk-input--width-20',
      }),
      button({ text: 'Sign in', preventDoubleClick: true }),
    ),
    html`<p class="govuk-body">
      ${
        context.canSendMail
          ? html`<a class="govuk-link" href="${paths.forgottenPassword()}">I have forgotten my password</a>`
          : "If you have forgotten your password, ask your partnership's administrator for a new link."
      }
    </p>`,
  );
}
