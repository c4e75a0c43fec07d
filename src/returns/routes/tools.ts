import type { ActingRoute } from '#accounts';
import * as auditTool from '../pages/audit-tool.ts';
import * as compose from '../pages/compose.ts';
import * as begin from '../pages/tool-begin.ts';
import * as compare from '../pages/tool-compare.ts';
import * as toolFile from '../pages/tool-file.ts';
import * as toolImport from '../pages/tool-import.ts';
import * as item from '../pages/tool-item.ts';
import * as move from '../pages/tool-move.ts';
import * as preview from '../pages/tool-preview.ts';
import * as publish from '../pages/tool-publish.ts';
import * as remove from '../pages/tool-remove.ts';
import * as rename from '../pages/tool-rename.ts';
import * as retire from '../pages/tool-retire.ts';
import * as section from '../pages/tool-section.ts';
import * as tool from '../pages/tool.ts';
import * as tools from '../pages/tools.ts';

const shelf = '/as/:membership/tools';
const kept = `${shelf}/:tool` as const;
const itsSection = `${kept}/sections/:section` as const;
const itsItem = `${itsSection}/items/:item` as const;
const ofAudit = '/as/:membership/audits/:audit/tool';
const may = 'tools.keep';

/** The partnership's audit tools, and which of them an audit uses. */
export const toolsRoutes: readonly ActingRoute[] = [
  { method: 'GET', path: shelf, may, audit: 'tools.listed', handle: tools.get },
  { method: 'GET', path: `${shelf}/begin`, may, audit: 'tools.begin_opened', handle: begin.get },
  { method: 'POST', path: `${shelf}/begin`, may, audit: 'tools.begun', handle: begin.post },
  { method: 'GET', path: kept, may, audit: 'tools.viewed', handle: tool.get },
  { method: 'GET', path: `${kept}/rename`, may, audit: 'tools.name_opened', handle: rename.get },
  { method: 'POST', path: `${kept}/rename`, may, audit: 'tools.name_changed', handle: rename.post },
  { method: 'GET', path: itsSection, may, audit: 'tools.section_opened', handle: section.get },
  { method: 'POST', path: itsSection, may, audit: 'tools.section_changed', handle: section.post },
  { method: 'GET', path: itsItem, may, audit: 'tools.item_opened', handle: item.get },
  { method: 'POST', path: itsItem, may, audit: 'tools.item_changed', handle: item.post },
  { method: 'POST', path: `${itsItem}/move`, may, audit: 'tools.item_moved', handle: move.post },
  { method: 'GET', path: `${itsItem}/remove`, may, audit: 'tools.removal_opened', handle: remove.get },
  { method: 'POST', path: `${itsItem}/remove`, may, audit: 'tools.item_removed', handle: remove.post },
  { method: 'GET', path: `${kept}/preview`, may, audit: 'tools.previewed', handle: preview.get },
  { method: 'GET', path: `${kept}/publish`, may, audit: 'tools.publication_opened', handle: publish.get },
  { method: 'POST', path: `${kept}/publish`, may, audit: 'tools.published', handle: publish.post },
  { method: 'GET', path: `${kept}/retire`, may, audit: 'tools.retirement_opened', handle: retire.get },
  {
    method: 'POST',
    path: `${kept}/retire`,
    may,
    audit: 'tools.retired_or_brought_back',
    handle: retire.post,
  },
  { method: 'GET', path: `${kept}/compare`, may, audit: 'tools.compared', handle: compare.get },
  {
    method: 'GET',
    path: `${kept}/versions/:number/workbook`,
    may,
    audit: 'tools.downloaded',
    handle: toolFile.get,
  },
  { method: 'GET', path: `${kept}/import`, may, audit: 'tools.import_opened', handle: toolImport.get },
  {
    method: 'POST',
    path: `${kept}/import`,
    may,
    audit: 'tools.imported',
    handle: toolImport.post,
    upload: toolImport.largestFile,
  },
  { method: 'GET', path: ofAudit, may, audit: 'tools.of_audit_viewed', handle: auditTool.get },
  { method: 'POST', path: ofAudit, may, audit: 'tools.of_audit_chosen', handle: auditTool.post },
  { method: 'GET', path: `${ofAudit}/compose`, may, audit: 'tools.compose_opened', handle: compose.get },
  { method: 'POST', path: `${ofAudit}/compose`, may, audit: 'tools.composed', handle: compose.post },
];
