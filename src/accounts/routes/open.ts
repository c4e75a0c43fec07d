import type { OpenRoute } from '#platform/http';
import * as account from '../pages/account.ts';
import * as accountName from '../pages/account-name.ts';
import * as accountPassword from '../pages/account-password.ts';
import * as accountRecoveryCodes from '../pages/account-recovery-codes.ts';
import * as accountSecondFactor from '../pages/account-second-factor.ts';
import * as brandStyles from '../pages/brand-styles.ts';
import * as chooseHat from '../pages/choose-hat.ts';
import * as demonstration from '../pages/demonstration.ts';
import * as forgottenPassword from '../pages/forgotten-password.ts';
import * as help from '../pages/help.ts';
import * as invitation from '../pages/invitation.ts';
import * as oneTimeLink from '../pages/one-time-link.ts';
import * as recoveryCode from '../pages/recovery-code.ts';
import * as secondFactor from '../pages/second-factor.ts';
import * as secondFactorSetUp from '../pages/second-factor-set-up.ts';
import * as signIn from '../pages/sign-in.ts';
import * as signOut from '../pages/sign-out.ts';
import * as start from '../pages/start.ts';

/** Guesses a minute from one source on pages that check a secret. */
const fewTries = 30;

/** The pages for whoever is not (yet) somebody here, and for what belongs to a person and no hat. */
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
