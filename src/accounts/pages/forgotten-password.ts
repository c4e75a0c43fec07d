import { hashSecret, newSecret } from '#platform/crypto';
import { formButtons, formTag } from '#platform/forms';
import { input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { isMailAddress, queueMail } from '#platform/mail';
import { passwordMail } from '../mails.ts';
import { openPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { offerForgotten } from '../store/people.ts';

/** Milliseconds that an answer takes at least, so that its time does not tell whether a mail was written. */
const leastTime = 400;

/** Sends a link to choose a new password to the owner of an address. The answer is the same for every address. */
export function get(context: OpenContext): OpenReply {
  return { kind: 'page', html: context.canSendMail ? view(context) : ask() };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  if (!context.canSendMail) return { kind: 'page', html: ask() };
  const address = context.form.text('email').trim().toLowerCase();
  const waited = new Promise((resolve) => setTimeout(resolve, leastTime));
  if (isMailAddress(address)) await send(context, address);
  await waited;
  return { kind: 'page', html: sent() };
}

async function send(context: OpenContext, address: string): Promise<void> {
  const secret = newSecret();
  await context.transact({ kind: 'nobody' }, 'write', async (tx) => {
    const person = await offerForgotten(tx, address, hashSecret(secret));
    if (person === null) return;
    await queueMail(tx, context.keys, passwordMail({ to: address, site: context.site, secret }));
  });
}

function view(context: OpenContext): SafeHtml {
  const title = 'Choose a new password';
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">We send a link to your e-mail address. With it you choose a new password.</p>`,
    formTag(
      { action: paths.forgottenPassword(), keys: context.formKeys },
      input({
        id: 'email',
        name: 'email',
        type: 'email',
        label: { text: 'E-mail address' },
        autocomplete: 'username',
        spellcheck: false,
        classes: 'govuk-input--width-20',
      }),
      formButtons({ text: 'Send the link', cancel: paths.signIn(), cancelText: 'Go back to Sign in' }),
    ),
  );
}

function sent(): SafeHtml {
  const title = 'Look at your e-mail';
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        If an account has this address, a link is on its way to it. It works once, for three days. If none has
        come in ten minutes, look among unwanted mail, or ask your partnership's administrator.
      </p>
      <p class="govuk-body"><a class="govuk-link" href="${paths.signIn()}">Go back to Sign in</a></p>`,
  );
}

function ask(): SafeHtml {
  const title = 'Choose a new password';
  return openPage(
    { title },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        Ask your partnership's administrator for a new link. This installation sends no e-mail, so they pass
        it on to you.
      </p>
      <p class="govuk-body"><a class="govuk-link" href="${paths.signIn()}">Go back to Sign in</a></p>`,
  );
}
