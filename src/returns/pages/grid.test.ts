import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openReturning, shippedTool } from '#test/returns';
import { cellName } from '../parts/grid-cells.ts';
import { paths } from '../paths.ts';

const opened = await openReturning(shippedTool('dip-sample'));
const { auditor, lead, as, scene, site, audit, db, openOne, write } = opened;
const [one, two] = [await openOne(), await openOne()];
const grid = paths.grid(auditor.m, audit, '');
const cell = (of: { readonly return: string }, item: string, part: 'answer' | 'comment') =>
  `${cellName(of.return, item)}-${part}`;

async function save(fields: Readonly<Record<string, string>>, visitor = auditor) {
  const page = await visitor.get(paths.grid(visitor.m, audit, ''));
  return await visitor.submit(page, fields, { action: actionOf(page.body) });
}

function actionOf(body: string): string {
  return /action="([^"]*\/grid\?[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? assert.fail('no grid');
}

test('the grid holds every case that somebody writes about, and is there for nobody else', async () => {
  const { body } = await auditor.get(grid);
  assert.match(body, new RegExp(`Case ${one.number}<[\\s\\S]*Case ${two.number}<`));
  assert.equal((await site.visitor().get(grid)).status, 404);
  for (const visitor of [as('coordinator'), as('agency_lead', scene.there)])
    assert.equal((await visitor.get(paths.grid(visitor.m, audit, ''))).status, 404);
});

test('cells of several cases are saved at once; what a cell does not show stays', async () => {
  await write(auditor, one, 'questions', { 'a2-answer': 'met', 'a2-evidence': 'Contact record, 3 March' });
  const saved = await save({
    [cell(one, 'a2', 'answer')]: 'partly',
    [cell(one, 'a2', 'comment')]: 'Two days late',
    [cell(two, 'a2', 'answer')]: 'met',
  });
  assert.equal(saved.status, 303);
  const section = await auditor.get(paths.section(auditor.m, audit, one.return, 'questions'));
  assert.match(section.body, /value="Contact record, 3 March"/);
  assert.match(section.body, /Two days late/);
  const rows = await db.behind(
    `select return_id, answer from returns.entry where field = 'a2' and return_id = any ($1) order by answer`,
    [[one.return, two.return]],
  );
  assert.deepEqual(rows, [
    { return_id: two.return, answer: 'met' },
    { return_id: one.return, answer: 'partly' },
  ]);
});

test('a forged answer is refused at its cell and in the summary, and nothing is written', async () => {
  const page = await auditor.get(grid);
  const refused = await assertWritesNothing(db, 422, async () =>
    auditor.submit(
      page,
      { [cell(one, 'c1', 'answer')]: 'splendid', [cell(two, 'c1', 'answer')]: 'met' },
      { action: actionOf(page.body) },
    ),
  );
  assert.equal(problemsOf(refused).length, 1);
  assert.match(refused.body, new RegExp(`href="#${cell(one, 'c1', 'answer')}"`));
});

test('two who fill one cell see both; what only one changed in other cells is in the fields still', async () => {
  const [mine, theirs] = [await auditor.get(grid), await lead.get(paths.grid(lead.m, audit, ''))];
  await lead.submit(theirs, { [cell(one, 'c1', 'comment')]: 'Theirs' }, { action: actionOf(theirs.body) });
  const stale = await assertWritesNothing(db, 409, async () =>
    auditor.submit(
      mine,
      { [cell(one, 'c1', 'comment')]: 'Mine', [cell(two, 'c1', 'answer')]: 'met' },
      { action: actionOf(mine.body) },
    ),
  );
  assert.match(stale.body, /Theirs[\s\S]*Mine/);
  const again = await auditor.submit(stale, {}, { action: actionOf(stale.body) });
  assert.equal(again.status, 303);
  const [row] = await db.behind(`select answer from returns.entry where field = 'c1' and return_id = $1`, [
    two.return,
  ]);
  assert.equal(row?.['answer'], 'met');
});

test('a return that was handed in meanwhile is said, its words given back; another agency’s is no cell at all', async () => {
  const third = await openOne();
  const page = await auditor.get(grid);
  await db.behind(`update returns.return set state = 'submitted' where id = $1`, [third.return]);
  const stale = await assertWritesNothing(db, 409, async () =>
    auditor.submit(
      page,
      { [cell(third, 'c1', 'comment')]: 'The last words' },
      { action: actionOf(page.body) },
    ),
  );
  assert.match(stale.body, new RegExp(`Case ${third.number} [\\s\\S]*The last words`));
  const fresh = await auditor.get(grid);
  const forged = `${cellName(scene.there.return, 'c1')}-comment`;
  await auditor.submit(
    fresh,
    { [forged]: 'Forged', [`seen.${cellName(scene.there.return, 'c1')}`]: 'x' },
    { action: actionOf(fresh.body) },
  );
  const rows = await db.behind(`select 1 from returns.entry where return_id = $1 and field = 'c1'`, [
    scene.there.return,
  ]);
  assert.equal(rows.length, 0);
});
