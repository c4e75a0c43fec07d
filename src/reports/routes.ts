import type { ActingRoute } from '#accounts';
import * as briefing from './pages/briefing.ts';
import * as briefingFile from './pages/briefing-file.ts';
import * as briefings from './pages/briefings.ts';
import * as liveParticipationFile from './pages/live-participation-file.ts';

export const routes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/briefings',
    may: 'briefings.make',
    audit: 'briefings.listed',
    handle: briefings.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/briefings/:kind',
    may: 'briefings.make',
    audit: 'briefing.previewed',
    handle: briefing.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/briefings/:kind/:format',
    may: 'briefings.make',
    audit: 'briefing.downloaded',
    handle: briefingFile.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/involvement/table/:format',
    may: 'cases.keep',
    audit: 'participation.downloaded',
    handle: liveParticipationFile.get,
  },
];
