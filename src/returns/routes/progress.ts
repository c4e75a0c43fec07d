import type { ActingRoute } from '#accounts';
import * as progress from '../pages/progress.ts';

const ofAudit = '/as/:membership/audits/:audit/returns';
const may = 'returns.watch';

/** How the returns of an audit stand, for its coordinators. */
export const progressRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: ofAudit, may, audit: 'returns.progress_viewed', handle: progress.get },
  { method: 'POST', path: `${ofAudit}/open`, may, audit: 'returns.opened', handle: progress.open },
];
