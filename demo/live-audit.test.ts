import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casePaths, type FrameChild } from '#cases';
import { freshDatabase, type TestDatabase } from '#test/database';
import { freshKeys } from '#test/keys';
import { openSite, type Site, type Visit, type Visitor } from '#test/site';
import { childrenOn } from './children.ts';
import { seedDemonstration } from './demonstration.ts';
import { membershipOf } from './hats.ts';
import { idFor } from './id-for.ts';
import { seedLiveAudit, wealdmere } from './live-audit.ts';
import place from './wealdmere/place.json' with { type: 'json' };

type Filled = { readonly db: TestDatabase; readonly site: Site };
let filled: Promise<Filled> | undefined;
const open = async (): Promise<Filled> => await (filled ??= fill());
const nothing = (): undefined => undefined;

async function fill(): Promise<Filled> {
  const db = await freshDatabase();
  const keys = await freshKeys();
  await seedDemonstration(db.database.transact, nothing);
  await seedLiveAudit(db.database.transact, keys, nothing);
  return { db, site: await openSite(db, undefined, { keys }) };
}

async function signIn(site: Site, name: string): Promise<Visitor & { readonly m: string }> {
  const visitor = site.visitor();
  await visitor.submit(await visitor.get('/demonstration'), { person: idFor(name) });
  return { ...visitor, m: membershipOf(name, wealdmere.shortName) };
}

/** Rows that a statement counts, by what it counts them by. */
async function counts(db: TestDatabase, statement: string): Promise<Record<string, number>> {
  const rows = await db.behind(statement);
  return Object.fromEntries(rows.map((row) => [String(row['what']), Number(row['many'])]));
}

async function liveAudit(db: TestDatabase): Promise<string> {
  const [row] = await db.behind(
    `select id from audits.audit where partnership_id = $1 and stage = 'underway'`,
    [wealdmere.id],
  );
  return String(row?.['id']);
}

test('the partnership has three areas, ten agencies, and everybody; the police serve a neighbour too', async () => {
  const { db } = await open();
  assert.deepEqual(
    await counts(
      db,
      `select 'areas' as what, count(*) as many from accounts.area where partnership_id = '${wealdmere.id}'
       union all select 'agencies', count(*) from accounts.agency_in_partnership where partnership_id = '${wealdmere.id}'
       union all select 'schools', count(*) from accounts.setting where partnership_id = '${wealdmere.id}' and kind = 'school'
       union all select 'left', count(*) from accounts.membership where partnership_id = '${wealdmere.id}' and ended_at is not null
       union all select 'police', count(*) from accounts.agency_in_partnership where short_name = 'Police'`,
    ),
    { areas: 3, agencies: 10, schools: 4, left: 1, police: 2 },
  );
});

test('forty children stand on the list, one held; twelve cases are drawn from them with two reserves, one of which took a place', async () => {
  const { db } = await open();
  assert.deepEqual(
    await counts(
      db,
      `select standing as what, count(*) as many from cases.sample_case group by standing
       union all select 'listed', count(*) from cases.frame_row
       union all select 'held', count(*) from cases.frame_mark where reason = 'live_investigation'
       union all select 'replacing', count(*) from cases.sample_case where replaces is not null`,
    ),
    { in_sample: 12, reserve: 1, left: 1, listed: 40, held: 1, replacing: 1 },
  );
});

test('every status of involvement is there, one ask is late, one was taken back, one answer was changed', async () => {
  const { db } = await open();
  assert.deepEqual(
    await counts(
      db,
      `select coalesce(answer, case when due_on < current_date then 'late' else 'waiting' end) as what,
        count(*) as many from cases.ask where withdrawn_at is null group by 1
       union all select 'withdrawn', count(*) from cases.ask where withdrawn_at is not null
       union all select 'answered again', count(*) from cases.answer where number > 1
       union all select 'of one adult alone', count(*) from cases.ask_person where person = 'partner' and answer is not null`,
    ),
    {
      known_in_scope: 56,
      known_partly: 4,
      known_out_of_scope: 2,
      not_known: 42,
      not_applicable: 9,
      declined: 1,
      not_known_or_out_of_scope: 1,
      late: 1,
      waiting: 4,
      withdrawn: 1,
      'answered again': 1,
      'of one adult alone': 1,
    },
  );
});

test('one concern is acknowledged, one closed, none found elsewhere; a guardian holds a case; somebody looked, and one auditor is too close to a case', async () => {
  const { db } = await open();
  assert.deepEqual(
    await counts(
      db,
      `select state as what, count(*) as many from cases.concern group by state
       union all select 'none found', count(*) from cases.none_found where taken_back_at is null
       union all select 'holds', count(*) from cases.hold
       union all select 'looks', count(*) from cases.reveal
       union all select 'given', count(*) from cases.assignment where ended_at is null
       union all select 'conflicts', count(*) from cases.conflict`,
    ),
    { acknowledged: 1, closed: 1, 'none found': 10, holds: 1, looks: 4, given: 6, conflicts: 1 },
  );
});

test('made again it is the same, and nothing is added', async () => {
  const { db, site } = await open();
  const rows = `select 'cases' as what, count(*) as many from cases.sample_case
    union all select 'asks', count(*) from cases.ask union all select 'answers', count(*) from cases.answer
    union all select 'memberships', count(*) from accounts.membership
    union all select 'concerns', count(*) from cases.concern_step`;
  const before = await counts(db, rows);
  await seedLiveAudit(db.database.transact, site.keys, nothing);
  assert.deepEqual(await counts(db, rows), before);
});

test('a coordinator reads who the child of a case is, and the seal opens', async () => {
  const { db, site } = await open();
  const visitor = await signIn(site, 'Marian Aldous');
  const audit = await liveAudit(db);
  const [row] = await db.behind('select id from cases.sample_case where number = 3');
  const id = String(row?.['id']);
  const page = await visitor.get(casePaths.reveal(visitor.m, audit, id));
  const { to } = await visitor.submit(page, { kind: 'check_draw', minutes: '15' });
  assert.match((await visitor.get(to)).body, /Maisie Tarrant/);
});

test('the children drawn are who they are in every demonstration, from unborn to seventeen', async () => {
  const { db, site } = await open();
  const today = '2026-11-26';
  const children = childrenOn(today);
  const rows = await db.behind(
    `select c.number, r.position from cases.sample_case c join cases.frame_row r on r.id = c.frame_row_id order by 1`,
  );
  const drawn = rows.map((row) => children[Number(row['position']) - 1]);
  assert.deepEqual(
    rows.map((row) => Number(row['position'])),
    [39, 28, 7, 25, 11, 19, 29, 35, 13, 14, 18, 3, 4, 20],
  );
  const having = (is: (child: FrameChild) => boolean) =>
    drawn.filter((child) => child !== undefined && is(child)).length;
  assert.equal(
    having((child) => child.isUnborn && child.born > today),
    1,
  );
  assert.equal(
    having((child) => child.born < '2009-11-26'),
    1,
  );
  assert.equal(
    having((child) => child.ethnicity === ''),
    1,
  );
  assert.equal(
    having((child) => child.school === 'Educated at home'),
    1,
  );
  assert.equal(
    having((child) => child.language.startsWith('Kurdish')),
    1,
  );
  assert.equal(
    having((child) => child.household === 'H-11'),
    2,
  );
  assert.deepEqual(
    new Set(drawn.map((child) => child?.status)),
    new Set(['child_in_need', 'child_protection', 'looked_after', 'closed']),
  );
  const numbers = children.map((child) => child.nhsNumber).filter((number) => number !== '');
  assert.equal(new Set(numbers).size, 39);
  for (const number of numbers) assert.match(number, /^999/);
  const visitor = await signIn(site, 'Marian Aldous');
  const audit = await liveAudit(db);
  assert.match((await visitor.get(casePaths.cases(visitor.m, audit))).body, /2 cases share a household/);
});

test('everybody who is still here signs in with a click, reads home, and the first link of it answers', async () => {
  const { site } = await open();
  for (const person of place.people.filter((one) => one.hasLeft !== true)) {
    const visitor = await signIn(site, person.name);
    const home = await visitor.get(`/as/${visitor.m}`);
    assert.equal(home.status, 200, person.name);
    assert.match(home.body, /class="tl-demonstration"/, person.name);
    const next = firstLink(home);
    if (next !== null) assert.equal((await visitor.get(next)).status, 200, `${person.name}: ${next}`);
  }
});

/** Where the first link of a page's own content leads; null where it has none. */
function firstLink({ body }: Visit): string | null {
  const main = /<main[\s\S]*?<\/main>/.exec(body)?.[0] ?? '';
  return /<a[^>]*href="(\/as\/[^"]+)"/.exec(main)?.[1]?.replaceAll('&amp;', '&') ?? null;
}

test('returns stand in every state, Case 3 is whole, and one came as a Word document that had lost a heading', async () => {
  const { db } = await open();
  const states = await counts(
    db,
    'select state as what, count(*) as many from returns.return group by state',
  );
  assert.deepEqual(Object.keys(states).toSorted(), [
    'open',
    'sent_back',
    'signed_off',
    'submitted',
    'withdrawn',
  ]);
  const third = await counts(
    db,
    `select state as what, count(*) as many from returns.return where case_number = 3 group by state`,
  );
  assert.deepEqual(third, { signed_off: 7 });
  const signedTwice = await db.behind('select 1 from returns.return where signed = 2');
  assert.equal(signedTwice.length, 1);
  const files = await db.behind(`select kind from returns.evidence`);
  assert.deepEqual(files, [{ kind: 'docx' }]);
  const events = await counts(
    db,
    `select split_part(field, ':', 1) as what, count(*) as many from returns.entry e
     join returns.return r on r.id = e.return_id where r.case_number = 3 and field like '%:%' group by 1`,
  );
  assert.ok((events['events'] ?? 0) > 50, JSON.stringify(events));
});

test('the seed of the draw stands in the log, as it does of every draw', async () => {
  const { db } = await open();
  const rows = await db.behind(
    `select e.detail ->> 'seed' as logged, d.seed from audit_log.event e join cases.draw d on d.id = any (e.subjects)
     where e.event = 'draw.committed'`,
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0]?.['logged'], rows[0]?.['seed']);
});
