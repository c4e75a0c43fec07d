import type { ActingRoute } from '#accounts';
import * as progressFile from '../pages/progress-file.ts';
import * as progress from '../pages/progress.ts';
import * as remind from '../pages/remind.ts';

const ofAudit = '/as/:membership/audits/:audit/returns';
const may = 'returns.watch';

/** How the returns of an audit stand, for its coordinators. */
export const progressRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: ofAudit, may, audit: 'returns.progress_viewed', handle: progress.get },
  { method: 'POST', path: `${ofAudit}/open`, may, audit: 'returns.opened', handle: progress.open },
  {
    method: 'GET',
    path: `${ofAudit}/download`,
    may,
    audit: 'returns.progress_downloaded',
    handle: progressFile.get,
  },
  { method: 'POST', path: `${ofAudit}/remind`, may, audit: 'returns.reminded', handle: remind.late },
  {
    method: 'POST',
    path: `${ofAudit}/:return/remind`,
    may,
    audit: 'returns.one_reminded',
    handle: remind.post,
  },
];
