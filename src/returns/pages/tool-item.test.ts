import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { paths } from '../paths.ts';
import type { ToolItem } from '../tool.ts';

const { db, scene, site, as } = await openArchive([]);
const coordinator = as('coordinator');
const { m } = coordinator;
const { tool } = scene.here;
const item = (id: string) => paths.toolItem(m, tool, 'first', id);

async function items(): Promise<readonly ToolItem[]> {
  const [row] = await db.behind(
    `select jsonb_path_query_array(content, '$.sections[*].items[*]') as items from returns.tool_draft where tool_id = $1`,
    [tool],
  );
  return row?.['items'] as readonly ToolItem[];
}

test('only coordinators of its partnership change an item, and one that is not there is a 404', async () => {
  await assertOnlyFor(site, scene, 'tools.keep', `/tools/${tool}/sections/first/items/own-1`, true);
  assert.equal((await coordinator.get(item('own-9'))).status, 404);
});

test('an item that is reworded stays the same item', async () => {
  const answer = await coordinator.submit(await coordinator.get(item('own-1')), {
    text: 'The child was seen.',
  });
  assert.equal(answer.status, 303);
  assert.deepEqual(
    (await items()).map(({ id, text }) => [id, text]),
    [['own-1', 'The child was seen.']],
  );
});

test('what is typed wrongly is told at its field and kept, and nothing is written', async () => {
  const page = await coordinator.get(item('new'));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { text: '', minutes: 'many', guidance: 'Typed.' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the standard or question',
    'Minutes must be a whole number from 0 to 480',
  ]);
  assert.match(answer.body, />Typed\.<\/textarea>/);
});

test('an item is added with an id that none had before, asked of some and after an answer', async () => {
  const page = await coordinator.get(item('new'));
  const fields = { text: 'Who saw the child?', answered: 'narrative', agencies: ['police'], after: 'own-1' };
  const vague = await assertWritesNothing(db, 422, async () => coordinator.submit(page, fields));
  assert.match(problemsOf(vague).join(), /waits for an answer that “The child was seen\.” does not have/);
  const added = await coordinator.submit(vague, { ...fields, 'after-answers': ['met', 'partly'] });
  assert.equal(added.status, 303);
  const [, second] = await items();
  assert.deepEqual([second?.id, second?.kind, second?.agencies], ['own-2', 'narrative', ['police']]);
  assert.deepEqual(second?.when, { after: { item: 'own-1', answers: ['met', 'partly'] } });
});

test('items that would wait for each other are refused, and named (E20)', async () => {
  await coordinator.submit(await coordinator.get(item('own-2')), { answered: 'yes_no' });
  const page = await coordinator.get(item('own-1'));
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, { after: 'own-2', 'after-answers': ['yes'] }),
  );
  assert.deepEqual(problemsOf(answer), [
    'These wait for each other, so that none is ever asked: “The child was seen.”, “Who saw the child?”',
  ]);
});

test('a standard that stands in the tool already is refused', async () => {
  const page = await coordinator.get(item('new'));
  const answer = await coordinator.submit(page, { text: 'THE CHILD WAS SEEN.' });
  assert.deepEqual(problemsOf(answer), ['“THE CHILD WAS SEEN.” says the same as another item']);
});

test('an expression in a standard is a text like any other (E20)', async () => {
  const text = '${7*7} {{constructor}} =1+1 <script>alert(1)</script>';
  assert.equal((await coordinator.submit(await coordinator.get(item('new')), { text })).status, 303);
  assert.equal((await items()).at(-1)?.text, text);
  const page = await coordinator.get(paths.toolPreview(m, tool));
  assert.match(page.body, /\$\{7\*7\} \{\{constructor\}\} =1\+1 &lt;script&gt;/);
});

test('two people on one item see both texts, on two items nothing of each other', async () => {
  const [one, same, other] = [
    await coordinator.get(item('own-1')),
    await coordinator.get(item('own-1')),
    await coordinator.get(item('own-2')),
  ];
  assert.equal((await coordinator.submit(one, { text: 'Theirs.' })).status, 303);
  assert.equal((await coordinator.submit(other, { guidance: 'Say when.' })).status, 303);
  const conflict = await assertWritesNothing(db, 409, async () =>
    coordinator.submit(same, { text: 'Mine.' }),
  );
  assert.match(conflict.body, /Saved meanwhile[\s\S]*Theirs\.[\s\S]*What you typed[\s\S]*Mine\./);
  assert.equal((await coordinator.submit(conflict, {})).status, 303);
  assert.equal((await items())[0]?.text, 'Mine.');
});

test('an item goes into another section with its id', async () => {
  await coordinator.submit(await coordinator.get(paths.toolSection(m, tool, 'new')), { title: 'Second' });
  const answer = await coordinator.submit(await coordinator.get(item('own-2')), { section: 'second' });
  assert.equal(answer.status, 303);
  assert.equal((await coordinator.get(item('own-2'))).status, 404);
  assert.equal((await coordinator.get(paths.toolItem(m, tool, 'second', 'own-2'))).status, 200);
});
