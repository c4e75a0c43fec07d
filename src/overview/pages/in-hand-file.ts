import type { ActingContext } from '#accounts';
import { listAuditsInHand, nameTheme } from '#audits';
import { safeFileName, writeCsv } from '#platform/files';
import { file, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { inHandFilterOf, readInHandQuery } from '../rules/read-audits-query.ts';
import { sayLiveAudit } from '../rules/say-live-audit.ts';

const head = ['Audit', 'Where it stands', 'Themes', 'Last changed'];

/** The list of audits in hand as it is narrowed and ordered, whole. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const { id, shortName } = actor.partnership;
  const asked = readInHandQuery(context.query);
  const audits = await listAuditsInHand(tx, id, inHandFilterOf(asked), { order: asked.sort ?? 'latest' });
  context.note({ rows: audits.length });
  const rows = audits.map((audit) => [
    audit.title,
    sayLiveAudit(audit),
    audit.themes.map(nameTheme).join('; '),
    audit.touchedAt === null ? '' : displayInstant(audit.touchedAt),
  ]);
  return file({
    bytes: writeCsv([head, ...rows], { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName([shortName, 'audits in hand'], 'csv'),
    disposition: 'attachment',
  });
}
