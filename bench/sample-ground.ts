import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Ground } from './ground.ts';

/** How many audits under way, cases in each, and agencies of the partnership. */
export type SampleSizes = { readonly audits: number; readonly cases: number; readonly agencies: number };

/** Adds audits under way with their samples, and agencies, written past every policy; returns the ids of both. */
export async function addSamples(
  client: pg.Client,
  { partnership, membership }: Ground,
  sizes: SampleSizes,
): Promise<{ readonly audits: readonly string[]; readonly agencies: readonly string[] }> {
  const audits = Array.from({ length: sizes.audits }, () => randomUUID());
  const agencies = Array.from({ length: sizes.agencies }, () => randomUUID());
  await client.query(
    `insert into accounts.agency (id, name, type) select id, 'Agency ' || n, 'other'
      from unnest($1::uuid[]) with ordinality as of_list (id, n)`,
    [agencies],
  );
  await client.query(
    `insert into accounts.agency_in_partnership (partnership_id, agency_id, short_name) select $1, id, 'Agency ' || n
      from unnest($2::uuid[]) with ordinality as of_list (id, n)`,
    [partnership, agencies],
  );
  await client.query(
    `insert into audits.audit (partnership_id, id, short_name, origin, stage, zone, title, subject, topics, sample)
      select $1, id, id::text, 'live', 'underway', 'work', 'Audit', 'neglect', '{}', '{}' from unnest($2::uuid[]) id`,
    [partnership, audits],
  );
  await client.query(
    `insert into cases.sample_case (partnership_id, audit_id, id, number, origin, standing, made_by)
      select $1, audit, gen_random_uuid(), n, 'supplied', 'in_sample', $2
      from unnest($3::uuid[]) audit, generate_series(1, $4) n`,
    [partnership, membership, audits, sizes.cases],
  );
  return { audits, agencies };
}
