import type { ActingContext } from '#accounts';
import { notFound, type Reply } from '#platform/http';
import { inWords } from '../signed-return.ts';
import { openMyReturn } from './parts/open-return.ts';
import { returnFile } from './parts/return-file.ts';

/** A return as it stands now, signed or not, for its agency, as PDF. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null) return notFound();
  const { one, tool, sections, entries } = opened;
  return returnFile(context, {
    title: one.title,
    one,
    agency: context.actor.agency?.name ?? '',
    tool: tool.name,
    toolNumber: one.toolNumber,
    sections: inWords(sections, entries.values),
    signed: null,
  });
}
