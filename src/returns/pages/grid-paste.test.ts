import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { openReturning, shippedTool } from '#test/returns';
import { paths } from '../paths.ts';

const { auditor, coordinator, audit, db, openOne, write } = await openReturning(shippedTool('dip-sample'));
const [one, two] = [await openOne(), await openOne()];
const path = paths.gridPaste(auditor.m, audit, '');

async function preview(cells: string) {
  const page = await auditor.get(path);
  return await auditor.submit(page, { cells });
}

test('pasting is for whoever writes the returns', async () => {
  assert.equal((await coordinator.get(paths.gridPaste(coordinator.m, audit, ''))).status, 404);
  assert.equal((await auditor.get(path)).status, 200);
});

test('what is pasted is looked at first: what fills which cell, and what stands there now; then it fills', async () => {
  await write(auditor, one, 'questions', { 'i1-answer': 'not_met', 'i1-comment': 'Stands here' });
  const cells = `${one.number}\tMet\tPartly met: two days late\n${two.number}\tn/a`;
  const shown = await assertWritesNothing(db, 200, async () => preview(cells));
  assert.match(shown.body, /Answer: Not met[\s\S]*Stands here[\s\S]*Answer: Met/);
  assert.match(shown.body, /Fill these 3 cells/);
  const filled = await auditor.submit(shown, {});
  assert.equal(filled.status, 303);
  const rows = await db.behind(
    `select field, answer from returns.entry where return_id = any ($1) and answer is not null order by return_id = $2 desc, field`,
    [[one.return, two.return], one.return],
  );
  assert.deepEqual(
    rows.map((row) => `${String(row['field'])} ${String(row['answer'])}`),
    ['a2 partly', 'i1 met', 'i1 not_applicable'],
  );
  const section = await auditor.get(paths.section(auditor.m, audit, one.return, 'questions'));
  assert.match(section.body, /Stands here/);
});

test('what cannot be read says where and why; nothing is filled until somebody chooses to fill the rest', async () => {
  const shown = await preview(`${one.number}\tperhaps\t\tMet\n9999\tMet`);
  assert.match(shown.body, /Row 1, column 2[\s\S]*“perhaps” is none of the answers/);
  assert.match(shown.body, /Row 2, column 1[\s\S]*no case that you write about/);
  const refused = await assertWritesNothing(db, 422, async () => auditor.submit(shown, {}));
  assert.deepEqual(problemsOf(refused), ['Mend what cannot be read, or choose to fill only what fits']);
  assert.equal((await auditor.submit(shown, { partly: 'yes' })).status, 303);
});

test('what somebody changed since it was looked at is looked at again', async () => {
  const shown = await preview(`${two.number}\t\tMet`);
  await write(auditor, two, 'questions', { 'a2-answer': 'not_met' });
  const stale = await assertWritesNothing(db, 409, async () => auditor.submit(shown, {}));
  assert.match(stale.body, /Answer: Not met/);
  assert.equal((await auditor.submit(stale, {})).status, 303);
});

test('nothing, and too much, is refused in a sentence', async () => {
  const page = await auditor.get(path);
  const nothing = await assertWritesNothing(db, 422, async () => auditor.submit(page, { cells: ' ' }));
  assert.deepEqual(problemsOf(nothing), ['Paste the cells']);
  const much = await assertWritesNothing(db, 422, async () =>
    auditor.submit(page, { cells: 'x'.repeat(600_000) }),
  );
  assert.match(problemsOf(much).join(), /longer than 500,000 characters/);
});
