import type { ActingContext } from '#accounts';
import { safeFileName, writeCsv } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { matrixRows } from '../rules/matrix-rows.ts';
import { sayInvolvement } from '../rules/say-involvement.ts';
import { listReasons } from '../store/answers.ts';
import { openInvolvement } from './parts/open-involvement.ts';

/** The matrix for a spreadsheet (csv), or what the report will say about it (txt). */
export async function get(context: ActingContext): Promise<Reply> {
  const { format = '' } = context.params;
  const opened = await openInvolvement(context);
  if (opened === null || (format !== 'csv' && format !== 'txt')) return notFound();
  const { asks, cases, columns, today } = opened;
  if (format === 'csv')
    return file({
      bytes: writeCsv(matrixRows(cases, columns, asks, today), { mark: true }),
      contentType: 'text/csv; charset=utf-8',
      name: safeFileName(['involvement', today], 'csv'),
      disposition: 'attachment',
    });
  const reasons = await listReasons(context.tx, context.keys, opened.key, asks);
  const { said, perCase } = sayInvolvement(opened, reasons);
  const lines = [
    `As of ${displayDay(today)}`,
    said.overview,
    ...said.sentences,
    ...(said.notes.length > 0 ? said.notes : []),
    perCase ?? '',
  ].filter((line) => line !== '');
  return file({
    bytes: `${lines.join('\r\n\r\n')}\r\n`,
    contentType: 'text/plain; charset=utf-8',
    name: safeFileName(['involvement', 'in', 'words', today], 'txt'),
    disposition: 'attachment',
  });
}
