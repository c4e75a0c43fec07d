import { formButtons, formTag, problemSummary } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { notify } from '../parts/notify.ts';
import { paths } from '../paths.ts';
import { resetFactors } from '../store/factors.ts';
import { findMember, type Member } from '../store/members.ts';

/** For somebody who lost their phone and their recovery codes. Asks first: it signs them out everywhere. */
export async function get(context: ActingContext): Promise<Reply> {
  const member = await load(context);
  return member === null ? notFound() : page(question(context, member));
}

export async function post(context: ActingContext): Promise<Reply> {
  const member = await load(context);
  if (member === null) return notFound();
  const outcome = await resetFactors(context.tx, member.membership);
  if (outcome === 'refused') return notFound();
  if (outcome === 'acts elsewhere') return invalid(refusal(context, member, elsewhere(member)));
  if (outcome === 'own') return invalid(refusal(context, member, own()));
  if (outcome === 'reset') await notify(context.tx, context, member.email, 'reset');
  return redirect(paths.person(context.actor.membership, member.membership));
}

async function load({ tx, params }: ActingContext): Promise<Member | null> {
  const member = await findMember(tx, params['member'] ?? '');
  return member === null || member.ended ? null : member;
}

function question(context: ActingContext, member: Member): SafeHtml {
  const m = context.actor.membership;
  const title = `Reset the security codes of ${member.name}?`;
  return frame(
    context,
    member,
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        Do this when ${member.name} has lost both their phone and their recovery codes. Make sure that it is
        they who ask: speak with them, do not go by an e-mail.
      </p>
      <p class="govuk-body">
        They are signed out everywhere. When they next sign in with their password, they set up security codes
        anew. It is recorded that you did this.
      </p>`,
    formTag(
      { action: paths.personReset(m, member.membership), keys: context.formKeys },
      formButtons({
        text: 'Reset the security codes',
        cancel: paths.person(m, member.membership),
        warning: true,
      }),
    ),
  );
}

function elsewhere(member: Member): SafeHtml {
  return html`<p class="govuk-body">
      ${member.name} also acts for another partnership. One sign-in opens both, so the administrator of one
      cannot reset it.
    </p>
    <p class="govuk-body">
      Ask whoever runs this installation. They can do it with the command
      <strong>npm run -s throughline -- reset-security-codes</strong> and ${member.email}.
    </p>`;
}

function own(): SafeHtml {
  return html`<p class="govuk-body">
    These are your own. Change them under <a class="govuk-link" href="${paths.account()}">Your account</a>.
  </p>`;
}

function refusal(context: ActingContext, member: Member, why: SafeHtml): SafeHtml {
  const title = `The security codes of ${member.name} were not reset`;
  return frame(
    context,
    member,
    `Error: ${title}`,
    problemSummary([{ field: 'main-content', message: title }]),
    html`<h1 class="govuk-heading-l">${title}</h1>
      ${why}`,
  );
}

function frame(
  context: ActingContext,
  member: Member,
  title: string,
  ...content: readonly (SafeHtml | null)[]
): SafeHtml {
  const back = backLink({
    href: paths.person(context.actor.membership, member.membership),
    text: member.name,
  });
  return actingPage(context, { title, back }, content);
}
