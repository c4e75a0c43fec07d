import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.ts';
import { addRow, type Hat, type Place } from './scene.ts';

/** Somebody who leads for an agency of a place, signed in with a second factor. */
export async function addLead(db: TestDatabase, place: Place, agency: string): Promise<Hat> {
  const hat = { person: randomUUID(), membership: randomUUID(), key: randomBytes(32).toString('hex') };
  await addRow(db, 'accounts.person', {
    id: hat.person,
    name: 'B. Lead',
    email: `${hat.person}@example.org`,
  });
  await db.behind(
    `insert into accounts.membership (id, partnership_id, person_id, agency_id, roles, starts_on)
     values ($1, $2, $3, $4, '{agency_lead}', '2026-01-01')`,
    [hat.membership, place.partnership, hat.person, agency],
  );
  const key_hash = createHash('sha256').update(hat.key).digest();
  await addRow(db, 'accounts.session', { key_hash, person_id: hat.person, factors: 2 });
  return hat;
}

/** An agency of that kind that takes part in a place; returns its id. */
export async function addAgency(
  db: TestDatabase,
  place: Place,
  shortName: string,
  type: string,
): Promise<string> {
  const id = randomUUID();
  await addRow(db, 'accounts.agency', { id, name: `${shortName} of the place`, type });
  await addRow(db, 'accounts.agency_in_partnership', {
    partnership_id: place.partnership,
    agency_id: id,
    short_name: shortName,
  });
  return id;
}
