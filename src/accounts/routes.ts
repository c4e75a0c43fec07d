import { largestPicture } from '#platform/files';
import type { OpenRoute } from '#platform/http';
import type { ActingRoute } from './actor.ts';
import type { Permission } from './role.ts';
import * as account from './pages/account.ts';
import * as accountName from './pages/account-name.ts';
import * as accountPassword from './pages/account-password.ts';
import * as accountRecoveryCodes from './pages/account-recovery-codes.ts';
import * as accountSecondFactor from './pages/account-second-factor.ts';
import * as areaAdd from './pages/area-add.ts';
import * as areaEdit from './pages/area-edit.ts';
import * as areaRemove from './pages/area-remove.ts';
import * as brandStyles from './pages/brand-styles.ts';
import * as chooseHat from './pages/choose-hat.ts';
import * as demonstration from './pages/demonstration.ts';
import * as formerNameAdd from './pages/former-name-add.ts';
import * as formerNameRemove from './pages/former-name-remove.ts';
import * as forgottenPassword from './pages/forgotten-password.ts';
import * as help from './pages/help.ts';
import * as invitation from './pages/invitation.ts';
import * as invitationRenew from './pages/invitation-renew.ts';
import * as invitationWithdraw from './pages/invitation-withdraw.ts';
import * as oneTimeLink from './pages/one-time-link.ts';
import * as outbox from './pages/outbox.ts';
import * as outboxMail from './pages/outbox-mail.ts';
import * as partnership from './pages/partnership.ts';
import * as partnershipEdit from './pages/partnership-edit.ts';
import * as partnershipLogo from './pages/partnership-logo.ts';
import * as partnershipLogoChange from './pages/partnership-logo-change.ts';
import * as partnershipSecondFactor from './pages/partnership-second-factor.ts';
import * as people from './pages/people.ts';
import * as person from './pages/person.ts';
import * as personAdd from './pages/person-add.ts';
import * as personEdit from './pages/person-edit.ts';
import * as personEnd from './pages/person-end.ts';
import * as personLink from './pages/person-link.ts';
import * as personRoles from './pages/person-roles.ts';
import * as personReset from './pages/person-reset.ts';
import * as recoveryCode from './pages/recovery-code.ts';
import * as secondFactor from './pages/second-factor.ts';
import * as secondFactorSetUp from './pages/second-factor-set-up.ts';
import * as signIn from './pages/sign-in.ts';
import * as signOut from './pages/sign-out.ts';
import * as start from './pages/start.ts';
import * as unsentKey from './pages/unsent-key.ts';
import { agencyRoutes } from './routes/agencies.ts';

/** Guesses a minute from one source on pages that check a secret. */
const fewTries = 30;

/** A form before anybody is signed in that checks a secret: its page, and what is sent from it. */
function secretForm(
  path: string,
  opened: OpenRoute['audit'],
  sent: OpenRoute['audit'],
  page: { readonly get: OpenRoute['handle']; readonly post: OpenRoute['handle'] },
): readonly OpenRoute[] {
  return [
    { method: 'GET', path, open: 'anyone', audit: opened, handle: page.get },
    { method: 'POST', path, open: 'anyone', audit: sent, handle: page.post, throttle: fewTries },
  ];
}

/** A form of somebody who acts: its page, and what is sent from it. */
function form(
  path: ActingRoute['path'],
  may: Permission,
  opened: ActingRoute['audit'],
  sent: ActingRoute['audit'],
  page: { readonly get: ActingRoute['handle']; readonly post: ActingRoute['handle'] },
): readonly ActingRoute[] {
  return [
    { method: 'GET', path, may, audit: opened, handle: page.get },
    { method: 'POST', path, may, audit: sent, handle: page.post },
  ];
}

export const openRoutes: readonly OpenRoute[] = [
  { method: 'GET', path: '/', open: 'anyone', audit: 'start.opened', handle: start.get },
  ...secretForm('/sign-in', 'sign_in.opened', 'sign_in.tried', signIn),
  ...secretForm('/second-factor', 'code.asked', 'code.tried', secondFactor),
  ...secretForm('/second-factor/set-up', 'factor.offered', 'factor.set_up', secondFactorSetUp),
  ...secretForm('/second-factor/recovery', 'recovery_code.asked', 'recovery_code.tried', recoveryCode),
  { method: 'GET', path: '/sign-out', open: 'anyone', audit: 'sign_out.opened', handle: signOut.get },
  { method: 'POST', path: '/sign-out', open: 'anyone', audit: 'sign_out.done', handle: signOut.post },
  { method: 'GET', path: '/account', open: 'anyone', audit: 'account.viewed', handle: account.get },
  {
    method: 'POST',
    path: '/account/sessions',
    open: 'anyone',
    audit: 'account.sessions_ended',
    handle: account.endSessions,
  },
  ...secretForm('/account/name', 'account.name_opened', 'account.name_changed', accountName),
  ...secretForm('/account/password', 'account.password_opened', 'account.password_changed', accountPassword),
  ...secretForm(
    '/account/second-factor',
    'account.second_factor_opened',
    'account.second_factor_changed',
    accountSecondFactor,
  ),
  ...secretForm(
    '/account/recovery-codes',
    'account.recovery_codes_opened',
    'account.recovery_codes_changed',
    accountRecoveryCodes,
  ),
  { method: 'GET', path: '/acting-as', open: 'anyone', audit: 'hat.choices_seen', handle: chooseHat.get },
  {
    method: 'GET',
    path: '/demonstration',
    open: 'anyone',
    audit: 'demonstration.opened',
    handle: demonstration.get,
  },
  {
    method: 'POST',
    path: '/demonstration',
    open: 'anyone',
    audit: 'demonstration.signed_in',
    handle: demonstration.post,
  },
  ...secretForm('/forgotten-password', 'password.forgotten_opened', 'password.forgotten', forgottenPassword),
  {
    method: 'GET',
    path: '/invitation/:secret',
    open: 'anyone',
    audit: 'invitation.opened',
    handle: invitation.get,
    throttle: fewTries,
  },
  {
    method: 'POST',
    path: '/invitation/:secret',
    open: 'anyone',
    audit: 'invitation.answered',
    handle: invitation.post,
    throttle: fewTries,
  },
  {
    method: 'GET',
    path: '/link/:secret',
    open: 'anyone',
    audit: 'link.opened',
    handle: oneTimeLink.get,
    throttle: fewTries,
  },
  {
    method: 'POST',
    path: '/link/:secret',
    open: 'anyone',
    audit: 'link.used',
    handle: oneTimeLink.post,
    throttle: fewTries,
  },
  { method: 'GET', path: '/help', open: 'anyone', audit: 'help.opened', handle: help.getOpen },
  {
    method: 'GET',
    path: '/accessibility',
    open: 'anyone',
    audit: 'accessibility.opened',
    handle: help.getAccessibility,
  },
  {
    method: 'GET',
    path: '/brand/:file',
    open: 'anyone',
    audit: 'brand.fetched',
    handle: brandStyles.get,
    immutable: true,
  },
];

export const actingRoutes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: '/as/:membership/help',
    may: 'help.view',
    audit: 'help.viewed',
    handle: help.getActing,
  },
  {
    method: 'POST',
    path: '/as/:membership/unsent-key',
    may: 'home.view',
    audit: 'account.unsent_key_given',
    handle: unsentKey.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership',
    may: 'partnership.view',
    audit: 'partnership.viewed',
    handle: partnership.get,
  },
  ...form(
    '/as/:membership/partnership/edit',
    'partnership.keep',
    'partnership.edit_opened',
    'partnership.changed',
    partnershipEdit,
  ),
  ...form(
    '/as/:membership/partnership/second-factor',
    'partnership.keep',
    'partnership.second_factor_opened',
    'partnership.second_factor_changed',
    partnershipSecondFactor,
  ),
  {
    method: 'GET',
    path: '/as/:membership/partnership/logo',
    may: 'partnership.view',
    audit: 'partnership.logo_seen',
    handle: partnershipLogo.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/logo/change',
    may: 'partnership.keep',
    audit: 'partnership.logo_opened',
    handle: partnershipLogoChange.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/logo/change',
    may: 'partnership.keep',
    audit: 'partnership.logo_changed',
    handle: partnershipLogoChange.post,
    upload: largestPicture.bytes,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/logo/remove',
    may: 'partnership.keep',
    audit: 'partnership.logo_removed',
    handle: partnershipLogoChange.remove,
  },
  ...form(
    '/as/:membership/partnership/areas/add',
    'partnership.keep',
    'area.add_opened',
    'area.added',
    areaAdd,
  ),
  ...form(
    '/as/:membership/partnership/areas/:area',
    'partnership.keep',
    'area.edit_opened',
    'area.changed',
    areaEdit,
  ),
  ...form(
    '/as/:membership/partnership/areas/:area/remove',
    'partnership.keep',
    'area.remove_opened',
    'area.removed',
    areaRemove,
  ),
  ...form(
    '/as/:membership/partnership/former-names/add',
    'partnership.keep',
    'former_name.add_opened',
    'former_name.added',
    formerNameAdd,
  ),
  ...form(
    '/as/:membership/partnership/former-names/remove',
    'partnership.keep',
    'former_name.remove_opened',
    'former_name.removed',
    formerNameRemove,
  ),
  {
    method: 'GET',
    path: '/as/:membership/people',
    may: 'people.keep',
    audit: 'people.listed',
    handle: people.get,
  },
  ...form('/as/:membership/people/add', 'people.keep', 'person.add_opened', 'person.added', personAdd),
  ...form(
    '/as/:membership/people/invitations/:invitation/renew',
    'people.keep',
    'invitation.renew_opened',
    'invitation.renewed',
    invitationRenew,
  ),
  ...form(
    '/as/:membership/people/invitations/:invitation/withdraw',
    'people.keep',
    'invitation.withdraw_opened',
    'invitation.withdrawn',
    invitationWithdraw,
  ),
  {
    method: 'GET',
    path: '/as/:membership/people/:member',
    may: 'people.keep',
    audit: 'person.viewed',
    handle: person.get,
  },
  ...form(
    '/as/:membership/people/:member/edit',
    'people.keep',
    'person.edit_opened',
    'person.changed',
    personEdit,
  ),
  ...form(
    '/as/:membership/people/:member/roles',
    'people.keep',
    'person.roles_opened',
    'person.roles_changed',
    personRoles,
  ),
  ...form(
    '/as/:membership/people/:member/reset',
    'people.keep',
    'person.codes_reset_opened',
    'person.codes_reset',
    personReset,
  ),
  ...form(
    '/as/:membership/people/:member/link',
    'people.keep',
    'person.link_opened',
    'person.link_made',
    personLink,
  ),
  ...form(
    '/as/:membership/people/:member/end',
    'people.keep',
    'person.end_opened',
    'person.ended',
    personEnd,
  ),
  {
    method: 'GET',
    path: '/as/:membership/outbox',
    may: 'mail.view',
    audit: 'outbox.listed',
    handle: outbox.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/outbox/:mail',
    may: 'mail.view',
    audit: 'mail.viewed',
    handle: outboxMail.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/outbox/:mail/passed-on',
    may: 'mail.view',
    audit: 'mail.passed_on',
    handle: outboxMail.passOn,
  },
  {
    method: 'POST',
    path: '/as/:membership/outbox/:mail/again',
    may: 'mail.view',
    audit: 'mail.sent_again',
    handle: outboxMail.again,
  },
  ...agencyRoutes,
];
