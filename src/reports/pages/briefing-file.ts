import type { ActingContext } from '#accounts';
import { auditKeyOf } from '#archive';
import { documentFormats } from '#audits';
import { DocumentProblem, renderDocument } from '#platform/documents';
import { file, later, notFound, type Reply } from '#platform/http';
import { isBriefingKind } from '../briefing.ts';
import { loadForBriefings, nameBriefingFile } from '../make-briefing.ts';
import { composeBriefing } from '../rules/compose-briefing.ts';
import { cannotBeMade } from './parts/cannot-be-made.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const kind = context.params['kind'] ?? '';
  const format = documentFormats.find((one) => one === context.params['format']);
  if (!isBriefingKind(kind) || format === undefined) return notFound();
  const loaded = await loadForBriefings(context.tx, auditKeyOf(context));
  if (loaded === null) return notFound();
  context.note({ kind, format });
  const { audit, brand } = loaded;
  return later(async () => {
    try {
      const made = await renderDocument(composeBriefing(kind, audit, brand), format);
      return file({
        bytes: made.bytes,
        contentType: made.contentType,
        name: nameBriefingFile(brand, audit, kind, made.extension),
        disposition: 'attachment',
      });
    } catch (error) {
      if (error instanceof DocumentProblem)
        return { kind: 'invalid', html: cannotBeMade(context, audit, kind, error) };
      throw error;
    }
  });
}
