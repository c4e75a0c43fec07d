import type { ActingRoute } from '#accounts';
import * as mine from '../pages/my-returns.ts';
import * as earlier from '../pages/return-earlier.ts';
import * as item from '../pages/return-item.ts';
import * as section from '../pages/return-section.ts';
import * as one from '../pages/return.ts';

const shelf = '/as/:membership/returns';
const its = `${shelf}/:audit/:return` as const;
const itsSection = `${its}/sections/:section` as const;
const itsItem = `${itsSection}/:list/:item` as const;
const may = 'returns.write';

/** What each agency writes for its lead to sign. */
export const returnsRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: shelf, may, audit: 'returns.listed', handle: mine.get },
  { method: 'GET', path: its, may, audit: 'returns.viewed', handle: one.get },
  { method: 'GET', path: itsSection, may, audit: 'returns.section_opened', handle: section.get },
  {
    method: 'POST',
    path: itsSection,
    may,
    audit: 'returns.section_saved',
    handle: section.post,
    longTexts: true,
  },
  {
    method: 'GET',
    path: `${itsSection}/earlier-texts`,
    may,
    audit: 'returns.earlier_texts_viewed',
    handle: earlier.get,
  },
  { method: 'GET', path: itsItem, may, audit: 'returns.item_opened', handle: item.get },
  { method: 'POST', path: itsItem, may, audit: 'returns.item_saved', handle: item.post, longTexts: true },
  {
    method: 'GET',
    path: `${itsItem}/remove`,
    may,
    audit: 'returns.item_removal_opened',
    handle: item.removal.get,
  },
  {
    method: 'POST',
    path: `${itsItem}/remove`,
    may,
    audit: 'returns.item_removed',
    handle: item.removal.post,
  },
  { method: 'POST', path: `${itsItem}/move`, may, audit: 'returns.item_moved', handle: item.move.post },
];
