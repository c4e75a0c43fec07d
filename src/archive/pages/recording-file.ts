import type { ActingContext } from '#accounts';
import { safeFileName } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { openRecording } from './parts/open-recording.ts';

/** What is written so far, as the file of a published audit; its name does not say what the audit was about. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openRecording(context);
  if (opened === null) return notFound();
  return file({
    bytes: opened.read.file,
    contentType: 'application/json; charset=utf-8',
    name: safeFileName(['published audit', 'draft'], 'json'),
    disposition: 'attachment',
  });
}
