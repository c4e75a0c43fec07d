import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { isSettingKind, type NewSetting, type Setting, type SettingKind } from '../setting.ts';

/** What a list of settings is narrowed by; `left`: those that left instead of those that are there. */
export type SettingsAsked = {
  readonly search?: string | undefined;
  readonly area?: string | undefined;
  readonly kind?: SettingKind | undefined;
  readonly left?: boolean | undefined;
};

/** The settings an agency stands for in a partnership now, by name. */
export async function listSettings(tx: Tx, partnership: string, agency: string): Promise<readonly Setting[]> {
  const rows = await narrow(tx, partnership, agency, {})
    .select(columns)
    .orderBy(byName)
    .orderBy('setting.id')
    .execute();
  return rows.map(settingOf);
}

/** One page of them: `offset` rows are passed over, `limit` is the most returned. */
export async function pageOfSettings(
  tx: Tx,
  partnership: string,
  agency: string,
  asked: SettingsAsked,
  paging: { readonly offset: number; readonly limit: number },
): Promise<readonly Setting[]> {
  const rows = await narrow(tx, partnership, agency, asked)
    .select(columns)
    .orderBy(byName)
    .orderBy('setting.id')
    .offset(paging.offset)
    .limit(paging.limit)
    .execute();
  return rows.map(settingOf);
}

/** How many settings that is. */
export async function countSettings(
  tx: Tx,
  partnership: string,
  agency: string,
  asked: SettingsAsked,
): Promise<number> {
  const row = await narrow(tx, partnership, agency, asked)
    .select((of) => of.fn.countAll<string>().as('many'))
    .executeTakeFirst();
  return Number(row?.many ?? 0);
}

/** How many settings each agency of the partnership stands for now, by agency; those without any are left out. */
export async function countSettingsOfAgencies(
  tx: Tx,
  partnership: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('accounts.setting')
    .select((of) => ['agency_id', of.fn.countAll<string>().as('many')])
    .where('partnership_id', '=', partnership)
    .where('left_on', 'is', null)
    .groupBy('agency_id')
    .execute();
  return new Map(rows.map((row) => [row.agency_id, Number(row.many)]));
}

/** One setting of an agency; null when there is none of that id. */
export async function findSetting(
  tx: Tx,
  partnership: string,
  agency: string,
  id: string,
): Promise<Setting | null> {
  const row = await all(tx, partnership, agency)
    .select(columns)
    .where('setting.id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : settingOf(row);
}

/**
 * Adds settings to an agency. Two of one name and area, or of one code, break `setting_name` or `setting_code`.
 * @returns their ids, in the order given.
 */
export async function addSettings(
  tx: Tx,
  partnership: string,
  agency: string,
  settings: readonly (NewSetting & { readonly id?: string })[],
): Promise<readonly string[]> {
  if (settings.length === 0) return [];
  const rows = settings.map((setting) => ({
    partnership_id: partnership,
    id: setting.id ?? randomUUID(),
    agency_id: agency,
    name: setting.name,
    kind: setting.kind,
    area_id: setting.area,
    code: setting.code,
  }));
  await tx.insertInto('accounts.setting').values(rows).execute();
  return rows.map((row) => row.id);
}

/** Changes a setting from the version that was seen; false when it was another. */
export async function changeSetting(
  tx: Tx,
  partnership: string,
  seen: Setting,
  to: NewSetting & { readonly left: string | null },
): Promise<boolean> {
  const changed = await tx
    .updateTable('accounts.setting')
    .set({
      name: to.name,
      kind: to.kind,
      area_id: to.area,
      code: to.code,
      left_on: to.left,
      version: seen.version + 1,
    })
    .where('partnership_id', '=', partnership)
    .where('id', '=', seen.id)
    .where('version', '=', seen.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** The settings of these ids, by name, whether they are still there or not. */
export async function nameSettings(
  tx: Tx,
  partnership: string,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly agency: string; readonly name: string }[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('accounts.setting as setting')
    .select(['setting.id', 'setting.agency_id', 'setting.name'])
    .where('setting.partnership_id', '=', partnership)
    .where('setting.id', 'in', [...new Set(ids)])
    .orderBy(byName)
    .execute();
  return rows.map((row) => ({ id: row.id, agency: row.agency_id, name: row.name }));
}

const byName = sql`lower(setting.name)`;

const columns = [
  'setting.id',
  'setting.agency_id',
  'setting.name',
  'setting.kind',
  'setting.area_id',
  'area.name as area_name',
  'setting.code',
  'setting.left_on',
  'setting.version',
] as const;

type Row = {
  readonly id: string;
  readonly agency_id: string;
  readonly name: string;
  readonly kind: string;
  readonly area_id: string | null;
  readonly area_name: string | null;
  readonly code: string | null;
  readonly left_on: string | null;
  readonly version: number;
};

function settingOf(row: Row): Setting {
  return {
    id: row.id,
    agency: row.agency_id,
    name: row.name,
    kind: isSettingKind(row.kind) ? row.kind : 'other',
    area: row.area_id === null || row.area_name === null ? null : { id: row.area_id, name: row.area_name },
    code: row.code,
    left: row.left_on,
    version: row.version,
  };
}

function all(tx: Tx, partnership: string, agency: string) {
  return tx
    .selectFrom('accounts.setting as setting')
    .leftJoin('accounts.area as area', (join) =>
      join
        .onRef('area.partnership_id', '=', 'setting.partnership_id')
        .onRef('area.id', '=', 'setting.area_id'),
    )
    .where('setting.partnership_id', '=', partnership)
    .where('setting.agency_id', '=', agency);
}

function narrow(tx: Tx, partnership: string, agency: string, asked: SettingsAsked) {
  const search = asked.search?.trim().toLowerCase() ?? '';
  let query = all(tx, partnership, agency).where(
    'setting.left_on',
    asked.left === true ? 'is not' : 'is',
    null,
  );
  if (asked.area !== undefined) query = query.where('setting.area_id', '=', asked.area);
  if (asked.kind !== undefined) query = query.where('setting.kind', '=', asked.kind);
  if (search !== '') {
    query = query.where((of) =>
      of.or([
        of(sql`strpos(lower(setting.name), ${search})`, '>', 0),
        of(sql`strpos(lower(setting.code), ${search})`, '>', 0),
      ]),
    );
  }
  return query;
}
