import type { ActingContext } from '#accounts';
import { renderDocument, type DocumentContent } from '#platform/documents';
import { safeFileName } from '#platform/files';
import { file, later, notFound, type Reply } from '#platform/http';
import { displayDay, displayInstant, londonDay } from '#platform/time';
import { destructionScopes } from '../guarding.ts';
import { sayCertificate } from '../rules/say-certificate.ts';
import { openDestruction, type OpenedDestruction } from './parts/open-destruction.ts';

/** The certificate of a destruction as PDF. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = context.params['format'] === 'pdf' ? await openDestruction(context) : null;
  if (opened === null) return notFound();
  const content = compose(context, opened);
  if (content === null) return notFound();
  return later(async () => {
    const made = await renderDocument(content, 'pdf');
    return file({
      bytes: made.bytes,
      contentType: made.contentType,
      name: safeFileName([context.actor.partnership.shortName, 'certificate-of-destruction'], made.extension),
      disposition: 'attachment',
    });
  });
}

function compose(context: ActingContext, opened: OpenedDestruction): DocumentContent | null {
  const { partnership } = context.actor;
  const { destruction, audit, name } = opened;
  const { certificate, doneAt, decidedAt } = destruction;
  if (certificate === null || doneAt === null || decidedAt === null) return null;
  const facts = (rows: readonly (readonly [string, string])[]) => ({
    kind: 'facts' as const,
    items: rows.map(([label, value]) => ({ label, value: [value] })),
  });
  return {
    title: 'Certificate of destruction',
    subtitle: audit.title,
    language: 'en-GB',
    subject: 'Certificate that the keys to identities were destroyed',
    page: 'portrait',
    colour: partnership.colour,
    marks: [{ name: partnership.name }],
    footer: `${partnership.name}: certificate ${destruction.id}`,
    dated: displayDay(londonDay(doneAt)),
    blocks: [
      {
        kind: 'paragraph',
        tone: 'lead',
        runs: [
          `The keys named here were destroyed on ${displayInstant(doneAt)}. What they sealed cannot be opened again, from no copy.`,
        ],
      },
      facts([
        ['What', destructionScopes[destruction.what]],
        ['Due', displayDay(destruction.dueOn)],
        ['Why', destruction.reason],
        ['Proposed by', `${name(destruction.proposedBy)}, ${displayInstant(destruction.proposedAt)}`],
        ['Confirmed by', `${name(destruction.decidedBy)}, ${displayInstant(decidedAt)}`],
      ]),
      { kind: 'heading', level: 2, text: 'What was destroyed' },
      facts(sayCertificate(certificate)),
      { kind: 'heading', level: 2, text: 'Keys' },
      { kind: 'list', style: 'bullet', items: certificate.keys.map((id) => [id]) },
    ],
  };
}
