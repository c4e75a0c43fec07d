import type { ActingContext } from '#accounts';
import { safeFileName } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { auditKeyOf } from '../parts/recorded-audit-page.ts';
import { writePublishedAudit } from '../rules/write-published-audit.ts';
import { yearOf } from '../rules/year-of.ts';
import { getPublishedAudit } from '../store.ts';

/** The whole audit as the file it can be brought in from; its name does not say what the audit was about. */
export async function get(context: ActingContext): Promise<Reply> {
  const audit = await getPublishedAudit(context.tx, auditKeyOf(context));
  if (audit === null) return notFound();
  const year = yearOf(audit);
  return file({
    bytes: writePublishedAudit(audit),
    contentType: 'application/json; charset=utf-8',
    name: safeFileName(['published audit', ...(year === null ? [] : [String(year)])], 'json'),
    disposition: 'attachment',
  });
}
