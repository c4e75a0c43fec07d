import type { ActingContext } from '#accounts';
import { notFound, type Reply } from '#platform/http';
import { listEvidence } from '../store/evidence.ts';
import { evidenceReply } from './parts/evidence-reply.ts';
import { openWatched } from './parts/open-watched.ts';

/** A file that stood in a return when it was signed, for the coordinators of its audit. */
export async function get(context: ActingContext): Promise<Reply> {
  const watched = await openWatched(context);
  if (watched === null || watched.itsKey === null) return notFound();
  const { one, itsKey, signed } = watched;
  const number = Number(context.params['number']);
  const at = signed.find((each) => each.number === number)?.at;
  if (at === undefined) return notFound();
  const key = { ...watched.key, return: one.id, agency: one.agency, case: one.case };
  const files = await listEvidence(context.tx, itsKey, key, { signedAt: at });
  const file = files.find((each) => each.id === context.params['evidence']);
  return file === undefined ? notFound() : await evidenceReply(context, itsKey, key, file);
}
