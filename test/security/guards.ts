/**
 * What must hold of the database's catalogue. Each guard finds offences (none may be there) and plants one, to show that
 * it would be found.
 */
export type Guard = {
  readonly rule: string;
  /** Returns one column, `offence`. */
  readonly finds: string;
  /** Statements that break the rule; undone again. */
  readonly plants: string;
};

/** Schemas that are not the program's: PostgreSQL's, and the job queue's, whose tables belong to its library. */
const notOurs = `('pg_catalog', 'information_schema', 'pg_toast', 'graphile_worker')`;
const ours = `n.nspname not in ${notOurs} and n.nspname not like 'pg\\_temp%' and n.nspname not like 'pg\\_toast%'`;
const relations = `pg_class c join pg_namespace n on n.oid = c.relnamespace`;
const grantees = `('throughline_app', 'throughline_worker', 'throughline_log_reader', 'public')`;
/** Global tables: there is one of each in the whole installation. */
const global = `('platform.installation', 'platform.migration')`;

export const guards: readonly Guard[] = [
  {
    rule: 'every table has row security, forced',
    finds: `select format('%I.%I', n.nspname, c.relname) as offence from ${relations}
      where ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    plants: `create table audits.open (partnership_id uuid); alter table audits.open enable row level security`,
  },
  {
    rule: 'the queue of jobs is closed to the server, whatever its library makes',
    finds: `select c.relname as offence from ${relations} where n.nspname = 'graphile_worker' and c.relkind in ('r', 'v', 'S')
        and (has_table_privilege('throughline_app', c.oid, 'select') or has_schema_privilege('throughline_app', n.oid, 'usage'))`,
    plants: `grant usage on schema graphile_worker to throughline_app`,
  },
  {
    rule: 'there are only tables, indexes and views: nothing that row security passes by',
    finds: `select format('%I.%I (%s)', n.nspname, c.relname, c.relkind) as offence from ${relations}
      where (${ours}) and c.relkind not in ('r', 'p', 'i', 'I', 'v', 't')`,
    plants: `create sequence audits.counter; create materialized view audits.all_audits as select * from audits.audit`,
  },
  {
    rule: 'every view asks as its reader, and lets no condition look past it',
    finds: `select format('%I.%I', n.nspname, c.relname) as offence from ${relations} where ${ours} and c.relkind = 'v'
      and not coalesce(c.reloptions @> array['security_invoker=true', 'security_barrier=true'], false)`,
    plants: `create view audits.leak with (security_invoker = true) as select id from audits.audit`,
  },
  {
    rule: 'no policy reads a table: a select without one asks a function once for a statement',
    finds: `select format('%s on %s', polname, polrelid::regclass) as offence from pg_policy
      where concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~* '\\mfrom\\M'`,
    plants: `create policy slow on audits.audit using (partnership_id in (select id from accounts.partnership))`,
  },
  {
    rule: 'every policy begins with a column that an index begins with',
    finds: `select format('%s on %s', polname, polrelid::regclass) as offence from pg_policy
      join pg_class c on c.oid = polrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and polqual is not null and pg_get_expr(polqual, polrelid) <> 'true' and not exists (
        select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = polrelid
          and a.attname = substring(pg_get_expr(polqual, polrelid) from '^\\(*"?([a-z_]+)"? = '))`,
    plants: `create policy by_title on audits.audit using (title = accounts.my_partnership()::text)`,
  },
  {
    rule: 'every primary key, unique rule and unique index begins with the partnership',
    finds: `select format('%s (%s)', i.indexrelid::regclass, pg_get_indexdef(i.indexrelid)) as offence
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where ${ours} and n.nspname <> 'accounts' and i.indisunique and format('%I.%I', n.nspname, c.relname) not in ${global}
        and a.attname is distinct from 'partnership_id'`,
    plants: `create unique index one_title on audits.audit (title, partnership_id)`,
  },
  {
    rule: 'every table outside accounts says whose each row is',
    finds: `select format('%I.%I', n.nspname, c.relname) as offence from ${relations}
      where ${ours} and n.nspname <> 'accounts' and c.relkind in ('r', 'p') and format('%I.%I', n.nspname, c.relname) not in ${global}
        and not exists (select from pg_attribute a join pg_index i on i.indrelid = c.oid and i.indisprimary
          where a.attrelid = c.oid and a.attname = 'partnership_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)`,
    plants: `create table audits.word (id uuid primary key, partnership_id uuid not null)
      ; alter table audits.word drop constraint word_pkey`,
  },
  {
    rule: 'every foreign key outside accounts begins with the partnership on both sides',
    finds: `select format('%s: %s', conrelid::regclass, pg_get_constraintdef(f.oid)) as offence
      from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute near on near.attrelid = f.conrelid and near.attnum = f.conkey[1]
      join pg_attribute far on far.attrelid = f.confrelid and far.attnum = f.confkey[1]
      where ${ours} and f.contype = 'f' and n.nspname <> 'accounts' and (near.attname <> 'partnership_id'
        or far.attname <> case when f.confrelid = 'accounts.partnership'::regclass then 'id' else 'partnership_id' end)`,
    plants: `alter table audits.audit_agency add foreign key (agency_id) references accounts.agency (id) on delete restrict`,
  },
  {
    rule: 'no foreign key deletes or changes what it points from',
    finds: `select format('%s: %s', conrelid::regclass, pg_get_constraintdef(f.oid)) as offence
      from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and f.contype = 'f' and (f.confdeltype <> 'r' or f.confupdtype <> 'a')`,
    plants: `alter table audits.audit add foreign key (partnership_id) references accounts.partnership (id) on delete cascade`,
  },
  {
    rule: 'nothing happens by itself: no trigger but the one that keeps an installation what it is, no rule',
    finds: `select format('%s: %s', tgrelid::regclass, tgname) as offence from pg_trigger
        join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and not tgisinternal
          and (tgrelid, tgname) is distinct from ('platform.installation'::regclass, '_100_never_changes')
      union all select format('%s: %s', ev_class::regclass, rulename) from pg_rewrite
        join pg_class c on c.oid = ev_class join pg_namespace n on n.oid = c.relnamespace
        where ${ours} and rulename <> '_RETURN'
      union all select evtname from pg_event_trigger`,
    plants: `create trigger quiet before update on audits.audit for each row execute function platform.refuse_change()`,
  },
  {
    rule: 'every function is the owner’s, finds only built-in names by itself, and vouches for no leak',
    finds: `select p.oid::regprocedure::text as offence from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and (p.proleakproof or p.proowner <> 'throughline_owner'::regrole
        or not coalesce(p.proconfig @> array['search_path=pg_catalog, pg_temp'], false))`,
    plants: `create function audits.count_all() returns bigint language sql security definer
      as 'select count(*) from audits.audit'`,
  },
  {
    rule: 'no function is everybody’s',
    finds: `select p.oid::regprocedure::text as offence from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and (p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`,
    plants: `grant execute on function accounts.list_members() to public`,
  },
  {
    rule: 'a table as a whole is granted for reading and deleting only, without the right to pass it on',
    finds: `select format('%I.%I: %s to %s', n.nspname, c.relname, g.privilege_type,
        case when g.grantee = 0 then 'public' else g.grantee::regrole::text end) as offence
      from ${relations}, aclexplode(c.relacl) g where ${ours} and g.grantee is distinct from c.relowner
        and (g.privilege_type not in ('SELECT', 'DELETE') or g.is_grantable or g.grantee = 0)`,
    plants: `grant insert, truncate on audits.audit to throughline_app`,
  },
  {
    rule: 'columns are granted for reading, adding and changing only, without the right to pass them on',
    finds: `select format('%s.%I: %s to %s', a.attrelid::regclass, a.attname, g.privilege_type,
        case when g.grantee = 0 then 'public' else g.grantee::regrole::text end) as offence
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace,
        aclexplode(a.attacl) g
      where ${ours} and (g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE') or g.is_grantable or g.grantee = 0)`,
    plants: `grant references (id) on audits.audit to throughline_app`,
  },
  {
    rule: 'no row can be moved: nobody may change the partnership or any other part of a key',
    finds: `select distinct format('%s.%I', a.attrelid::regclass, a.attname) as offence
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace,
        aclexplode(a.attacl) g
      where ${ours} and g.privilege_type = 'UPDATE' and (a.attname = 'partnership_id' or exists (
        select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)))`,
    plants: `grant update (partnership_id) on findings.finding to throughline_app`,
  },
  {
    rule: 'partitions are reached through their table only',
    finds: `select format('%I.%I', n.nspname, c.relname) as offence from ${relations}
      where ${ours} and c.relispartition and c.relkind = 'r' and c.relacl is not null
        and exists (select from aclexplode(c.relacl) g where g.grantee <> c.relowner)`,
    plants: `grant select on audit_log.event_default to throughline_worker`,
  },
  {
    rule: 'everything belongs to the owner, and the schema public is empty',
    finds: `select format('%I.%I', n.nspname, c.relname) as offence from ${relations}
        where ${ours} and (c.relowner <> 'throughline_owner'::regrole or n.nspname = 'public')
      union all select format('schema %I', n.nspname) from pg_namespace n
        where ${ours} and n.nspname <> 'public' and n.nspowner <> 'throughline_owner'::regrole
      union all select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public'
      union all select extname from pg_extension where extname <> 'plpgsql'`,
    plants: `create table public.scrap (id int)`,
  },
  {
    rule: 'the program’s logins have no power of their own and belong to no other',
    finds: `select rolname::text as offence from pg_roles where rolname like 'throughline\\_%' and rolname <> 'throughline_server'
        and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication or rolinherit)
      union all select format('%s in %s', member::regrole, roleid::regrole) from pg_auth_members
        where member::regrole::text like 'throughline\\_%' or roleid::regrole::text like 'throughline\\_%'`,
    plants: `grant throughline_owner to throughline_app`,
  },
  {
    rule: 'the program’s logins own nothing and may make nothing',
    finds: `select format('%s owns %s', refobjid::regrole, pg_describe_object(classid, objid, 0)) as offence from pg_shdepend
        where deptype = 'o' and refclassid = 'pg_authid'::regclass and refobjid::regrole::text in ${grantees}
          and dbid in (0, (select oid from pg_database where datname = current_database()))
      union all select format('%s may make things in %I', r.rolname, n.nspname) from pg_roles r, pg_namespace n
        where r.rolname in ${grantees} and n.nspname not like 'pg\\_t%' and has_schema_privilege(r.oid, n.oid, 'create')
      union all select format('%s may make %s things in %I', r.rolname, what, d.datname) from pg_roles r, pg_database d,
          unnest(array['create', 'temporary']) what
        where r.rolname in ${grantees} and d.datname = 'throughline' and has_database_privilege(r.oid, d.oid, what)`,
    plants: `grant create on schema audits to throughline_app`,
  },
  {
    rule: 'the reader of the log reads the log and nothing else',
    finds: `select format('%I.%I', n.nspname, c.relname) as offence from ${relations}
      where ${ours} and c.relkind in ('r', 'p', 'v') and n.nspname <> 'audit_log'
        and has_any_column_privilege('throughline_log_reader', c.oid, 'select, insert, update')`,
    plants: `grant select on findings.finding to throughline_log_reader`,
  },
];
