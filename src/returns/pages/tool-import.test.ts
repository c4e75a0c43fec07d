import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCsv } from '#platform/files';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import type { Visit } from '#test/site';
import { paths } from '../paths.ts';
import { toolColumns } from '../rules/tool-rows.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;
const path = paths.toolImport(m, tool);

async function give(content: string | Uint8Array, page?: Visit): Promise<Visit> {
  const upload = { field: 'file', name: 'tool.xlsx', content };
  return await coordinator.submit(page ?? (await coordinator.get(path)), {}, { upload });
}

function csv(...rows: readonly Readonly<Record<string, string>>[]): string {
  return writeCsv([toolColumns, ...rows.map((row) => toolColumns.map((column) => row[column] ?? ''))]);
}

const plain = {
  Section: 'First section',
  Minutes: '3',
  'Standard or question': 'New.',
  'Answered by': 'Standard',
};
const reworded = { ...plain, Item: 'own-1', 'Standard or question': 'The child was seen.' };

test('only coordinators of its partnership give a tool back', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/import`, true);
});

test('a version that was downloaded and given back changes nothing', async () => {
  const file = await coordinator.get(paths.toolFile(m, tool, 1));
  assert.equal((await give(file.bytes)).status, 303);
  assert.match((await coordinator.get(paths.tool(m, tool))).body, /What is asked is as in version 1\./);
});

test('a tool that was changed in a spreadsheet becomes the draft, its items the same', async () => {
  assert.equal((await give(csv(reworded, plain))).status, 303);
  const page = await coordinator.get(paths.tool(m, tool));
  assert.match(page.body, /2 changes since version 1/);
  assert.match(page.body, /id="item-own-1"[\s\S]*The child was seen\.[\s\S]*id="item-own-2"[\s\S]*New\./);
});

test('what is wrong is told by row, and then nothing is taken (E20)', async () => {
  const wrong = csv(
    reworded,
    reworded,
    { ...plain, 'Answered by': 'Regex', 'Standard or question': '=cmd|calc' },
    { ...plain, Item: 'own-1.constructor' },
  );
  const answer = await assertWritesNothing(db, 422, async () => give(wrong));
  const problems = problemsOf(answer).map((problem) => problem.replace(/Use: .*/, ''));
  assert.deepEqual(problems, [
    'Row 3: the item own-1 stands in row 2 already',
    'Row 4: “Regex” is no way to answer. ',
    'Row 5: the tool has no item “own-1.constructor”. Leave the first column empty for a new one',
  ]);
});

test('ten thousand rows, no file and what is no spreadsheet are refused in a sentence (E20)', async () => {
  const many = csv(...Array.from({ length: 10_000 }, () => plain));
  assert.deepEqual(problemsOf(await give(many)), [
    'A tool asks at most 300 things. The file has 10,000 rows',
  ]);
  assert.equal(problemsOf(await give('%PDF-1.7 %%EOF')).length, 1);
  assert.deepEqual(problemsOf(await give('')), ['Choose the file']);
});

test('what somebody wrote in the draft since the page was opened is not replaced unseen', async () => {
  const page = await coordinator.get(path);
  await coordinator.submit(await coordinator.get(paths.toolItem(m, tool, 'first', 'own-1')), {
    text: 'Theirs.',
  });
  const answer = await assertWritesNothing(db, 409, async () => give(csv(reworded), page));
  assert.match(answer.body, /Nothing of your file was taken[\s\S]*Theirs\./);
});
