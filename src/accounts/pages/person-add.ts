import { hashSecret, newSecret } from '#platform/crypto';
import { problemSummary, readDay, readForm, type FormProblem } from '#platform/forms';
import { backLink, panel } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { done, invalid, notFound, page, type Reply } from '#platform/http';
import { queueMail } from '#platform/mail';
import { londonDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { invitationMail } from '../mails.ts';
import { invitationSent } from '../parts/invitation-sent.ts';
import { actingPage } from '../parts/layout.ts';
import { personForm, type PersonTyped } from '../parts/person-form.ts';
import { paths } from '../paths.ts';
import { roles, sayRoles } from '../role.ts';
import { listAgencies, type AgencyRow } from '../store/agencies.ts';
import { invite, type Inviting, type NewInvitation } from '../store/invitations.ts';

export async function get(context: ActingContext): Promise<Reply> {
  return page(view(context, await loadAgencies(context), []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const agencies = await loadAgencies(context);
  const { invitation, problems } = read(context, agencies);
  if (invitation === null) return invalid(view(context, agencies, problems));
  const { tx, keys, actor, canSendMail, site } = context;
  const secret = newSecret();
  const { outcome, id } = await invite(tx, invitation, hashSecret(secret));
  if (outcome === 'refused') return notFound();
  if (outcome !== 'invited') return invalid(view(context, agencies, [problemOf(outcome)], outcome));
  const mail = { to: invitation.email, site, partnership: actor.partnership, secret };
  if (canSendMail) await queueMail(tx, keys, invitationMail(mail));
  context.note({ roles: invitation.roles.join(' '), mailed: canSendMail, own: invitation.reason !== '' }, [
    id,
  ]);
  return done(invited(context, invitation, canSendMail ? null : secret));
}

function problemOf(outcome: Exclude<Inviting, 'invited' | 'refused'>): FormProblem {
  switch (outcome) {
    case 'member already':
      return { field: 'email', message: 'This person acts for the partnership and this agency already' };
    case 'invited already':
      return {
        field: 'email',
        message:
          'This person is invited already. Send that invitation again, or withdraw it, under People, Invited',
      };
    case 'ask another':
      return {
        field: 'email',
        message: 'This is your own address. Ask another administrator to give you the role',
      };
    case 'say why':
      return { field: 'reason', message: 'Say why you give yourself this role' };
  }
}

/** Agencies that have left take nobody new. */
async function loadAgencies({ tx, actor }: ActingContext): Promise<readonly AgencyRow[]> {
  return (await listAgencies(tx, actor.partnership.id)).filter((agency) => agency.left === null);
}

function read(context: ActingContext, agencies: readonly AgencyRow[]) {
  const form = readForm(context.form);
  const name = form.text('name', { called: 'name', longest: 120 });
  const email = form.email('email');
  const ids = agencies.map((agency) => agency.id);
  const agency =
    context.form.text('agency') === '' ? null : form.choice('agency', ids, 'Choose an agency from the list');
  const held = form.choices('roles', roles, 'Choose at least one role');
  const post = form.text('post', { called: 'post', longest: 120, needed: false });
  const [from, until] = [readDay(context.form.text('from')), readDay(context.form.text('until'))];
  if (from === undefined) form.refuse('from', 'Enter the first day as a date, such as 27 3 2027');
  if (until === undefined) form.refuse('until', 'Enter the last day as a date, such as 27 3 2027');
  if (typeof until === 'string' && until < (from ?? londonDay(context.now)))
    form.refuse('until', 'The last day must not be before the first, nor in the past');
  const reason = form.text('reason', { called: 'reason', longest: 500, needed: false });
  const invitation: NewInvitation | null =
    form.problems.length > 0
      ? null
      : { name, email, agency, roles: held, post, from: from ?? null, until: until ?? null, reason };
  return { invitation, problems: form.problems };
}

function asTyped({ form }: ActingContext): PersonTyped {
  return {
    name: form.text('name'),
    email: form.text('email'),
    agency: form.text('agency'),
    roles: form.all('roles'),
    post: form.text('post'),
    from: form.text('from'),
    until: form.text('until'),
    reason: form.text('reason'),
  };
}

function view(
  context: ActingContext,
  agencies: readonly AgencyRow[],
  problems: readonly FormProblem[],
  outcome?: Inviting,
): SafeHtml {
  const m = context.actor.membership;
  return actingPage(
    context,
    {
      title: 'Add somebody',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.people(m), text: 'People' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Add somebody</h1>`,
    personForm(
      { action: paths.personAdd(m), keys: context.formKeys, cancel: paths.people(m) },
      asTyped(context),
      agencies,
      problems,
      outcome === 'say why' || context.form.text('reason') !== '',
    ),
  );
}

function invited(context: ActingContext, to: NewInvitation, secret: string | null): SafeHtml {
  const m = context.actor.membership;
  return actingPage(
    context,
    { title: 'Invited', back: backLink({ href: paths.people(m), text: 'People' }) },
    panel({ titleText: 'Invited', html: html`${to.email}<br />${sayRoles(to.roles)}` }),
    invitationSent({ name: to.name, email: to.email, site: context.site, secret, now: context.now }),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.personAdd(m)}">Add somebody else</a>
    </p>`,
  );
}
