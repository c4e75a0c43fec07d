import type { ActingContext } from '#accounts';
import { nameTheme } from '#audits';
import { safeFileName, writeCsv } from '#platform/files';
import { file, type Reply } from '#platform/http';
import { findingLabel } from '../rules/finding-label.ts';
import { sayReach } from '../rules/say-extent.ts';
import { listPartnershipFindings } from '../store/across-audits.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const { actor, tx, query } = context;
  const theme = query['theme'] === undefined || query['theme'] === '' ? undefined : query['theme'];
  const findings = await listPartnershipFindings(tx, actor.partnership.id, { theme });
  context.note({ rows: findings.length });
  const rows = findings.map(({ audit, ...finding }) => [
    audit.year,
    audit.title,
    findingLabel(finding.kind).label,
    finding.text,
    finding.themes.map(nameTheme).join('; '),
    sayReach(finding, audit.sample),
  ]);
  return file({
    bytes: writeCsv([['Year', 'Audit', 'Kind', 'What was found', 'Themes', 'Where'], ...rows], {
      mark: true,
    }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName([actor.partnership.shortName, 'learning across audits'], 'csv'),
    disposition: 'attachment',
  });
}
