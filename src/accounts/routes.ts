import type { OpenRoute } from '#platform/http';
import type { ActingRoute } from './actor.ts';
import * as brandStyles from './pages/brand-styles.ts';
import * as chooseHat from './pages/choose-hat.ts';
import * as demonstration from './pages/demonstration.ts';
import * as help from './pages/help.ts';
import * as oneTimeLink from './pages/one-time-link.ts';
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
  { method: 'GET', path: '/sign-out', open: 'anyone', audit: 'sign_out.opened', handle: signOut.get },
  { method: 'POST', path: '/sign-out', open: 'anyone', audit: 'sign_out.done', handle: signOut.post },
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
];
