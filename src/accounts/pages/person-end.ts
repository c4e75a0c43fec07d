import { formButtons, formTag, problemSummary } from '#platform/forms';
import { backLink, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage, sayHat } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { endMembership, findMember, type Member } from '../store/members.ts';

const ownMembership = 'You cannot end the membership you act in. Ask another administrator';

/** Says exactly what will happen, and to whom. */
export async function get(context: ActingContext): Promise<Reply> {
  const member = await findMember(context.tx, context.params['member'] ?? '');
  if (member === null) return notFound();
  return page(member.ended ? over(context, member) : question(context, member, null));
}

export async function post(context: ActingContext): Promise<Reply> {
  const member = await findMember(context.tx, context.params['member'] ?? '');
  if (member === null) return notFound();
  const version = context.form.text('version');
  const seen = /^\d{1,9}$/.test(version) ? Number(version) : 0;
  const outcome = await endMembership(context.tx, member.membership, seen);
  if (outcome === 'refused') return notFound();
  if (outcome === 'own') return invalid(question(context, member, ownMembership));
  if (outcome === 'changed')
    return conflict(member.ended ? over(context, member) : question(context, member, null));
  return redirect(paths.people(context.actor.membership));
}

function question(context: ActingContext, member: Member, problem: string | null): SafeHtml {
  const m = context.actor.membership;
  const title = `End the membership of ${member.name}?`;
  return frame(
    context,
    `${problem === null ? '' : 'Error: '}${title}`,
    problem !== null && problemSummary([{ field: 'main-content', message: problem }]),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    summaryList({
      rows: [
        { key: { text: 'Name' }, value: { text: member.name } },
        { key: { text: 'E-mail address' }, value: { text: member.email } },
        { key: { text: 'Acts as' }, value: { text: sayHat(member) } },
        { key: { text: 'Since' }, value: { text: displayDay(member.since) } },
      ],
    }),
    html`<p class="govuk-body">
        From their next click they can no longer act as this, or see anything through it. What they recorded
        stays. Other memberships they hold are not touched.
      </p>
      <p class="govuk-body">
        It cannot be undone, but they can be added again. To change somebody's roles, choose “Change what
        they act as” on their page.
      </p>`,
    formTag(
      { action: paths.personEnd(m, member.membership), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${member.version}" />`,
      formButtons({ text: 'End the membership', cancel: paths.people(m), warning: true }),
    ),
  );
}

function over(context: ActingContext, member: Member): SafeHtml {
  const title = `The membership of ${member.name} has ended`;
  return frame(
    context,
    title,
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">
        ${member.until === null ? 'It is not in force.' : `It ended on ${displayDay(member.until)}.`}
        <a class="govuk-link" href="${paths.people(context.actor.membership)}">Go back to People</a>
      </p>`,
  );
}

function frame(
  context: ActingContext,
  title: string,
  ...content: readonly (SafeHtml | null | false)[]
): SafeHtml {
  const back = backLink({ href: paths.people(context.actor.membership), text: 'People' });
  return actingPage(context, { title, back }, content);
}
