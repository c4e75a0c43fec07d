import { file, notFound, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { findPartnership } from '../store/partnerships.ts';

/** The partnership's logo as it was cleaned and kept; for its members. */
export async function get({ tx, actor }: ActingContext): Promise<Reply> {
  const logo = (await findPartnership(tx, actor.partnership.id))?.logo ?? null;
  if (logo === null) return notFound();
  return file({ bytes: logo, contentType: 'image/png', name: 'logo.png', disposition: 'inline' });
}
