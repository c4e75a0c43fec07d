import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Nation } from './partnerships.ts';

/** Changes an area's name and nation. */
export async function changeArea(
  tx: Tx,
  partnership: string,
  area: string,
  to: { readonly name: string; readonly nation: Nation },
): Promise<void> {
  await tx
    .updateTable('accounts.area')
    .set(to)
    .where('partnership_id', '=', partnership)
    .where('id', '=', area)
    .execute();
}

/** Removes an area. Breaks a foreign key where anything points to it. */
export async function removeArea(tx: Tx, partnership: string, area: string): Promise<void> {
  await tx
    .deleteFrom('accounts.area')
    .where('partnership_id', '=', partnership)
    .where('id', '=', area)
    .execute();
}

/** Whether anything recorded, such as an audit, points to an area. */
export async function isAreaUsed(tx: Tx, partnership: string, area: string): Promise<boolean> {
  const found = await sql<{
    used: boolean;
  }>`select accounts.is_area_used(${partnership}, ${area}) as used`.execute(tx);
  return found.rows[0]?.used === true;
}
