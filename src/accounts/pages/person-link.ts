import { hashSecret, newSecret } from '#platform/crypto';
import { formButtons, formTag, problemSummary } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { done, invalid, notFound, page, type Reply } from '#platform/http';
import { queueMail } from '#platform/mail';
import type { ActingContext } from '../actor.ts';
import { passwordMail } from '../mails.ts';
import { actingPage } from '../parts/layout.ts';
import { oneTimeLinkShown } from '../parts/one-time-link-shown.ts';
import { paths } from '../paths.ts';
import { findMember, offerLink, type Member } from '../store/members.ts';

/** Asks first: a new link makes the one before it worthless. */
export async function get(context: ActingContext): Promise<Reply> {
  const member = await load(context);
  return member === null ? notFound() : page(question(context, member));
}

export async function post(context: ActingContext): Promise<Reply> {
  const member = await load(context);
  if (member === null) return notFound();
  const secret = newSecret();
  const outcome = await offerLink(context.tx, member.membership, hashSecret(secret));
  if (outcome === 'refused') return notFound();
  if (outcome === 'acts elsewhere') return invalid(refusal(context, member));
  const { tx, keys, site, canSendMail } = context;
  if (!canSendMail) return done(shown(context, member, secret));
  await queueMail(tx, keys, passwordMail({ to: member.email, site, secret }));
  return done(sent(context, member));
}

async function load({ tx, params }: ActingContext): Promise<Member | null> {
  const member = await findMember(tx, params['member'] ?? '');
  return member === null || member.ended ? null : member;
}

function question(context: ActingContext, member: Member): SafeHtml {
  const m = context.actor.membership;
  const title = `A new link for ${member.name}`;
  return frame(
    context,
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        With the link ${member.name} chooses ${member.hasPassword ? 'a new password' : 'their password'}. Any
        link made before stops working.
        ${context.canSendMail ? `The new one goes to ${member.email}.` : 'You see the new one once, on the next page.'}
      </p>
      ${
        member.hasPassword &&
        html`<p class="govuk-body">
          Their present password works until the link is used. When it is used, they are signed out
          everywhere.
        </p>`
      }`,
    formTag(
      { action: paths.personLink(m, member.membership), keys: context.formKeys },
      formButtons({ text: 'Make a new link', cancel: paths.people(m) }),
    ),
  );
}

function refusal(context: ActingContext, member: Member): SafeHtml {
  const title = `No link was made for ${member.name}`;
  return frame(
    context,
    `Error: ${title}`,
    problemSummary([{ field: 'main-content', message: title }]),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        ${member.name} also acts for another partnership. One password opens both, so the administrator of one
        cannot make a link.
      </p>
      <p class="govuk-body">
        Ask whoever runs this installation. They can make one with the command
        <strong>npm run -s throughline -- sign-in-link</strong> and ${member.email}.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="${paths.people(context.actor.membership)}">Go back to People</a>
      </p>`,
  );
}

function shown(context: ActingContext, member: Member, secret: string): SafeHtml {
  const title = `The new link for ${member.name}`;
  return frame(
    context,
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    oneTimeLinkShown({ name: member.name, site: context.site, secret, now: context.now }),
  );
}

function sent(context: ActingContext, member: Member): SafeHtml {
  const title = 'The link is on its way';
  return frame(
    context,
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        It goes to ${member.email} and to nobody else. It works once, for three days.
      </p>`,
  );
}

function frame(context: ActingContext, title: string, ...content: readonly (SafeHtml | null)[]): SafeHtml {
  const back = backLink({ href: paths.people(context.actor.membership), text: 'People' });
  return actingPage(context, { title, back }, content);
}
