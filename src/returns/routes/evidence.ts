import type { ActingRoute } from '#accounts';
import { evidenceLimits } from '../evidence.ts';
import * as add from '../pages/evidence-add.ts';
import * as file from '../pages/evidence-file.ts';
import * as remove from '../pages/evidence-remove.ts';
import * as signed from '../pages/signed-evidence.ts';

const files = '/as/:membership/returns/:audit/:return/files';
const may = 'returns.write';
const signedFile = '/as/:membership/audits/:audit/returns/:return/signed/:number/files/:evidence';

/** Files that show something, where an audit allows them. */
export const evidenceRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: `${files}/add`, may, audit: 'returns.file_add_opened', handle: add.get },
  {
    method: 'POST',
    path: `${files}/add`,
    may,
    audit: 'returns.file_added',
    handle: add.post,
    upload: evidenceLimits.file,
  },
  { method: 'GET', path: `${files}/:evidence`, may, audit: 'returns.file_downloaded', handle: file.get },
  {
    method: 'GET',
    path: `${files}/:evidence/remove`,
    may,
    audit: 'returns.file_removal_opened',
    handle: remove.get,
  },
  {
    method: 'POST',
    path: `${files}/:evidence/remove`,
    may,
    audit: 'returns.file_removed',
    handle: remove.post,
  },
  {
    method: 'GET',
    path: signedFile,
    may: 'returns.watch',
    audit: 'returns.signed_file_downloaded',
    handle: signed.get,
  },
];
