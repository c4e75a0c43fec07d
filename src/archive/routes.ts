import type { ActingRoute } from '#accounts';
import * as exportAudit from './pages/export-audit.ts';
import * as findings from './pages/findings.ts';
import * as importAudit from './pages/import-audit.ts';
import * as overview from './pages/overview.ts';
import * as participation from './pages/participation.ts';
import * as recommendations from './pages/recommendations.ts';
import { recordingRoutes } from './routes/recording.ts';

export const routes: readonly ActingRoute[] = [
  {
    method: 'GET',
    path: '/as/:membership/audits/import',
    may: 'audits.import',
    audit: 'audit.import_opened',
    handle: importAudit.get,
  },
  {
    method: 'POST',
    path: '/as/:membership/audits/import',
    may: 'audits.import',
    // Reads and shows, writes nothing: another name than the import itself.
    audit: 'audit.import_checked',
    handle: importAudit.check,
    upload: importAudit.largestFile,
  },
  {
    method: 'POST',
    path: '/as/:membership/audits/import/confirm',
    may: 'audits.import',
    audit: 'audit.imported',
    handle: importAudit.confirm,
    // It takes no file, but its text can be longer than one field of a plain form.
    upload: importAudit.largestFile,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit',
    may: 'audits.view',
    audit: 'audit.viewed',
    handle: overview.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/participation',
    may: 'audits.view',
    audit: 'audit.participation_viewed',
    handle: participation.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/participation/:format',
    may: 'audits.view',
    audit: 'audit.participation_downloaded',
    handle: participation.download,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/findings',
    may: 'audits.view',
    audit: 'audit.findings_viewed',
    handle: findings.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/recommendations',
    may: 'audits.view',
    audit: 'audit.recommendations_viewed',
    handle: recommendations.get,
  },
  {
    method: 'GET',
    path: '/as/:membership/audits/:audit/export',
    may: 'audits.export',
    audit: 'audit.exported',
    handle: exportAudit.get,
  },
  ...recordingRoutes,
];
