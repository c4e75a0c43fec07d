import { listAgencies, type ActingContext } from '#accounts';
import { findAudit, type FoundAudit } from '#audits';
import { numberInWords } from '#platform/html';
import { conflict, invalid, page, redirect, type Reply } from '#platform/http';
import { importForm, type ImportFault } from '../parts/import-form.ts';
import { importPreview, joinFields, seenState, type Preview } from '../parts/import-preview.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { planImport } from '../rules/plan-import.ts';
import type { Problem } from '../rules/problem.ts';
import { publishedAuditBytesLimit, readPublishedAudit } from '../rules/read-published-audit.ts';
import { readUpload } from '../rules/read-upload.ts';
import { sayOpenAudit } from '../say-open-audit.ts';
import { getPublishedAudit, tryImportAudit } from '../store.ts';

/** Bytes of the largest file that is taken. */
export const largestFile = publishedAuditBytesLimit;

const namesTooAlike =
  'Two agencies have short names that differ by small and large letters only. Give one of them another in the file';

export function get(context: ActingContext): Reply {
  return page(importForm(context));
}

/** Reads what was given and shows what it would do; writes nothing. */
export async function check(context: ActingContext): Promise<Reply> {
  const pasted = context.form.text('text');
  const given = readUpload(context.form.upload('file'), pasted);
  if (!given.ok) return invalid(importForm(context, given, pasted));
  const read = readPublishedAudit(given.text);
  if (!read.ok) return invalid(importForm(context, faultOf(given.field, read.problems), pasted));
  const preview = await look(context, read.audit, given.text);
  if (preview.there?.isOpen === true)
    return invalid(importForm(context, faultOfOpen(given.field, preview.there, read.audit), pasted));
  return page(importPreview(context, preview));
}

/** Brings in what was looked at, unless somebody else brought in another state of it meanwhile. */
export async function confirm(context: ActingContext): Promise<Reply> {
  const json = joinFields(context.form);
  const read = readPublishedAudit(json);
  if (!read.ok) return invalid(importForm(context, faultOf('text', read.problems), json));
  const preview = await look(context, read.audit, json);
  const { plan, there } = preview;
  if (there?.isOpen === true)
    return invalid(importForm(context, faultOfOpen('text', there, read.audit), json));
  const hasChanged = plan.outcome !== 'unchanged' && context.form.text('seen') !== seenState(there);
  if (hasChanged) return conflict(importPreview(context, preview, true));
  const imported = await tryImportAudit(context.tx, context.actor.partnership.id, read.audit);
  if (imported === null) return invalid(importForm(context, { field: 'text', message: namesTooAlike }, json));
  const { id, outcome } = imported;
  const { findings, recommendations, newAgencies } = plan;
  context.note(
    {
      outcome,
      findings_added: findings.added,
      findings_changed: findings.changed,
      findings_withdrawn: findings.withdrawn,
      recommendations_added: recommendations.added,
      recommendations_changed: recommendations.changed,
      recommendations_withdrawn: recommendations.withdrawn,
      agencies_added: newAgencies.length,
    },
    [id],
  );
  return redirect(`${paths.audit(context.actor.membership, id)}?imported=${outcome}`);
}

async function look(context: ActingContext, audit: PublishedAudit, json: string): Promise<Preview> {
  const { tx, actor } = context;
  const partnership = actor.partnership.id;
  const there = await findAudit(tx, partnership, audit.shortName);
  const before = there === null ? null : await getPublishedAudit(tx, { partnership, audit: there.id });
  const agencies = await listAgencies(tx, partnership);
  const plan = planImport(
    before,
    audit,
    agencies.map((agency) => agency.shortName),
  );
  return { audit, json, plan, there };
}

/** The audit of that name is being written here: the way to it is shown at the field. */
function faultOfOpen(field: 'file' | 'text', there: FoundAudit, { shortName }: PublishedAudit): ImportFault {
  return { field, message: sayOpenAudit(there, shortName), open: there };
}

function faultOf(field: 'file' | 'text', problems: readonly Problem[]): ImportFault {
  const count = problems.length;
  const message =
    count === 1
      ? 'There is one problem in the file. It is listed on this page; put it right and check again'
      : `There are ${numberInWords(count)} problems in the file. They are listed on this page; put them right and check again`;
  return { field, message, problems };
}
