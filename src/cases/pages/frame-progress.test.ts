import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators } from '#test/commissioning';
import { annexA, lastForm, openLists } from '#test/lists';
import { paths } from '../paths.ts';

const opened = await openLists();
const { coordinator, db, audit, giveList, runJob, scene } = opened;
const { m } = coordinator;

/** A list that was taken and waits for its job. */
async function taken(content: string): Promise<string> {
  const frame = await giveList(content);
  for (const path of [paths.frameColumns(m, audit, frame), paths.frameCheck(m, audit, frame)]) {
    const page = await coordinator.get(path);
    assert.equal((await coordinator.submit({ ...page, body: lastForm(page.body) }, {})).status, 303, path);
  }
  return frame;
}

function manyRows(count: number, tag: string): string {
  const rows = Array.from({ length: count }, (_, n) => `${tag}${n},12/03/2015`);
  return ['Reference,DOB', ...rows].join('\n');
}

const standing = async (frame: string) =>
  (
    await db.behind(
      `select f.state, f.rows_loaded, (select count(*)::int from cases.frame_row r where r.frame_id = f.id) as rows,
        (select count(*)::int from cases.frame_piece p where p.frame_id = f.id) as pieces
      from cases.frame f where f.id = $1`,
      [frame],
    )
  )[0];

test('only its coordinators see how far a list is', async () => {
  const frame = await giveList(annexA);
  await assertOnlyItsCoordinators(opened, (who, of) => paths.frameProgress(who, of, frame), audit);
  assert.match((await coordinator.get(paths.frameProgress(m, audit, frame))).body, /match the columns/);
});

test('a list is asked for in ids only, and loaded by a job, whoever closes the page; what was given is then put away', async () => {
  const frame = await taken(manyRows(30, 'P'));
  const jobs = await db.behind(
    `select payload::text as payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'load-frame'`,
  );
  assert.deepEqual(JSON.parse(String(jobs.at(-1)?.['payload'])), {
    partnership: scene.here.partnership,
    audit,
    frame,
  });
  assert.match(
    (await coordinator.get(paths.frameProgress(m, audit, frame))).body,
    /Being loaded: 0 rows so far/,
  );
  await runJob(frame);
  assert.deepEqual(await standing(frame), { state: 'loaded', rows_loaded: 30, rows: 30, pieces: 0 });
  assert.match(
    (await coordinator.get(paths.frameProgress(m, audit, frame))).body,
    /In use, with 30 children/,
  );
});

test('a job that is cut off half-way leaves nothing to be seen, and goes on where it was; run twice at once it adds each row once', async () => {
  const frame = await taken(manyRows(2_500, 'Q'));
  const stop = new AbortController();
  const watching = (async () => {
    while (Number((await standing(frame))?.['rows']) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
  })();
  await assert.rejects(runJob(frame, { signal: stop.signal }));
  await watching;
  const half = await standing(frame);
  assert.equal(half?.['state'], 'loading');
  assert.ok(Number(half?.['rows']) >= 1_000 && Number(half?.['rows']) <= 2_500);
  assert.doesNotMatch((await coordinator.get(paths.frameRows(m, audit))).body, /2,500/);
  await Promise.all([runJob(frame), runJob(frame)]);
  assert.deepEqual(await standing(frame), { state: 'loaded', rows_loaded: 2_500, rows: 2_500, pieces: 0 });
  await runJob(frame);
  assert.equal((await standing(frame))?.['rows'], 2_500);
});

test('a list that cannot be loaded is given up after its last try, whole, and can be tried again', async () => {
  const frame = await taken(manyRows(40, 'S'));
  const sealed = await db.behind('select sealed from cases.frame_piece where frame_id = $1', [frame]);
  await db.behind(`update cases.frame_piece set sealed = '\\x00' where frame_id = $1`, [frame]);
  await assert.rejects(runJob(frame), { name: 'SealBroken' });
  assert.equal((await standing(frame))?.['state'], 'loading');
  await assert.rejects(runJob(frame, { isLastAttempt: true }), { name: 'SealBroken' });
  assert.deepEqual(await standing(frame), { state: 'failed', rows_loaded: 0, rows: 0, pieces: 1 });
  const page = await coordinator.get(paths.frameProgress(m, audit, frame));
  assert.match(page.body, /could not be loaded in three tries/);
  assert.match((await coordinator.get(paths.frameCheck(m, audit, frame))).body, /cannot be opened/);
  await db.behind('update cases.frame_piece set sealed = $2 where frame_id = $1', [
    frame,
    sealed[0]?.['sealed'],
  ]);
  assert.equal((await coordinator.submit(page, {})).status, 303);
  await runJob(frame);
  assert.equal((await standing(frame))?.['state'], 'loaded');
});

test('a list about children of another that was loaded meanwhile goes back to be checked', async () => {
  const frame = await taken(manyRows(3, 'T'));
  const other = await taken(`${manyRows(3, 'T')}\n\nT9,13/03/2015`);
  await runJob(frame);
  await runJob(other);
  assert.equal((await standing(other))?.['state'], 'mapped');
});

test('a payload that asks for nothing does nothing', async () => {
  await runJob('nothing');
  await runJob(scene.there.frame);
});
