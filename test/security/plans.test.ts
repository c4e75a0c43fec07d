import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { demoAudits, openArchive, readDemoAudit, type Archive } from '#test/archive';
import { recordPage } from '../../bench/record.ts';

// A policy's question (which partnership is mine?) is asked once a statement: as an index condition or once before the
// scan, never as a filter of every row. On a table of a few rows the planner might do either, so there are many.

/** Two hundred cases, each asked of the place's own agency, in the audit under way: far more than one has. */
async function addManyAsks({ db, scene }: Archive): Promise<void> {
  const { partnership, liveAudit, otherAgency, people } = scene.here;
  const values = [partnership, liveAudit, people.coordinator.membership];
  await db.behind(
    `insert into cases.sample_case (partnership_id, audit_id, id, number, origin, standing, made_by)
      select $1, $2, gen_random_uuid(), n, 'supplied', 'in_sample', $3 from generate_series(200, 399) n`,
    values,
  );
  await db.behind(
    `insert into cases.ask (partnership_id, audit_id, id, case_id, case_number, agency_id, due_on, asked_by)
      select $1, $2, gen_random_uuid(), c.id, c.number, $4, '2026-06-01', $3 from cases.sample_case c
      where c.audit_id = $2 and c.number >= 200`,
    [...values, otherAgency],
  );
}

test('no statement of a heavy page asks a policy its question for every row', async () => {
  const audits = demoAudits.map(readDemoAudit);
  const many = Array.from({ length: 60 }, (_, n) => {
    const audit = audits[n % audits.length] ?? assert.fail();
    return { ...audit, shortName: `${audit.shortName}-${n}` };
  });
  const archive = await openArchive(many);
  await addManyAsks(archive);
  await archive.db.behind('analyze');
  const { key, membership } = archive.scene.here.people.coordinator;
  const ground = { connections: { app: archive.db.config('app'), worker: archive.db.config('worker') }, key };
  const home = `/as/${membership}`;
  const audit = `${home}/audits/${archive.audits[2]}`;
  const client = new pg.Client(archive.db.config('app'));
  await client.connect();
  const asked: string[] = [];
  let seen = 0;
  try {
    for (const path of [
      home,
      `${home}/audits`,
      `${home}/learning`,
      `${home}/recommendations`,
      `${home}/library`,
      `${home}/library/documents/working-together`,
      audit,
      `${audit}/findings`,
      `${home}/audits/${archive.scene.here.liveAudit}/involvement`,
      `${home}/audits/${archive.scene.here.liveAudit}/returns`,
    ]) {
      for (const { text, values } of (await recordPage(ground, path)).statements) {
        if (!text.startsWith('select')) {
          await client.query(text, values.length === 0 ? undefined : [...values]);
          continue;
        }
        const plan = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values]);
        const lines = plan.rows.map((row) => row['QUERY PLAN'].trim());
        seen += lines.filter((line) => /accounts\.my_/.test(line)).length;
        // An audit has a few concerns at most, and who may read one is two questions, of which no index answers both.
        const perRow = lines.filter(
          (line) =>
            /^(Join )?Filter:.*accounts\.(my_|partnership_as|acting)/.test(line) &&
            !line.includes('cases.my_concern_ids()'),
        );
        if (perRow.length > 0) asked.push(`${text.slice(0, 120)}: ${perRow.join('; ')}`);
      }
    }
  } finally {
    await client.end();
  }
  assert.ok(seen > 30, 'policies were at work');
  assert.deepEqual(asked, []);
});
