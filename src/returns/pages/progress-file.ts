import type { ActingContext } from '#accounts';
import { safeFileName, writeCsv } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { openProgress } from './parts/load-progress.ts';
import { progressRows } from './parts/progress-table.ts';

/** How the returns of an audit stand, for a spreadsheet. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openProgress(context);
  if (found === null) return notFound();
  return file({
    bytes: writeCsv(progressRows(found.map, found.name), { mark: true }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName(['returns', found.today], 'csv'),
    disposition: 'attachment',
  });
}
