import type { ActingContext } from '#accounts';
import { attachmentTypes, safeFileName } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { readEvidence } from '../store/evidence.ts';
import { openEvidence } from './parts/open-evidence.ts';

/** A file of a return, to be kept and never shown in the page; its name tells nothing. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openEvidence(context, 'also signed');
  if (found === null) return notFound();
  const { opened, file: one } = found;
  const { extension, type } = attachmentTypes[one.kind];
  const bytes = await readEvidence(context.tx, opened.caseKey, opened.key, one);
  context.note({ kind: one.kind, bytes: one.bytes });
  return file({
    bytes,
    contentType: type,
    name: safeFileName(['file', one.id.slice(0, 8)], extension),
    disposition: 'attachment',
  });
}
