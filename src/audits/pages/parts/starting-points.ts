import type { ActingContext } from '#accounts';
import type { Values } from '#platform/forms';
import { beginFromDraft, beginFromPublished } from '../../rules/begin-from.ts';
import { getAuditFacts } from '../../store.ts';
import { listAudits } from '../../store/audit-list.ts';
import { getDraft } from '../../store/drafts.ts';
import { findLiveAudit, listLiveAudits } from '../../store/live-audits.ts';
import { findShippedTemplate, shippedTemplates } from '../../template.ts';
import { loadAround } from './open-terms.ts';

/** Something an audit can be begun from: its code stands in the form. */
export type StartingPoint = { readonly value: string; readonly label: string; readonly about: string };

export type StartingPoints = {
  readonly own: readonly StartingPoint[];
  readonly shipped: readonly StartingPoint[];
  /** Earlier audits, live and published, latest first. */
  readonly earlier: readonly StartingPoint[];
};

/** The code of a template that repeats an earlier audit. */
export const lookAgain = 'shipped-re_audit';

export async function listStartingPoints({ tx, actor }: ActingContext): Promise<StartingPoints> {
  const { id } = actor.partnership;
  const own = (await listLiveAudits(tx, id, 'template')).filter((one) => one.stage !== 'withdrawn');
  const live = (await listLiveAudits(tx, id)).filter((one) => one.stage !== 'withdrawn');
  const published = await listAudits(tx, id);
  return {
    own: own.map((one) => ({ value: one.id, label: one.title, about: one.subject })),
    shipped: shippedTemplates.map((one) => ({
      value: `shipped-${one.code}`,
      label: one.label,
      about: `${one.about} ${one.shape}.`,
    })),
    earlier: [
      ...live.map((one) => ({ value: one.id, label: one.title, about: 'Live' })),
      ...published.map((one) => ({
        value: one.id,
        label: one.year === null ? one.title : `${one.title}, ${one.year}`,
        about: 'Published',
      })),
    ],
  };
}

/** What an audit begun from these holds at first, and the earlier audit it was begun from; null when one is not there. */
export async function readStartingPoint(
  context: ActingContext,
  template: string,
  earlier: string,
): Promise<{ readonly values: Values; readonly from: string | null } | null> {
  const before = earlier === '' ? {} : await valuesOfEarlier(context, earlier);
  if (before === null) return null;
  const own = template === '' ? {} : await valuesOfTemplate(context, template);
  if (own === null) return null;
  // Where both say something: looking again keeps the earlier audit's own lines of enquiry and adds its purposes.
  const purpose = [own['purpose'], before['purpose']].flatMap((list) => (Array.isArray(list) ? list : []));
  const values = { ...own, ...before, ...(purpose.length === 0 ? {} : { purpose }) };
  return { values, from: earlier === '' ? null : earlier };
}

async function valuesOfTemplate({ tx, actor }: ActingContext, template: string): Promise<Values | null> {
  const shipped = findShippedTemplate(template.replace(/^shipped-/, ''));
  if (template.startsWith('shipped-')) return shipped?.values ?? null;
  const key = { partnership: actor.partnership.id, audit: template };
  const audit = await findLiveAudit(tx, key);
  if (audit === null || audit.origin !== 'template') return null;
  // A template's title is its own, not the audit's.
  const { title: _, ...values } = await getDraft(tx, key);
  return values;
}

async function valuesOfEarlier(context: ActingContext, earlier: string): Promise<Values | null> {
  const { tx, actor, now } = context;
  const key = { partnership: actor.partnership.id, audit: earlier };
  const audit = await findLiveAudit(tx, key);
  if (audit !== null) return audit.origin === 'live' ? beginFromDraft(await getDraft(tx, key)) : null;
  const facts = await getAuditFacts(tx, key);
  return facts === null ? null : beginFromPublished(facts, await loadAround(tx, actor.partnership.id, now));
}
