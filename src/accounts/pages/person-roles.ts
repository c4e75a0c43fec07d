import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, checkboxes } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { roleLabels, roles, roleSights, sayRoles } from '../role.ts';
import { changeRoles, findMember, type Member } from '../store/members.ts';

/** Changes what somebody acts as: the membership ends, and another with the new roles begins, in one step. */
export async function get(context: ActingContext): Promise<Reply> {
  const member = await load(context);
  return member === null ? notFound() : page(view(context, member, member.roles, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const asked = await findMember(context.tx, context.params['member'] ?? '');
  if (asked === null) return notFound();
  if (asked.ended) return conflict(over(context, asked));
  const form = readForm(context.form);
  const held = form.choices('roles', roles, 'Choose at least one role');
  if (form.problems.length === 0 && held.join() === roles.filter((role) => asked.roles.includes(role)).join())
    form.refuse('roles', 'These are the roles they have. Choose others, or cancel');
  if (form.problems.length > 0)
    return invalid(view(context, asked, context.form.all('roles'), form.problems));
  const version = context.form.text('version');
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : 0;
  const { outcome, successor } = await changeRoles(context.tx, asked.membership, seen, held);
  if (outcome === 'refused') return notFound();
  if (outcome === 'stale') return conflict(view(context, asked, held, [stale(asked)]));
  if (outcome === 'own') return invalid(view(context, asked, held, [own]));
  context.note({ roles: held.join(' ') }, [successor]);
  return redirect(paths.person(context.actor.membership, successor));
}

const own: FormProblem = {
  field: 'roles',
  message: 'You cannot change your own roles. Ask another administrator',
};

function stale(member: Member): FormProblem {
  return {
    field: 'roles',
    message: `Somebody else changed this membership meanwhile; it is ${sayRoles(member.roles)} now. Save yours, or cancel`,
  };
}

async function load({ tx, params }: ActingContext): Promise<Member | null> {
  const member = await findMember(tx, params['member'] ?? '');
  return member === null || member.ended ? null : member;
}

function over(context: ActingContext, member: Member): SafeHtml {
  const m = context.actor.membership;
  const title = `The membership of ${member.name} has ended meanwhile`;
  return actingPage(
    context,
    { title, back: backLink({ href: paths.people(m), text: 'People' }) },
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        Nothing was saved. <a class="govuk-link" href="${paths.person(m, member.membership)}">See what they
        act as now</a>.
      </p>`,
  );
}

function view(
  context: ActingContext,
  member: Member,
  chosen: readonly string[],
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const back = paths.person(m, member.membership);
  const title = `Change what ${member.name} acts as`;
  return actingPage(
    context,
    { title, hasProblems: problems.length > 0, back: backLink({ href: back, text: member.name }) },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        Now: ${sayRoles(member.roles)}. That ends when you save, and they act as what you choose here from
        their next click. What they did before stays recorded under what they were then.
      </p>`,
    formTag(
      { action: paths.personRoles(m, member.membership), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${member.version}" />`,
      checkboxes({
        idPrefix: 'roles',
        name: 'roles',
        values: chosen,
        fieldset: { legend: { text: 'Roles' } },
        hint: { text: 'Choose all that apply' },
        items: roles.map((role) => ({
          value: role,
          text: roleLabels[role].replace(/^./, (letter) => letter.toUpperCase()),
          hint: { text: roleSights[role] },
        })),
        ...fieldError(problems, 'roles'),
      }),
      formButtons({ text: 'Change what they act as', cancel: back }),
    ),
  );
}
