import type { ActingRoute } from '#accounts';
import * as learning from './pages/learning.ts';
import * as learningFile from './pages/learning-file.ts';

export const routes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: '/as/:membership/learning',
    may: 'findings.view',
    audit: 'learning.viewed',
    handle: learning.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/learning/download',
    may: 'findings.view',
    audit: 'learning.downloaded',
    handle: learningFile.get,
  },
];
