import type { ActingRoute } from '#accounts';
import * as caseLeave from '../pages/case-leave.ts';
import * as caseMethod from '../pages/case-method.ts';
import * as casePage from '../pages/case.ts';
import * as casesFile from '../pages/cases-file.ts';
import * as cases from '../pages/cases.ts';
import * as draw from '../pages/draw.ts';
import * as drawn from '../pages/drawn.ts';
import * as pick from '../pages/pick.ts';

const one = '/as/:membership/audits/:audit';
const ofCase = `${one}/cases/:case` as const;
const keep = 'cases.keep';

/** From the list to the sample: the draw, the cases by hand, and what becomes of each case. */
export const drawRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: `${one}/cases`, may: keep, audit: 'cases.listed', handle: cases.get },
  {
    method: 'GET',
    path: `${one}/cases/download`,
    may: keep,
    audit: 'cases.downloaded',
    handle: casesFile.get,
  },
  { method: 'GET', path: `${one}/cases/pick`, may: keep, audit: 'case.pick_opened', handle: pick.get },
  { method: 'POST', path: `${one}/cases/pick`, may: keep, audit: 'case.picked', handle: pick.post },
  { method: 'GET', path: `${one}/draw`, may: keep, audit: 'draw.opened', handle: draw.get },
  { method: 'POST', path: `${one}/draw`, may: keep, audit: 'draw.committed', handle: draw.post },
  { method: 'GET', path: `${one}/draw/:draw`, may: keep, audit: 'draw.viewed', handle: drawn.get },
  { method: 'POST', path: `${one}/draw/:draw`, may: keep, audit: 'draw.drawn', handle: drawn.post },
  { method: 'GET', path: ofCase, may: keep, audit: 'case.viewed', handle: casePage.get },
  { method: 'GET', path: `${ofCase}/method`, may: keep, audit: 'case.method_opened', handle: caseMethod.get },
  { method: 'POST', path: `${ofCase}/method`, may: keep, audit: 'case.method_set', handle: caseMethod.post },
  { method: 'GET', path: `${ofCase}/leave`, may: keep, audit: 'case.leaving_opened', handle: caseLeave.get },
  { method: 'POST', path: `${ofCase}/leave`, may: keep, audit: 'case.left', handle: caseLeave.post },
];
