import type { ActingRoute } from '#accounts';
import * as recommendations from './pages/recommendations.ts';
import * as recommendationsFile from './pages/recommendations-file.ts';

export const routes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: '/as/:membership/recommendations',
    may: 'recommendations.view',
    audit: 'recommendations.listed',
    handle: recommendations.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/recommendations/download',
    may: 'recommendations.view',
    audit: 'recommendations.downloaded',
    handle: recommendationsFile.get,
  },
];
