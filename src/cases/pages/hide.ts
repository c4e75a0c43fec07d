import type { ActingContext } from '#accounts';
import { notFound, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { endReveals } from '../store/reveals.ts';
import { openCase } from './parts/open-case.ts';

/** Ends one's own look at a case before its time. */
export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openCase(context);
  if (opened === null) return notFound();
  const { membership } = context.actor;
  await endReveals(context.tx, opened.key, opened.one.id, membership);
  return redirect(paths.identity(membership, opened.key.audit, opened.one.id));
}
