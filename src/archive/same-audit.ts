import type { PublishedAudit } from './published-audit.ts';
import { writePublishedAudit } from './rules/write-published-audit.ts';

/** Whether two audits are the same to a reader of their files: what does not show in a file is no difference. */
export function areSameAudit(one: PublishedAudit, other: PublishedAudit): boolean {
  return writePublishedAudit(one) === writePublishedAudit(other);
}
