import type { ActingContext } from '#accounts';
import { notFound, type Reply } from '#platform/http';
import { evidenceReply } from './parts/evidence-reply.ts';
import { openEvidence } from './parts/open-evidence.ts';

/** A file of a return for its agency. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openEvidence(context, 'also signed');
  if (found === null) return notFound();
  const { opened, file } = found;
  return await evidenceReply(context, opened.caseKey, opened.key, file);
}
