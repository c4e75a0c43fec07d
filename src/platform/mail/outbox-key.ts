import { destroyKey, keepKey, rootKeyId, type Key } from '#platform/crypto';
import type { KeyStore, Place } from '#platform/crypto';

/**
 * Texts of one month (UTC) lie under one key, so that destroying it makes them unreadable in every backup as well,
 * where clearing the rows reaches only the database.
 */
function keyIdOf(month: Temporal.PlainYearMonth): string {
  return `outbox-${month.toString()}`;
}

function monthOf(now: Temporal.Instant): Temporal.PlainYearMonth {
  return now.toZonedDateTimeISO('UTC').toPlainDate().toPlainYearMonth();
}

/** The key that texts written now are sealed under; made when it is the first of its month. */
export async function keyForNow(keys: KeyStore, now: Temporal.Instant): Promise<Key> {
  return await keepKey(keys, keyIdOf(monthOf(now)), rootKeyId);
}

/**
 * Destroys the keys of past months that no text is left under; `inUse` are the ids of the others. The month before this
 * one is left alone: a transaction that began in it may still be at work. Returns how many were destroyed.
 */
export async function destroyOldKeys(
  keys: KeyStore,
  now: Temporal.Instant,
  inUse: ReadonlySet<string>,
): Promise<number> {
  let destroyed = 0;
  for (let months = 2; months <= 36; months += 1) {
    const id = keyIdOf(monthOf(now).subtract({ months }));
    const stored = inUse.has(id) ? 'in use' : await keys.read(id);
    if (typeof stored === 'string') continue;
    await destroyKey(keys, id);
    destroyed += 1;
  }
  return destroyed;
}

/** Where the text of a mail stands. */
export function placeOfText(partnership: string, id: string): Place {
  return { partition: partnership, table: 'platform.outgoing_mail', column: 'sealed', row: id, version: 0 };
}
