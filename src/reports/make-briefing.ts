import { brandOf, findPartnership, type Brand } from '#accounts';
import { getPublishedAudit, type PublishedAudit } from '#archive';
import type { AuditKey } from '#audits';
import type { Tx } from '#platform/db';
import type { DocumentContent } from '#platform/documents';
import { safeFileName } from '#platform/files';
import type { BriefingKind } from './briefing.ts';
import { composeBriefing } from './rules/compose-briefing.ts';

/** What every briefing of an audit is made from; null when the audit is not there or not yours. */
export async function loadForBriefings(
  tx: Tx,
  key: AuditKey,
): Promise<{ readonly audit: PublishedAudit; readonly brand: Brand } | null> {
  const audit = await getPublishedAudit(tx, key);
  const partnership = audit === null ? null : await findPartnership(tx, key.partnership);
  return audit === null || partnership === null ? null : { audit, brand: brandOf(partnership) };
}

/** A briefing of an audit, ready to be rendered in any form; null when the audit is not there or not yours. */
export async function loadBriefing(
  tx: Tx,
  key: AuditKey,
  kind: BriefingKind,
): Promise<DocumentContent | null> {
  const loaded = await loadForBriefings(tx, key);
  return loaded === null ? null : composeBriefing(kind, loaded.audit, loaded.brand);
}

/** The name of the file a briefing is downloaded as: whose, which audit, which kind; nothing about a case. */
export function nameBriefingFile(
  brand: Pick<Brand, 'shortName'>,
  audit: Pick<PublishedAudit, 'shortName'>,
  kind: BriefingKind,
  extension: string,
): string {
  return safeFileName([brand.shortName, audit.shortName, kind], extension);
}
