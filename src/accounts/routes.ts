import { largestPicture } from '#platform/files';
import type { OpenRoute } from '#platform/http';
import type { ActingRoute } from './actor.ts';
import * as account from './pages/account.ts';
import * as accountName from './pages/account-name.ts';
import * as accountPassword from './pages/account-password.ts';
import * as accountRecoveryCodes from './pages/account-recovery-codes.ts';
import * as accountSecondFactor from './pages/account-second-factor.ts';
import * as agencies from './pages/agencies.ts';
import * as agencyAdd from './pages/agency-add.ts';
import * as agencyEdit from './pages/agency-edit.ts';
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

/** Guesses a minute from one source on pages that check a secret. */
const fewTries = 30;

export const openRoutes: readonly OpenRoute[] = [
  { method: 'GET', path: '/', open: 'anyone', audit: 'start.opened', handle: start.get },
  { method: 'GET', path: '/sign-in', open: 'anyone', audit: 'sign_in.opened', handle: signIn.get },
  {
    method: 'POST',
    path: '/sign-in',
    open: 'anyone',
    audit: 'sign_in.tried',
    handle: signIn.post,
    throttle: fewTries,
  },
  { method: 'GET', path: '/second-factor', open: 'anyone', audit: 'code.asked', handle: secondFactor.get },
  {
    method: 'POST',
    path: '/second-factor',
    open: 'anyone',
    audit: 'code.tried',
    handle: secondFactor.post,
    throttle: fewTries,
  },
  {
    method: 'GET',
    path: '/second-factor/set-up',
    open: 'anyone',
    audit: 'factor.offered',
    handle: secondFactorSetUp.get,
  },
  {
    method: 'POST',
    path: '/second-factor/set-up',
    open: 'anyone',
    audit: 'factor.set_up',
    handle: secondFactorSetUp.post,
    throttle: fewTries,
  },
  {
    method: 'GET',
    path: '/second-factor/recovery',
    open: 'anyone',
    audit: 'recovery_code.asked',
    handle: recoveryCode.get,
  },
  {
    method: 'POST',
    path: '/second-factor/recovery',
    open: 'anyone',
    audit: 'recovery_code.tried',
    handle: recoveryCode.post,
    throttle: fewTries,
  },
  { method: 'GET', path: '/sign-out', open: 'anyone', audit: 'sign_out.opened', handle: signOut.get },
  { method: 'POST', path: '/sign-out', open: 'anyone', audit: 'sign_out.done', handle: signOut.post },
  {
    method: 'GET',
    path: '/account',
    open: 'anyone',
    audit: 'account.viewed',
    handle: account.get,
  },
  {
    method: 'POST',
    path: '/account/sessions',
    open: 'anyone',
    audit: 'account.sessions_ended',
    handle: account.endSessions,
  },
  {
    method: 'GET',
    path: '/account/name',
    open: 'anyone',
    audit: 'account.name_opened',
    handle: accountName.get,
  },
  {
    method: 'POST',
    path: '/account/name',
    open: 'anyone',
    audit: 'account.name_changed',
    handle: accountName.post,
    throttle: fewTries,
  },
  {
    method: 'GET',
    path: '/account/password',
    open: 'anyone',
    audit: 'account.password_opened',
    handle: accountPassword.get,
  },
  {
    method: 'POST',
    path: '/account/password',
    open: 'anyone',
    audit: 'account.password_changed',
    handle: accountPassword.post,
    throttle: fewTries,
  },
  {
    method: 'GET',
    path: '/account/second-factor',
    open: 'anyone',
    audit: 'account.second_factor_opened',
    handle: accountSecondFactor.get,
  },
  {
    method: 'POST',
    path: '/account/second-factor',
    open: 'anyone',
    audit: 'account.second_factor_changed',
    handle: accountSecondFactor.post,
    throttle: fewTries,
  },
  {
    method: 'GET',
    path: '/account/recovery-codes',
    open: 'anyone',
    audit: 'account.recovery_codes_opened',
    handle: accountRecoveryCodes.get,
  },
  {
    method: 'POST',
    path: '/account/recovery-codes',
    open: 'anyone',
    audit: 'account.recovery_codes_changed',
    handle: accountRecoveryCodes.post,
    throttle: fewTries,
  },
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
  {
    method: 'GET',
    path: '/forgotten-password',
    open: 'anyone',
    audit: 'password.forgotten_opened',
    handle: forgottenPassword.get,
  },
  {
    method: 'POST',
    path: '/forgotten-password',
    open: 'anyone',
    audit: 'password.forgotten',
    handle: forgottenPassword.post,
    throttle: fewTries,
  },
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
    method: 'GET',
    path: '/as/:membership/partnership',
    may: 'partnership.view',
    audit: 'partnership.viewed',
    handle: partnership.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/edit',
    may: 'partnership.keep',
    audit: 'partnership.edit_opened',
    handle: partnershipEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/edit',
    may: 'partnership.keep',
    audit: 'partnership.changed',
    handle: partnershipEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/second-factor',
    may: 'partnership.keep',
    audit: 'partnership.second_factor_opened',
    handle: partnershipSecondFactor.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/second-factor',
    may: 'partnership.keep',
    audit: 'partnership.second_factor_changed',
    handle: partnershipSecondFactor.post,
  },
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
  {
    method: 'GET',
    path: '/as/:membership/partnership/areas/add',
    may: 'partnership.keep',
    audit: 'area.add_opened',
    handle: areaAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/areas/add',
    may: 'partnership.keep',
    audit: 'area.added',
    handle: areaAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/areas/:area',
    may: 'partnership.keep',
    audit: 'area.edit_opened',
    handle: areaEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/areas/:area',
    may: 'partnership.keep',
    audit: 'area.changed',
    handle: areaEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/areas/:area/remove',
    may: 'partnership.keep',
    audit: 'area.remove_opened',
    handle: areaRemove.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/areas/:area/remove',
    may: 'partnership.keep',
    audit: 'area.removed',
    handle: areaRemove.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/former-names/add',
    may: 'partnership.keep',
    audit: 'former_name.add_opened',
    handle: formerNameAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/former-names/add',
    may: 'partnership.keep',
    audit: 'former_name.added',
    handle: formerNameAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/partnership/former-names/remove',
    may: 'partnership.keep',
    audit: 'former_name.remove_opened',
    handle: formerNameRemove.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/partnership/former-names/remove',
    may: 'partnership.keep',
    audit: 'former_name.removed',
    handle: formerNameRemove.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies',
    may: 'agencies.view',
    audit: 'agencies.listed',
    handle: agencies.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/download',
    may: 'agencies.view',
    audit: 'agencies.downloaded',
    handle: agencies.download,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/add',
    may: 'agencies.keep',
    audit: 'agency.add_opened',
    handle: agencyAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/add',
    may: 'agencies.keep',
    audit: 'agency.added',
    handle: agencyAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/agencies/:agency',
    may: 'agencies.keep',
    audit: 'agency.edit_opened',
    handle: agencyEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/agencies/:agency',
    may: 'agencies.keep',
    audit: 'agency.changed',
    handle: agencyEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people',
    may: 'people.keep',
    audit: 'people.listed',
    handle: people.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/add',
    may: 'people.keep',
    audit: 'person.add_opened',
    handle: personAdd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/add',
    may: 'people.keep',
    audit: 'person.added',
    handle: personAdd.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/invitations/:invitation/renew',
    may: 'people.keep',
    audit: 'invitation.renew_opened',
    handle: invitationRenew.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/invitations/:invitation/renew',
    may: 'people.keep',
    audit: 'invitation.renewed',
    handle: invitationRenew.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/invitations/:invitation/withdraw',
    may: 'people.keep',
    audit: 'invitation.withdraw_opened',
    handle: invitationWithdraw.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/invitations/:invitation/withdraw',
    may: 'people.keep',
    audit: 'invitation.withdrawn',
    handle: invitationWithdraw.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member',
    may: 'people.keep',
    audit: 'person.viewed',
    handle: person.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/edit',
    may: 'people.keep',
    audit: 'person.edit_opened',
    handle: personEdit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/edit',
    may: 'people.keep',
    audit: 'person.changed',
    handle: personEdit.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/roles',
    may: 'people.keep',
    audit: 'person.roles_opened',
    handle: personRoles.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/roles',
    may: 'people.keep',
    audit: 'person.roles_changed',
    handle: personRoles.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/reset',
    may: 'people.keep',
    audit: 'person.codes_reset_opened',
    handle: personReset.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/reset',
    may: 'people.keep',
    audit: 'person.codes_reset',
    handle: personReset.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/link',
    may: 'people.keep',
    audit: 'person.link_opened',
    handle: personLink.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/link',
    may: 'people.keep',
    audit: 'person.link_made',
    handle: personLink.post,
  },
  {
    method: 'GET',
    path: '/as/:membership/people/:member/end',
    may: 'people.keep',
    audit: 'person.end_opened',
    handle: personEnd.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/people/:member/end',
    may: 'people.keep',
    audit: 'person.ended',
    handle: personEnd.post,
  },
];
