import type { ActingContext } from '#accounts';
import { safeFileName, writeCsv } from '#platform/files';
import { file, type Reply } from '#platform/http';
import { displayPartialDate } from '#platform/time';
import { formLabel, kindLabel } from '../recommendation-labels.ts';
import { readQuery } from '../rules/read-query.ts';
import { saySecondStep } from '../rules/say-due.ts';
import { listOwners } from '../rules/say-owners.ts';
import { listPartnershipRecommendations } from '../store/across-audits.ts';

const head = ['Form', 'Year', 'Audit', 'Number', 'What is asked', 'Kind', 'Who', 'By when', 'And then'];

export async function get(context: ActingContext): Promise<Reply> {
  const { actor, tx } = context;
  const { form, owner } = readQuery(context.query);
  const owned = owner === undefined ? undefined : owner === 'named';
  const found = await listPartnershipRecommendations(tx, actor.partnership.id, { form, owned });
  context.note({ rows: found.length });
  const rows = found.map((one) => [
    formLabel(one.form).one,
    one.audit.year,
    one.audit.title,
    one.ref,
    one.text,
    kindLabel(one.kind),
    listOwners(one.owners, (ref) => one.agencyNames[ref] ?? ref),
    one.due === undefined ? null : displayPartialDate(one.due),
    saySecondStep(one.secondStep),
  ]);
  return file({
    bytes: writeCsv([head, ...rows], { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName([actor.partnership.shortName, 'recommendations'], 'csv'),
    disposition: 'attachment',
  });
}
