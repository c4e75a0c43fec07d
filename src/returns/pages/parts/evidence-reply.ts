import type { ActingContext } from '#accounts';
import type { Key } from '#platform/crypto';
import { attachmentTypes, safeFileName } from '#platform/files';
import { file, type Reply } from '#platform/http';
import type { Evidence } from '../../evidence.ts';
import type { ReturnKey } from '../../store/entries.ts';
import { readEvidence } from '../../store/evidence.ts';

/** A file of a return, to be kept and never shown in the page; its name tells nothing. */
export async function evidenceReply(
  context: ActingContext,
  caseKey: Key,
  key: ReturnKey,
  one: Evidence,
): Promise<Reply> {
  const { extension, type } = attachmentTypes[one.kind];
  const bytes = await readEvidence(context.tx, caseKey, key, one);
  context.note({ kind: one.kind, bytes: one.bytes });
  return file({
    bytes,
    contentType: type,
    name: safeFileName(['file', one.id.slice(0, 8)], extension),
    disposition: 'attachment',
  });
}
