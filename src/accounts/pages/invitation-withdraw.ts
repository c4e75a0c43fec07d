import { formButtons, formTag } from '#platform/forms';
import { backLink, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage, sayHat } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { findInvitation, withdrawInvitation, type Invitation } from '../store/invitations.ts';

/** Takes an invitation back before it is accepted. Says exactly which. */
export async function get(context: ActingContext): Promise<Reply> {
  const invitation = await findInvitation(context.tx, context.params['invitation'] ?? '');
  return invitation === null ? notFound() : page(question(context, invitation));
}

export async function post(context: ActingContext): Promise<Reply> {
  const withdrawn = await withdrawInvitation(context.tx, context.params['invitation'] ?? '');
  return withdrawn ? redirect(paths.invited(context.actor.membership)) : notFound();
}

function question(context: ActingContext, invitation: Invitation): SafeHtml {
  const m = context.actor.membership;
  const title = `Withdraw the invitation of ${invitation.name}?`;
  return actingPage(
    context,
    { title, back: backLink({ href: paths.invited(m), text: 'Invited' }) },
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    summaryList({
      rows: [
        { key: { text: 'E-mail address' }, value: { text: invitation.email } },
        { key: { text: 'Would act as' }, value: { text: sayHat(invitation) } },
      ],
    }),
    html`<p class="govuk-body">Its link stops working. You can invite them again.</p>`,
    formTag(
      { action: paths.invitationWithdraw(m, invitation.id), keys: context.formKeys },
      formButtons({ text: 'Withdraw the invitation', cancel: paths.invited(m), warning: true }),
    ),
  );
}
