import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { openConcernGround } from '#test/concerns';
import { paths } from '../paths.ts';

const ground = await openConcernGround();
const { as, db, audit, one, other, coordinator, chair, lead, scene, raise, move } = ground;
const { m } = coordinator;
const list = async (): Promise<string> => (await coordinator.get(paths.concerns(m, audit))).body;

/** The row of a case in the table. */
function rowOf(body: string, number: number): string {
  const rows = body.split('<tr>').slice(1);
  return (rows.find((row) => row.includes(`>Case ${number}</a>`)) ?? '').replaceAll(/<[^>]*>|\s+/g, ' ');
}

test('the concerns of an audit are the coordinators’ to see, not even their number is anybody else’s', async () => {
  await assertOnlyItsCoordinators(ground, paths.concerns, audit);
  assert.equal((await as('data_guardian').get(paths.concerns(as('data_guardian').m, audit))).status, 404);
});

test('with nothing raised it says so, case by case who has said nothing', async () => {
  await db.behind('delete from cases.none_found');
  const body = await list();
  assert.match(body, /None is open/);
  assert.match(rowOf(body, one.number), /None\s+Nobody\s+Agency Here/);
  assert.match(rowOf(body, other.number), /No agency is asked yet/);
});

test('open ones stand before those that are closed, with clock and outcome, by the case’s number alone', async () => {
  const first = await raise(lead);
  await raise(coordinator, other);
  await move(chair, first, { move: 'acknowledge' });
  await move(chair, first, { move: 'close', outcome: 'already_known', 'outcome-words': 'Known.' });
  const body = await list();
  assert.match(body, /Open<\/h2>[\s\S]*To be acknowledged by[\s\S]*Closed<\/h2>[\s\S]*Already known/);
  assert.match(rowOf(body, one.number), /1, closed/);
  assert.match(rowOf(body, other.number), /1, open/);
  assert.doesNotMatch(body, /burn|Sam Sample/);
});

test('the sentence for the report counts, and names no case', async () => {
  const text = /For the report[\s\S]*?govuk-inset-text">\s*([^<]*)/.exec(await list())?.[1]?.trim() ?? '';
  assert.match(text, /were raised, of which one is still open/);
  assert.doesNotMatch(text, /case \d/i);
});

test('another partnership sees none of it', async () => {
  const elsewhere = as('coordinator', scene.there);
  const { body } = await elsewhere.get(paths.concerns(elsewhere.m, scene.there.liveAudit));
  assert.doesNotMatch(body, new RegExp(`Case ${other.number}<`));
});

test('a report, an export and the public pages carry nothing of it', async () => {
  // What may leave is read from these schemas; nothing of a concern is in any of them.
  const found = await db.behind(
    `select table_schema || '.' || table_name as name from information_schema.columns
     where table_schema in ('audits', 'meetings', 'findings', 'recommendations') and column_name like '%concern%'`,
  );
  assert.deepEqual(found, []);
});
