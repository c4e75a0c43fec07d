import { actingPage, brandOf, findPartnership, type ActingContext } from '#accounts';
import { auditKeyOf } from '#archive';
import { documentFile, documentFormats } from '#audits';
import { casePaths, loadLiveParticipation } from '#cases';
import { backLink } from '#platform/govuk';
import { notFound, type Reply } from '#platform/http';
import { composeLiveParticipation } from '../rules/compose-live-participation.ts';

/** The participation table of a live audit, as a document to hand on. */
export async function get(context: ActingContext): Promise<Reply> {
  const format = documentFormats.find((one) => one === context.params['format']);
  const key = auditKeyOf(context);
  const live = format === undefined ? null : await loadLiveParticipation(context.tx, context.keys, key);
  const partnership = await findPartnership(context.tx, key.partnership);
  if (format === undefined || live === null || partnership === null) return notFound();
  context.note({ format });
  const brand = brandOf(partnership);
  const back = backLink({ href: casePaths.matrix(context.actor.membership, key.audit), text: 'Involvement' });
  return documentFile(
    composeLiveParticipation(live, brand),
    brand,
    ['participation', live.today],
    format,
    (title, ...inside) =>
      actingPage(context, { title, section: 'audits', back, hasProblems: true }, ...inside),
  );
}
