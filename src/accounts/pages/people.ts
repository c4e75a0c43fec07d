import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage, sayHat } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { sayRoles } from '../role.ts';
import { listInvitations, type Invitation } from '../store/invitations.ts';
import { listMembers, type Member } from '../store/members.ts';

/** Who acts for the partnership, and who did. */
export async function get(context: ActingContext): Promise<Reply> {
  const members = await listMembers(context.tx);
  return page(view(context, members, await listInvitations(context.tx)));
}

function view(context: ActingContext, members: readonly Member[], invited: readonly Invitation[]): SafeHtml {
  const m = context.actor.membership;
  const [current, ended] = [members.filter((one) => !one.ended), members.filter((one) => one.ended)];
  const show = context.query['show'];
  const showsEnded = show === 'ended';
  const showsInvited = show === 'invited';
  const shown = showsEnded ? ended : current;
  return actingPage(
    context,
    { title: 'People' },
    html`<h1 class="govuk-heading-l">People</h1>`,
    button({ href: paths.personAdd(m), text: 'Add somebody' }),
    html`<nav class="tl-filters" aria-label="Which people">
        <ul class="tl-filters__list">
          <li>${filterLink(paths.people(m), 'Now', current.length, !showsEnded && !showsInvited)}</li>
          <li>${filterLink(paths.invited(m), 'Invited', invited.length, showsInvited)}</li>
          <li>${filterLink(`${paths.people(m)}?show=ended`, 'Ended', ended.length, showsEnded)}</li>
        </ul>
      </nav>`,
    showsInvited ? invitations(m, invited) : listed(context, shown, showsEnded),
  );
}

function listed(context: ActingContext, shown: readonly Member[], areEnded: boolean): SafeHtml {
  if (shown.length === 0)
    return html`<p class="govuk-body">Nobody has left yet. Whoever does will be listed here.</p>`;
  return table(context, shown, areEnded);
}

function invitations(m: string, invited: readonly Invitation[]): SafeHtml {
  if (invited.length === 0)
    return html`<p class="govuk-body">
      No invitation is open. Whoever you add stands here until they accept.
    </p>`;
  return html`<div class="tl-region" role="region" aria-labelledby="invited" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="invited">
        People who were invited and have not accepted yet
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail address</th>
          <th scope="col">Would act as</th>
          <th scope="col">Link</th>
          <th scope="col"><span class="govuk-visually-hidden">Do</span></th>
        </tr>
      </thead>
      <tbody>
        ${invited.map((one) => invitationRow(m, one))}
      </tbody>
    </table>
  </div>`;
}

function invitationRow(m: string, one: Invitation): SafeHtml {
  const link = (href: string, text: string) =>
    html`<a class="govuk-link" href="${href}"
      >${text}<span class="govuk-visually-hidden"> for ${one.name}</span></a
    >`;
  return html`<tr>
    <th scope="row">${one.name}</th>
    <td>${one.email}</td>
    <td>
      ${sayHat(one)}${
        one.ownReason !== null &&
        html` <span class="tl-table__small">Given to themselves, because: ${one.ownReason}</span>`
      }
    </td>
    <td>
      ${one.isExpired ? html`<strong>Expired</strong> on` : 'Works until'}
      ${displayDay(londonDay(one.expiresAt))}
    </td>
    <td class="tl-table__date">
      ${link(paths.invitationRenew(m, one.id), 'Send again')}<br />${link(
        paths.invitationWithdraw(m, one.id),
        'Withdraw',
      )}
    </td>
  </tr>`;
}

function filterLink(href: string, text: string, count: number, isCurrent: boolean): SafeHtml {
  return html`<a class="tl-filters__link" href="${href}" ${isCurrent ? html` aria-current="true"` : ''}
    >${text} <span class="tl-filters__count">${count}</span></a
  >`;
}

function table(context: ActingContext, members: readonly Member[], areEnded: boolean): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="people" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="people">
        ${areEnded ? 'People whose membership has ended' : 'People who act for the partnership now'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">E-mail address</th>
          <th scope="col">Acts as</th>
          <th scope="col">Agency and post</th>
          <th scope="col">${areEnded ? 'From and until' : 'Since'}</th>
          ${!areEnded && html`<th scope="col">Sign-in</th>`}
        </tr>
      </thead>
      <tbody>
        ${members.map((member) => row(context, member, areEnded))}
      </tbody>
    </table>
  </div>`;
}

function row(context: ActingContext, member: Member, areEnded: boolean): SafeHtml {
  const until = member.until === null ? '' : ` until ${displayDay(member.until)}`;
  return html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${paths.person(context.actor.membership, member.membership)}">${member.name}</a>
    </th>
    <td>${member.email}</td>
    <td>${sayRoles(member.roles)}</td>
    <td>
      ${member.agency?.name}${member.post !== null && html` <span class="tl-table__small">${member.post}</span>`}
    </td>
    <td class="tl-table__date">${displayDay(member.since)}${until}</td>
    ${!areEnded && html`<td>${saySignIn(member)}</td>`}
  </tr>`;
}

/** How far somebody is with signing in. */
function saySignIn(member: Member): string {
  if (!member.hasPassword) return 'No password yet';
  return member.signedInAt === null
    ? 'Never signed in'
    : `Last on ${displayDay(londonDay(member.signedInAt))}`;
}
