import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mayDo, type Permission, roles } from '#accounts';
import type { TestDatabase } from './database.ts';
import type { Hat, Scene } from './scene.ts';
import type { Site, Visit } from './site.ts';

/** What is asked of every page alike: who is kept out, and that a wrong form leaves no trace behind. */

/**
 * Fails unless the page at `path` under a membership answers 404 to a stranger, to a session that never was, to
 * everybody of the wrong role, to a person in another's hat, and in the other partnership (where `isOfPlace` says that
 * the address names something of this one). Everybody who may see it gets 200.
 */
export async function assertOnlyFor(
  site: Site,
  scene: Scene,
  permission: Permission,
  path: string,
  isOfPlace = false,
): Promise<void> {
  const { here, there } = scene;
  const as = async (hat: Hat, key: string | undefined): Promise<number> =>
    (await site.visitor(key).get(`/as/${hat.membership}${path}`)).status;
  const someone = here.people[roles.find((role) => mayDo([role], permission)) ?? 'coordinator'];
  assert.equal(await as(someone, undefined), 404, 'a stranger');
  assert.equal(await as(someone, randomBytes(32).toString('hex')), 404, 'a session that never was');
  for (const role of roles) {
    const hat = here.people[role];
    assert.equal(await as(hat, hat.key), mayDo([role], permission) ? 200 : 404, role);
    const namesake = there.people[role];
    assert.equal(await as(hat, namesake.key), 404, `${role} of another partnership in a hat of this one`);
    if (isOfPlace) assert.equal(await as(namesake, namesake.key), 404, `${role} of another partnership`);
  }
}

/** The tables, the log of what was seen and done left out. */
async function listTables(db: TestDatabase): Promise<readonly string[]> {
  const tables = await db.behind(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'audit_log')
    order by 1`);
  return tables.map(({ name }) => String(name));
}

/** How many rows each table has; the log of what was seen and done, and what keeps a session awake, left out. */
export async function countRows(db: TestDatabase): Promise<Readonly<Record<string, number>>> {
  const every = await readEveryRow(db);
  return Object.fromEntries(Object.entries(every).map(([name, rows]) => [name, rows.length]));
}

/**
 * Every row of every table as text, without the log and without when a session was last seen. In one statement for all:
 * this is asked before and after everything that must write nothing.
 */
export async function readEveryRow(db: TestDatabase): Promise<Readonly<Record<string, readonly string[]>>> {
  const names = await listTables(db);
  const rows = new Map<string, string[]>(names.map((name) => [name, []]));
  const found = await db.behind(
    names
      .map((name, index) => `select ${index} as at, (to_jsonb(t) - 'seen_at')::text as row from ${name} t`)
      .join(' union all ') + ' order by 1, 2',
  );
  for (const { at, row } of found) rows.get(names[Number(at)] ?? '')?.push(String(row));
  return Object.fromEntries(rows);
}

/** Fails unless the work gets this status and leaves every table exactly as it was. */
export async function assertWritesNothing(
  db: TestDatabase,
  status: number,
  work: () => Promise<Visit>,
): Promise<Visit> {
  const before = await readEveryRow(db);
  const visit = await work();
  assert.equal(visit.status, status);
  assert.deepEqual(await readEveryRow(db), before);
  return visit;
}

/** The messages of a page's error summary. */
export function problemsOf(visit: Visit): readonly string[] {
  const summary = /<div class="govuk-error-summary"[\s\S]*?<\/ul>/.exec(visit.body)?.[0] ?? '';
  return [...summary.matchAll(/<li>\s*(?:<a[^>]*>)?([^<]*)/g)].map(([, text = '']) =>
    text.trim().replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
  );
}
