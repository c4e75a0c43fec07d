import type { ActingContext } from '#accounts';
import { notFound, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { openProgress } from './parts/load-progress.ts';
import { openWatched } from './parts/open-watched.ts';
import { remindOf } from './parts/remind-of.ts';

/** Reminds whoever has a return now, with one mail that says only that something waits; none twice on a day. */
export async function post(context: ActingContext): Promise<Reply> {
  const watched = await openWatched(context);
  if (watched === null || watched.audit.stage !== 'underway') return notFound();
  const { one, key, audit } = watched;
  const reminded = await remindOf(context, key, [one]);
  context.note({ reminded }, [one.id]);
  return redirect(`${paths.signed(context.actor.membership, audit.id, one.id)}?reminded=${reminded}`);
}

/** The same for every return that is late. */
export async function late(context: ActingContext): Promise<Reply> {
  const found = await openProgress(context);
  if (found === null || found.opened.audit.stage !== 'underway') return notFound();
  const { map, opened } = found;
  const returns = map.rows
    .flatMap((row) => row.cells)
    .flatMap((cell) => (cell === null || cell.one === null || cell.daysLate === 0 ? [] : [cell.one]));
  const reminded = await remindOf(context, opened.key, returns);
  context.note({ reminded, late: returns.length }, [opened.audit.id]);
  return redirect(`${paths.progress(context.actor.membership, opened.audit.id)}?reminded=${reminded}`);
}
