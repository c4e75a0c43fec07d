import { asServer } from './autosave-ground.ts';
import type { Ground } from './ground.ts';

/** Fields of a draft of an audit in hand. */
const fieldCount = 40;

/**
 * Adds that many audits to the programme, spread over that many years from this one on: of five, one is only planned, two
 * are in hand with a draft that has its board day and asks an agency, and two are published.
 */
export async function addProgramme(ground: Ground, audits: number, years: number): Promise<void> {
  const { partnership, membership } = ground;
  await asServer(ground, async (client) => {
    await client.query(
      `create temporary table plan as select n, gen_random_uuid() as id, n % 5 as kind,
          (extract(year from now() - interval '3 months')::int + n / 5 % $2::int) as year
        from generate_series(1, $1::int) n`,
      [audits, years],
    );
    await client.query(
      `insert into audits.audit (partnership_id, id, short_name, origin, stage, zone, title, subject, sample, topics, year_day)
        select $1, id, 'programme-' || n, case when kind > 2 then 'recorded' else 'live' end,
          case when kind > 2 then 'recorded' else 'commissioning' end,
          case when kind > 2 then 'learning' else 'work' end,
          'Multi-agency audit ' || n, 'neglect', '{"cases": 6}', '{neglect}',
          case when kind > 2 then make_date(year, 6, 1) + (n % 200) end
        from plan where kind > 0`,
      [partnership],
    );
    await client.query(
      `insert into audits.planned_audit (partnership_id, id, year, title, themes, owner_group, quarter, agency_ids, audit_id, changed_by)
        select $1, gen_random_uuid(), year, 'Multi-agency audit ' || n, '{neglect}', 'Quality sub-group', 1 + n % 4, '{}',
          case when kind > 0 then id end, $2
        from plan`,
      [partnership, membership],
    );
    await client.query(
      `insert into audits.draft_field (partnership_id, audit_id, field, value, changed_by)
        select $1, plan.id, draft.field, draft.value, $2 from plan, lateral (
          select 'board-day' as field, to_jsonb((make_date(plan.year, 9, 1) + (plan.n % 150))::text) as value
          union all select 'agency-' || (select agency_id from accounts.agency_in_partnership
            where partnership_id = $1 order by short_name offset plan.n % 8 limit 1), '{"asked": true}'::jsonb
          union all select 'method:' || gen_random_uuid(), jsonb_build_object('kind', 'deep_dive', 'cases', 12, 'position', f,
            'description', repeat('Records are read together. ', 8)) from generate_series(1, $3::int) f
        ) draft where plan.kind in (1, 2)`,
      [partnership, membership, fieldCount],
    );
  });
}
