import type { ActingContext } from '#accounts';
import { safeFileName, writeCsv } from '#platform/files';
import { file, notFound, type Reply } from '#platform/http';
import { revealReasons, sayLooked } from '../reveal.ts';
import { listLooks } from '../store/reveals.ts';
import { findReasonKey, namePeople, openGuarded } from './parts/open-guarded.ts';

/** Every look at the cases of an audit, as a table for a spreadsheet. Times are UTC. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = context.params['format'] === 'csv' ? await openGuarded(context) : null;
  if (opened === null) return notFound();
  const looks = await listLooks(context.tx, await findReasonKey(context, opened.key), opened.key);
  const name = await namePeople(
    context,
    looks.map((look) => look.membership),
  );
  context.note({ looks: looks.length });
  const rows = looks.map((look) => [
    look.caseNumber,
    name(look.membership),
    String(look.beganAt),
    String(look.endedAt ?? look.until),
    sayLooked[look.what],
    revealReasons[look.reasonKind],
    look.reason ?? 'Does not open any more',
  ]);
  return file({
    bytes: writeCsv([['Case', 'Who', 'From', 'Until', 'At what', 'Why', 'In their words'], ...rows], {
      mark: true,
    }),
    contentType: 'text/csv; charset=utf-8',
    name: safeFileName([context.actor.partnership.shortName, 'who-looked'], 'csv'),
    disposition: 'attachment',
  });
}
