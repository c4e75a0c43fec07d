import { randomUUID } from 'node:crypto';
import { asJson, type Tx } from '#platform/db';
import { fromStored, type PartialDate } from '#platform/time';
import { isSecondFactorRule, type SecondFactorRule } from '../second-factor-rule.ts';

export const nations = ['England', 'Wales', 'Scotland', 'Northern Ireland'] as const;
/** Which country's rules and bank holidays hold in an area. */
export type Nation = (typeof nations)[number];

export type Area = { readonly id: string; readonly name: string; readonly nation: string };

export type FormerName = {
  readonly name: string;
  readonly from?: PartialDate | undefined;
  readonly until?: PartialDate | undefined;
};

export type Partnership = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly colour: string;
  readonly logo: Uint8Array | null;
  readonly version: number;
  readonly secondFactor: SecondFactorRule;
  readonly areas: readonly Area[];
  readonly formerNames: readonly FormerName[];
};

/** A partnership with its areas and former names; null when it is not there or not yours. */
export async function findPartnership(tx: Tx, id: string): Promise<Partnership | null> {
  const row = await tx.selectFrom('accounts.partnership').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return null;
  const areas = await listAreas(tx, id);
  const names = await tx
    .selectFrom('accounts.partnership_former_name')
    .selectAll()
    .where('partnership_id', '=', id)
    .orderBy('position')
    .execute();
  return {
    id,
    name: row.name,
    shortName: row.short_name,
    colour: row.colour,
    logo: row.logo,
    version: row.version,
    secondFactor: isSecondFactorRule(row.second_factor) ? row.second_factor : 'everybody',
    areas,
    formerNames: names.map((name) => ({
      name: name.name,
      from: name.used_from === null ? undefined : fromStored(name.used_from),
      until: name.used_until === null ? undefined : fromStored(name.used_until),
    })),
  };
}

/** The local-authority areas of a partnership in the order it keeps them. */
export async function listAreas(tx: Tx, partnership: string): Promise<readonly Area[]> {
  return await tx
    .selectFrom('accounts.area')
    .select(['id', 'name', 'nation'])
    .where('partnership_id', '=', partnership)
    .orderBy('position')
    .orderBy('name')
    .execute();
}

/** Ids and names of every partnership of the installation: for the command line and jobs only. */
export async function listPartnerships(
  tx: Tx,
): Promise<readonly { id: string; name: string; shortName: string }[]> {
  const rows = await tx
    .selectFrom('accounts.partnership')
    .select(['id', 'name', 'short_name'])
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.name, shortName: row.short_name }));
}

export type NewPartnership = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly colour?: string | undefined;
  readonly areas?: readonly { readonly name: string; readonly nation: Nation }[] | undefined;
  readonly formerNames?: readonly FormerName[] | undefined;
};

/** Adds a partnership, as the system actor that names its id. */
export async function addPartnership(tx: Tx, partnership: NewPartnership): Promise<void> {
  const { id, name, shortName } = partnership;
  await tx
    .insertInto('accounts.partnership')
    .values({
      id,
      name,
      short_name: shortName,
      ...(partnership.colour === undefined ? {} : { colour: partnership.colour }),
    })
    .execute();
  await replaceFormerNames(tx, id, partnership.formerNames ?? []);
  const areas = partnership.areas ?? [];
  if (areas.length > 0) await addAreas(tx, id, areas, 0);
}

/** Changes what a partnership is called and its colour, from the version that was seen; false when it was another. */
export async function changePartnership(
  tx: Tx,
  id: string,
  seenVersion: number,
  to: { readonly name: string; readonly shortName: string; readonly colour: string },
): Promise<boolean> {
  const changed = await tx
    .updateTable('accounts.partnership')
    .set({ name: to.name, short_name: to.shortName, colour: to.colour, version: seenVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', seenVersion)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Changes who needs a second factor, from what was seen; false when it was something else. */
export async function changeSecondFactor(
  tx: Tx,
  id: string,
  seen: SecondFactorRule,
  to: SecondFactorRule,
): Promise<boolean> {
  const changed = await tx
    .updateTable('accounts.partnership')
    .set({ second_factor: to })
    .where('id', '=', id)
    .where('second_factor', '=', seen)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Keeps a PNG made by `cleanPng` as the partnership's logo, or none. */
export async function keepLogo(tx: Tx, id: string, logo: Uint8Array | null): Promise<void> {
  await tx
    .updateTable('accounts.partnership')
    .set({ logo: logo === null ? null : Buffer.from(logo) })
    .where('id', '=', id)
    .execute();
}

/** Adds areas behind the first `after` ones. */
export async function addAreas(
  tx: Tx,
  partnership: string,
  areas: readonly { readonly name: string; readonly nation: string }[],
  after: number,
): Promise<void> {
  await tx
    .insertInto('accounts.area')
    .values(
      areas.map((area, index) => ({
        partnership_id: partnership,
        id: randomUUID(),
        ...area,
        position: after + index,
      })),
    )
    .execute();
}

/** Names a partnership had before, with the dates they were used; replaces the list. */
export async function replaceFormerNames(
  tx: Tx,
  partnership: string,
  names: readonly FormerName[],
): Promise<void> {
  await tx.deleteFrom('accounts.partnership_former_name').where('partnership_id', '=', partnership).execute();
  if (names.length === 0) return;
  await tx
    .insertInto('accounts.partnership_former_name')
    .values(
      names.map((former, position) => ({
        partnership_id: partnership,
        position,
        name: former.name,
        used_from: asJson(former.from),
        used_until: asJson(former.until),
      })),
    )
    .execute();
}
