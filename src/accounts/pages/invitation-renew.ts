import { hashSecret, newSecret } from '#platform/crypto';
import { formButtons, formTag } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { done, notFound, page, type Reply } from '#platform/http';
import { queueMail } from '#platform/mail';
import type { ActingContext } from '../actor.ts';
import { invitationMail } from '../mails.ts';
import { invitationSent } from '../parts/invitation-sent.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { findInvitation, renewInvitation, type Invitation } from '../store/invitations.ts';

/** Sends an invitation again, expired or not. Asks first: the link before it stops working. */
export async function get(context: ActingContext): Promise<Reply> {
  const invitation = await findInvitation(context.tx, context.params['invitation'] ?? '');
  return invitation === null ? notFound() : page(question(context, invitation));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, canSendMail, site, now } = context;
  const invitation = await findInvitation(tx, context.params['invitation'] ?? '');
  if (invitation === null) return notFound();
  const secret = newSecret();
  if (!(await renewInvitation(tx, invitation.id, hashSecret(secret)))) return notFound();
  const { partnership } = actor;
  const { name, email } = invitation;
  if (canSendMail) await queueMail(tx, keys, invitationMail({ to: email, site, partnership, secret }));
  const shown = canSendMail ? null : secret;
  return done(
    frame(
      context,
      canSendMail ? 'Sent again' : 'The new link',
      invitationSent({ name, email, site, secret: shown, now }),
    ),
  );
}

function question(context: ActingContext, invitation: Invitation): SafeHtml {
  const m = context.actor.membership;
  const { canSendMail } = context;
  return frame(
    context,
    `${canSendMail ? 'Send the invitation again' : 'A new link'} for ${invitation.name}`,
    html`<p class="govuk-body">
      The link they have stops working.
      ${
        canSendMail
          ? `A new one goes to ${invitation.email} and works for seven days.`
          : 'You see the new one once, on the next page. It works for seven days.'
      }
    </p>`,
    formTag(
      { action: paths.invitationRenew(m, invitation.id), keys: context.formKeys },
      formButtons({ text: canSendMail ? 'Send again' : 'Make a new link', cancel: paths.invited(m) }),
    ),
  );
}

function frame(context: ActingContext, title: string, ...content: readonly SafeHtml[]): SafeHtml {
  const back = backLink({ href: paths.invited(context.actor.membership), text: 'Invited' });
  return actingPage(
    context,
    { title, back },
    html`<h1 class="govuk-heading-l">${title}</h1>
      ${content}`,
  );
}
