import type { ActingContext } from '#accounts';
import { listAudits, nameTheme } from '#audits';
import { countFindings } from '#findings';
import { safeFileName, writeCsv } from '#platform/files';
import { file, type Reply } from '#platform/http';
import { countRecommendations } from '#recommendations';
import { countsOf } from '../rules/counts-of.ts';
import { readAuditsQuery } from '../rules/read-audits-query.ts';
import { sayAuditDate, sayMethods } from '../rules/say-audit.ts';

const head = [
  'Audit',
  'Short name',
  'Subject',
  'Topics',
  'Year',
  'When',
  'Methods',
  'Cases',
  'Strengths',
  'Learning points',
  'Recommendations',
  'Suggested actions',
  'Published by',
];

export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const { id, shortName } = actor.partnership;
  const { year, topic, q, sort } = readAuditsQuery(context.query);
  const audits = await listAudits(
    tx,
    id,
    { year, topic, text: q },
    sort === undefined ? {} : { order: sort },
  );
  const counts = countsOf(await countFindings(tx, id), await countRecommendations(tx, id));
  context.note({ rows: audits.length });
  const rows = audits.map((audit) => {
    const { strengths, learning, recommendations, suggestedActions } = counts(audit.id);
    return [
      audit.title,
      audit.shortName,
      audit.subject,
      audit.topics.map(nameTheme).join('; '),
      audit.year,
      sayAuditDate(audit),
      sayMethods(audit),
      audit.cases,
      strengths,
      learning,
      recommendations,
      suggestedActions,
      audit.publishedBy,
    ];
  });
  return file({
    bytes: writeCsv([head, ...rows], { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName([shortName, 'audits'], 'csv'),
    disposition: 'attachment',
  });
}
