import { hashSecret, newSecret } from '#platform/crypto';
import { problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink, panel } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { done, invalid, notFound, page, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { oneTimeLinkShown } from '../parts/one-time-link-shown.ts';
import { personForm, type PersonTyped } from '../parts/person-form.ts';
import { paths } from '../paths.ts';
import { roles, sayRoles } from '../role.ts';
import { listAgencies, type AgencyRow } from '../store/agencies.ts';
import { addMember, type NewMember } from '../store/members.ts';

export async function get(context: ActingContext): Promise<Reply> {
  return page(view(context, await loadAgencies(context), []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const agencies = await loadAgencies(context);
  const { member, problems } = read(context, agencies);
  if (member === null) return invalid(view(context, agencies, problems));
  const secret = newSecret();
  const { outcome, membership } = await addMember(context.tx, member, hashSecret(secret));
  if (outcome === 'refused') return notFound();
  if (outcome === 'member already') {
    const already = 'This person acts for the partnership and this agency already. End that membership first';
    return invalid(view(context, agencies, [{ field: 'email', message: already }]));
  }
  context.note({ roles: member.roles.join(' '), link: outcome === 'added with link' }, [membership]);
  return done(added(context, member, outcome === 'added with link' ? secret : null));
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
  const member: NewMember | null =
    form.problems.length > 0 ? null : { name, email, agency, roles: held, post };
  return { member, problems: form.problems };
}

function asTyped({ form }: ActingContext): PersonTyped {
  return {
    name: form.text('name'),
    email: form.text('email'),
    agency: form.text('agency'),
    roles: form.all('roles'),
    post: form.text('post'),
  };
}

function view(
  context: ActingContext,
  agencies: readonly AgencyRow[],
  problems: readonly FormProblem[],
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
    ),
  );
}

function added(context: ActingContext, member: NewMember, secret: string | null): SafeHtml {
  const m = context.actor.membership;
  return actingPage(
    context,
    { title: 'Added', back: backLink({ href: paths.people(m), text: 'People' }) },
    panel({ titleText: 'Added', html: html`${member.email}<br />${sayRoles(member.roles)}` }),
    secret === null
      ? html`<p class="govuk-body">
          Somebody with this address has an account here already, under the name they gave. They sign in as
          before and choose what they act as. There is no link to pass on.
        </p>`
      : oneTimeLinkShown({ name: member.name, site: context.site, secret, now: context.now }),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.personAdd(m)}">Add somebody else</a>
    </p>`,
  );
}
