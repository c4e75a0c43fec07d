import type { ActingRoute } from '#accounts';
import * as concern from '../pages/concern.ts';
import * as concernRaise from '../pages/concern-raise.ts';
import * as concernRoute from '../pages/concern-route.ts';
import * as concerns from '../pages/concerns.ts';
import * as myConcerns from '../pages/my-concerns.ts';
import * as noneFound from '../pages/none-found.ts';

const ofAudit = '/as/:membership/audits/:audit/concerns';
const own = '/as/:membership/concerns';
const keep = 'concerns.keep';
const raise = 'concerns.raise';

/** The pages on which somebody says that a child may be unsafe now, and on which it is acknowledged and seen to. */
export const concernsRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: ofAudit, may: keep, audit: 'concerns.listed', handle: concerns.get },
  {
    method: 'GET',
    path: `${ofAudit}/route`,
    may: keep,
    audit: 'concern.route_opened',
    handle: concernRoute.get,
  },
  {
    method: 'POST',
    path: `${ofAudit}/route`,
    may: keep,
    audit: 'concern.route_kept',
    handle: concernRoute.post,
  },
  { method: 'GET', path: own, may: raise, audit: 'concerns.own_listed', handle: myConcerns.get },
  {
    method: 'GET',
    path: `${own}/:audit/:case/raise`,
    may: raise,
    audit: 'concern.raise_opened',
    handle: concernRaise.get,
  },
  {
    method: 'POST',
    path: `${own}/:audit/:case/raise`,
    may: raise,
    audit: 'concern.raised',
    handle: concernRaise.post,
  },
  {
    method: 'GET',
    path: `${own}/:audit/:case/none`,
    may: raise,
    audit: 'concern.none_found_opened',
    handle: noneFound.get,
  },
  {
    method: 'POST',
    path: `${own}/:audit/:case/none`,
    may: raise,
    audit: 'concern.none_found',
    handle: noneFound.post,
  },
  {
    method: 'GET',
    path: `${own}/:audit/:concern`,
    may: raise,
    audit: 'concern.viewed',
    handle: concern.get,
  },
  {
    method: 'POST',
    path: `${own}/:audit/:concern`,
    may: raise,
    audit: 'concern.moved',
    handle: concern.post,
  },
];
