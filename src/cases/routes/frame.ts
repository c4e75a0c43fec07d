import type { ActingRoute } from '#accounts';
import * as add from '../pages/frame-add.ts';
import * as byHand from '../pages/frame-by-hand.ts';
import * as check from '../pages/frame-check.ts';
import * as children from '../pages/frame-children.ts';
import * as columns from '../pages/frame-columns.ts';
import * as progress from '../pages/frame-progress.ts';
import * as row from '../pages/frame-row.ts';
import * as withdraw from '../pages/frame-withdraw.ts';
import * as lists from '../pages/frame.ts';

const all = '/as/:membership/audits/:audit/frame';
const list = '/as/:membership/audits/:audit/frame/:frame';
const child = '/as/:membership/audits/:audit/frame/:frame/children/:row';

/** The lists that a sample is drawn from: given, matched, checked, loaded, looked through, withdrawn. */
export const frameRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: all, may: 'cases.keep', audit: 'frame.allviewed', handle: lists.get },
  { method: 'GET', path: `${all}/add`, may: 'cases.keep', audit: 'frame.add_opened', handle: add.get },
  {
    method: 'POST',
    path: `${all}/add`,
    may: 'cases.keep',
    audit: 'frame.given',
    handle: add.post,
    upload: add.largestFile,
  },
  {
    method: 'GET',
    path: `${all}/by-hand`,
    may: 'cases.keep',
    audit: 'frame.by_hand_opened',
    handle: byHand.get,
  },
  {
    method: 'POST',
    path: `${all}/by-hand`,
    may: 'cases.keep',
    audit: 'frame.child_added',
    handle: byHand.post,
  },
  {
    method: 'GET',
    path: `${all}/children`,
    may: 'cases.keep',
    audit: 'frame.rows_viewed',
    handle: children.get,
  },
  { method: 'GET', path: list, may: 'cases.keep', audit: 'frame.viewed', handle: progress.get },
  {
    method: 'POST',
    path: `${list}/load`,
    may: 'cases.keep',
    audit: 'frame.loading_asked',
    handle: progress.load,
  },
  {
    method: 'GET',
    path: `${list}/columns`,
    may: 'cases.keep',
    audit: 'frame.columns_opened',
    handle: columns.get,
  },
  {
    method: 'POST',
    path: `${list}/columns`,
    may: 'cases.keep',
    audit: 'frame.columns_matched',
    handle: columns.post,
  },
  { method: 'GET', path: `${list}/check`, may: 'cases.keep', audit: 'frame.checked', handle: check.get },
  { method: 'POST', path: `${list}/check`, may: 'cases.keep', audit: 'frame.taken', handle: check.post },
  {
    method: 'GET',
    path: `${list}/withdraw`,
    may: 'cases.keep',
    audit: 'frame.withdrawal_opened',
    handle: withdraw.get,
  },
  {
    method: 'POST',
    path: `${list}/withdraw`,
    may: 'cases.keep',
    audit: 'frame.withdrawn',
    handle: withdraw.post,
  },
  { method: 'GET', path: child, may: 'cases.keep', audit: 'frame.row_viewed', handle: row.get },
  { method: 'POST', path: child, may: 'cases.keep', audit: 'frame.row_marked', handle: row.post },
  { method: 'POST', path: `${child}/lift`, may: 'cases.keep', audit: 'frame.mark_lifted', handle: row.lift },
];
