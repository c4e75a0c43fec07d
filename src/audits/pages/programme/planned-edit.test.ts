import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive, readDemoAudit } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../../paths.ts';

const archive = await openArchive([readDemoAudit('leicester-2019-familial')]);
const { db, scene, site, as, audits } = archive;
const coordinator = as('coordinator');
const { m } = coordinator;
const { planned, liveAudit } = scene.here;
const edit = paths.planned(m, planned);

test('coordinators of its partnership change a planned audit, and nobody else', async () => {
  await assertOnlyFor(site, scene, 'programme.keep', `/programme/planned/${planned}`, true);
  assert.equal((await coordinator.get(paths.planned(m, scene.there.planned))).status, 404);
});

test('a wrong form says what is wrong and writes nothing', async () => {
  const page = await coordinator.get(edit);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { title: '', from: '4 May 2026', until: '1 May 2026' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the title',
    'The last day must not be before the first, which is 4 May 2026',
  ]);
});

test('what was changed is kept, and the rest stays; the same once more changes nothing', async () => {
  const page = await coordinator.get(edit);
  const answer = await coordinator.submit(page, {
    title: 'Neglect',
    from: '4 May 2026',
    until: '10 July 2026',
  });
  assert.equal(answer.to, paths.programme(m, { year: 2026 }));
  const [row] = await db.behind(
    `select title, from_day::text, until_day::text, priority_id from audits.planned_audit where id = $1`,
    [planned],
  );
  assert.deepEqual(row, {
    title: 'Neglect',
    from_day: '2026-05-04',
    until_day: '2026-07-10',
    priority_id: scene.here.priority,
  });
  assert.equal((await coordinator.submit(await coordinator.get(edit), {})).status, 303);
});

test('two who change different answers both keep theirs; the same answer is shown to the second', async () => {
  const pages = [await coordinator.get(edit), await coordinator.get(edit), await coordinator.get(edit)];
  const [mine, theirs, last] = pages;
  assert.ok(mine && theirs && last);
  await coordinator.submit(theirs, { title: 'Neglect of babies' });
  assert.equal((await coordinator.submit(mine, { note: 'Asked for by the board.' })).status, 303);
  const clash = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(last, { title: 'Neglect of teenagers' }),
  );
  assert.match(clash.body, /Somebody else changed this meanwhile/);
  assert.match(clash.body, /<mark>babies<\/mark>[\s\S]*<mark>teenagers<\/mark>/);
  assert.equal((await coordinator.submit(clash, {})).status, 303);
  const [row] = await db.behind(`select title, note from audits.planned_audit where id = $1`, [planned]);
  assert.deepEqual(row, { title: 'Neglect of teenagers', note: 'Asked for by the board.' });
});

test('it is linked to the audit that it became, in hand or published; an audit is one planned audit only', async () => {
  const page = await coordinator.get(edit);
  assert.match(page.body, /In hand: An audit in hand/);
  assert.match(page.body, /Published: Multi-agency audit of familial sexual abuse/);
  await coordinator.submit(page, { audit: liveAudit });
  const other = await coordinator.get(paths.plannedAdd(m, { year: 2026 }));
  assert.doesNotMatch(other.body, /In hand: An audit in hand/);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(other, { title: 'Once more', audit: liveAudit }),
  );
  assert.deepEqual(problemsOf(answer), ['Choose again: what was chosen is not offered']);
  const published = await coordinator.submit(await coordinator.get(edit), { audit: audits[0] ?? '' });
  assert.match((await coordinator.get(published.to)).body, /Published<\/span/);
});
