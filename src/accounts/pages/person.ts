import { backLink, summaryList, tag } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant, londonDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { sayRoles } from '../role.ts';
import { listMembers, type Member } from '../store/members.ts';

/** One person as the administrator sees them: what they act as here, and how they sign in. */
export async function get(context: ActingContext): Promise<Reply> {
  const members = await listMembers(context.tx);
  const member = members.find((one) => one.membership === context.params['member']);
  if (member === undefined) return notFound();
  const all = members.filter((one) => one.person === member.person);
  return page(view(context, member, all));
}

function view(context: ActingContext, member: Member, all: readonly Member[]): SafeHtml {
  const m = context.actor.membership;
  const current = all.filter((one) => !one.ended);
  const past = all.filter((one) => one.ended);
  const isSelf = member.person === context.actor.person;
  return actingPage(
    context,
    { title: member.name, back: backLink({ href: paths.people(m), text: 'People' }) },
    html`<h1 class="govuk-heading-l">${member.name}</h1>`,
    signingIn(context, member, current),
    html`<h2 class="govuk-heading-m">Acts here as</h2>`,
    current.length === 0
      ? html`<p class="govuk-body">Nothing now. What they were is below.</p>`
      : current.map((one) => membership(context, isSelf, one)),
    past.length > 0 && html`<h2 class="govuk-heading-m">Before or later</h2>`,
    past.map((one) => membership(context, isSelf, one)),
  );
}

function signingIn(context: ActingContext, member: Member, current: readonly Member[]): SafeHtml {
  const m = context.actor.membership;
  const [now] = current;
  const isSelf = member.person === context.actor.person;
  const act = (href: string, text: string, hidden: string) =>
    now === undefined || isSelf ? {} : { actions: { items: [{ href, text, visuallyHiddenText: hidden }] } };
  const which = now?.membership ?? member.membership;
  return summaryList({
    rows: [
      { key: { text: 'E-mail address' }, value: { text: member.email } },
      {
        key: { text: 'Password' },
        value: { text: member.hasPassword ? 'Set' : 'Not yet set' },
        ...act(paths.personLink(m, which), 'New link', `for the password of ${member.name}`),
      },
      {
        key: { text: 'Security codes' },
        value: { text: member.hasFactor ? 'Set up' : 'Not yet set up' },
        ...(member.hasFactor
          ? act(paths.personReset(m, which), 'Reset', `the security codes of ${member.name}`)
          : {}),
      },
      {
        key: { text: 'Last signed in' },
        value: { text: member.signedInAt === null ? 'Never' : displayInstant(member.signedInAt) },
      },
    ],
  });
}

function membership(context: ActingContext, isSelf: boolean, one: Member): SafeHtml {
  const m = context.actor.membership;
  const isFuture = one.since > londonDay(context.now);
  const what = sayRoles(one.roles);
  const link = (href: string, text: string) => ({ href, text, visuallyHiddenText: `(${what})` });
  const links = [
    ...(one.isEndedByHand ? [] : [link(paths.personEdit(m, one.membership), 'Change post and days')]),
    ...(one.ended || isSelf ? [] : [link(paths.personRoles(m, one.membership), 'Change what they act as')]),
    ...(one.ended || one.membership === m ? [] : [link(paths.personEnd(m, one.membership), 'End')]),
  ];
  return summaryList({
    card: {
      title: {
        html: html`${sayRoles(one.roles)} ${isFuture && tag({ text: 'Not yet', classes: 'govuk-tag--grey' })}`,
      },
      ...(links.length === 0 ? {} : { actions: { items: links } }),
    },
    rows: [
      { key: { text: 'Agency' }, value: { text: one.agency?.name ?? 'The partnership itself' } },
      { key: { text: 'Post' }, value: { text: one.post ?? 'Not given' } },
      { key: { text: 'From' }, value: { text: displayDay(one.since) } },
      { key: { text: 'Until' }, value: { text: one.until === null ? 'No end set' : displayDay(one.until) } },
    ],
  });
}
