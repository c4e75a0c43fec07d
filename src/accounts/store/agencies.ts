import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { AgencyType } from '../agency.ts';

export type AgencyRow = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly type: string;
  readonly standsFor: string | null;
  readonly services: readonly string[];
  /** ISO days on which it began and ceased to take part in the partnership, where they are known. */
  readonly joined: string | null;
  readonly left: string | null;
  readonly version: number;
};

export type NewAgency = {
  readonly name: string;
  readonly shortName: string;
  readonly type: AgencyType;
  readonly standsFor?: string | undefined;
  readonly services?: readonly string[] | undefined;
  readonly joined?: string | null | undefined;
};

/** The agencies of a partnership by short name, with their services. */
export async function listAgencies(tx: Tx, partnership: string): Promise<readonly AgencyRow[]> {
  const rows = await tx
    .selectFrom('accounts.agency_in_partnership as place')
    .innerJoin('accounts.agency as agency', 'agency.id', 'place.agency_id')
    .select([
      'agency.id',
      'agency.name',
      'place.short_name',
      'agency.type',
      'agency.stands_for',
      'place.joined_on',
      'place.left_on',
      'agency.version',
    ])
    .where('place.partnership_id', '=', partnership)
    .orderBy('place.short_name')
    .execute();
  const services = await tx
    .selectFrom('accounts.agency_service as service')
    .innerJoin('accounts.agency_in_partnership as place', 'place.agency_id', 'service.agency_id')
    .select(['service.agency_id', 'service.name'])
    .where('place.partnership_id', '=', partnership)
    .orderBy('service.name')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    shortName: row.short_name,
    type: row.type,
    standsFor: row.stands_for,
    services: services.filter((service) => service.agency_id === row.id).map((service) => service.name),
    joined: row.joined_on,
    left: row.left_on,
    version: row.version,
  }));
}

/** Adds an agency to the partnership with its services; returns its id. The short name must be free there. */
export async function addAgency(tx: Tx, partnership: string, agency: NewAgency): Promise<string> {
  const id = randomUUID();
  await tx
    .insertInto('accounts.agency')
    .values({ id, name: agency.name, type: agency.type, stands_for: agency.standsFor ?? null })
    .execute();
  await placeAgency(tx, partnership, id, agency);
  await addServices(tx, id, agency.services ?? [], []);
  return id;
}

/** Lets an agency that is known serve this partnership as well. The short name must be free there. */
export async function placeAgency(
  tx: Tx,
  partnership: string,
  agency: string,
  as: Pick<NewAgency, 'shortName' | 'joined'>,
): Promise<void> {
  await tx
    .insertInto('accounts.agency_in_partnership')
    .values({
      partnership_id: partnership,
      agency_id: agency,
      short_name: as.shortName,
      joined_on: as.joined ?? null,
    })
    .execute();
}

/** One agency of the partnership; null when it is not there or not yours. */
export async function findAgency(tx: Tx, partnership: string, id: string): Promise<AgencyRow | null> {
  return (await listAgencies(tx, partnership)).find((agency) => agency.id === id) ?? null;
}

/** Whether the agency serves another partnership as well, where a change of its name would show. */
export async function isAgencyShared(tx: Tx, id: string): Promise<boolean> {
  const found = await sql<{ shared: boolean }>`select accounts.is_agency_shared(${id}) as shared`.execute(tx);
  return found.rows[0]?.shared === true;
}

/** Changes an agency and its place in the partnership, from the version that was seen; false when it was another. */
export async function changeAgency(
  tx: Tx,
  partnership: string,
  seen: AgencyRow,
  to: NewAgency & { readonly left: string | null },
): Promise<boolean> {
  const changed = await tx
    .updateTable('accounts.agency')
    .set({
      name: to.name,
      type: to.type,
      stands_for: to.standsFor ?? null,
      version: seen.version + 1,
    })
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return false;
  await tx
    .updateTable('accounts.agency_in_partnership')
    .set({ short_name: to.shortName, joined_on: to.joined ?? null, left_on: to.left })
    .where('partnership_id', '=', partnership)
    .where('agency_id', '=', seen.id)
    .execute();
  await addServices(tx, seen.id, to.services ?? [], seen.services);
  return true;
}

/**
 * Adds those services that the agency does not have yet; names differ only by more than case. What a small letter is,
 * PostgreSQL sees otherwise in a few alphabets, and has the last word.
 */
export async function addServices(
  tx: Tx,
  agency: string,
  names: readonly string[],
  there: readonly string[],
): Promise<void> {
  const known = new Set(there.map((name) => name.toLowerCase()));
  const missing = names.filter((name) => !known.has(name.toLowerCase()));
  if (missing.length === 0) return;
  await tx
    .insertInto('accounts.agency_service')
    .values(missing.map((name) => ({ agency_id: agency, id: randomUUID(), name })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Finds the agencies a file speaks of by their short names, adding those the partnership does not have. What the
 * partnership knows of an agency is not changed by a file about the past.
 * @returns each entry's `ref` with the agency's id.
 */
export async function findOrAddAgencies(
  tx: Tx,
  partnership: string,
  entries: readonly (NewAgency & { readonly ref: string })[],
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(
    (await listAgencies(tx, partnership)).map((agency) => [agency.shortName.toLowerCase(), agency]),
  );
  const ids = new Map<string, string>();
  for (const entry of entries) {
    const there = known.get(entry.shortName.toLowerCase());
    if (there === undefined) {
      ids.set(entry.ref, await addAgency(tx, partnership, entry));
      continue;
    }
    await addServices(tx, there.id, entry.services ?? [], there.services);
    ids.set(entry.ref, there.id);
  }
  return ids;
}

/** The services of an agency by name, each with its id. */
export async function listServices(tx: Tx, agency: string): Promise<readonly { id: string; name: string }[]> {
  return await tx
    .selectFrom('accounts.agency_service')
    .select(['id', 'name'])
    .where('agency_id', '=', agency)
    .orderBy('name')
    .execute();
}

/** The services of every agency of a partnership, by name. */
export async function listServicesOfAgencies(
  tx: Tx,
  partnership: string,
): Promise<readonly { readonly id: string; readonly agency: string; readonly name: string }[]> {
  const rows = await tx
    .selectFrom('accounts.agency_service as service')
    .innerJoin('accounts.agency_in_partnership as place', 'place.agency_id', 'service.agency_id')
    .select(['service.id', 'service.agency_id', 'service.name'])
    .where('place.partnership_id', '=', partnership)
    .orderBy('service.name')
    .execute();
  return rows.map((row) => ({ id: row.id, agency: row.agency_id, name: row.name }));
}
