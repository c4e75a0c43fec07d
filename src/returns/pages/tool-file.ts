import type { ActingContext } from '#accounts';
import { safeFileName, writeWorkbook } from '#platform/files';
import { file, later, notFound, type Reply } from '#platform/http';
import { toolRows } from '../rules/tool-rows.ts';
import { getToolVersion } from '../store/tools.ts';
import { openTool } from './parts/tool-page.ts';

/** Widths of the columns, in letters. */
const widths = [10, 26, 70, 20, 40, 30, 10, 30, 30, 20, 20, 16, 24, 12, 20];

/** A version of a tool as a workbook, a row an item; changed there, it is read back into the draft. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, params } = context;
  const number = /^[1-9]\d{0,5}$/.test(params['number'] ?? '') ? Number(params['number']) : 0;
  const kept = await openTool(context);
  const tool = kept === null ? null : await getToolVersion(tx, actor.partnership.id, kept.id, number);
  if (kept === null || tool === null) return notFound();
  const rows = toolRows(tool);
  context.note({ number, rows: rows.length - 1 });
  const name = safeFileName([actor.partnership.shortName, 'tool', kept.name, `version ${number}`], 'xlsx');
  return later(async () =>
    file({
      bytes: await writeWorkbook([{ name: 'Items', rows, widths }]),
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      name,
      disposition: 'attachment',
    }),
  );
}
