import type { ActingRoute } from '#accounts';
import * as audits from './pages/audits.ts';
import * as auditsFile from './pages/audits-file.ts';
import * as inHand from './pages/in-hand.ts';
import * as inHandFile from './pages/in-hand-file.ts';
import * as home from './pages/home.ts';
import * as programme from './pages/programme.ts';

export const routes: readonly ActingRoute[] = [
  { method: 'GET', path: '/as/:membership', may: 'home.view', audit: 'home.viewed', handle: home.get },
  {
    method: 'GET',
    path: '/as/:membership/audits',
    may: 'audits.view',
    audit: 'audits.listed',
    handle: audits.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/download',
    may: 'audits.view',
    audit: 'audits.downloaded',
    handle: auditsFile.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/in-hand',
    may: 'audits.commission',
    audit: 'audits.in_hand_listed',
    handle: inHand.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/in-hand/download',
    may: 'audits.commission',
    audit: 'audits.in_hand_downloaded',
    handle: inHandFile.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/programme',
    may: 'programme.view',
    audit: 'programme.viewed',
    handle: programme.get,
  },
];
