import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyItsRecorders, openRecordingDesk } from '#test/recording';
import { paths } from '../paths.ts';

const opened = await openRecordingDesk();
const { coordinator, db, begin, add, scene } = opened;
const { m } = coordinator;
const audit = await begin();

test('an item is its coordinators’ alone', async () => {
  const path = (as: string, of: string) => paths.recordingItem(as, of, 'findings', 'finding', 'new');
  await assertOnlyItsRecorders(opened, path, audit);
});

test('an item without what it must have is refused, and nothing is written', async () => {
  const page = await coordinator.get(paths.recordingItem(m, audit, 'findings', 'finding', 'new'));
  const answer = await assertWritesNothing(db, 422, async () => coordinator.submit(page, { text: '' }));
  assert.deepEqual(problemsOf(answer), [
    'Choose strength, learning or noted',
    'Enter the finding',
    'Choose the main theme',
  ]);
});

test('an agency that is named with its services is offered in the table and for recommendations', async () => {
  const id = await add(audit, 'who', 'agency', {
    known: scene.here.agency,
    services: 'Front Door\nChild in Need team',
  });
  const row = await coordinator.get(paths.recordingItem(m, audit, 'participation', 'row', 'new'));
  assert.ok(row.body.includes(`value="${id}|Child in Need team"`));
  const asked = paths.recordingItem(m, audit, 'recommendations', 'recommendation', 'new');
  assert.match((await coordinator.get(asked)).body, /: Front Door/);
});

test('an item is moved, and removed as it was seen', async () => {
  const finding = { kind: 'strength', theme: 'plans' };
  await add(audit, 'findings', 'finding', { ...finding, text: 'First.' });
  const second = await add(audit, 'findings', 'finding', { ...finding, text: 'Second.' });
  const texts = async () =>
    (
      await db.behind(
        `select value ->> 'text' as text from audits.draft_field where audit_id = $1 and field like 'finding:%'
         and value <> 'null' order by (value ->> 'position')::int`,
        [audit],
      )
    ).map((row) => row['text']);
  const page = await coordinator.get(paths.recordingSection(m, audit, 'findings'));
  const action = paths.recordingItemMove(m, audit, 'findings', 'finding', second);
  assert.equal((await coordinator.submit(page, { way: 'up' }, { action })).status, 303);
  assert.deepEqual(await texts(), ['Second.', 'First.']);
  const removal = await coordinator.get(paths.recordingItemRemoval(m, audit, 'findings', 'finding', second));
  assert.equal((await coordinator.submit(removal, {})).status, 303);
  assert.deepEqual(await texts(), ['First.']);
});

test('an item can be saved with another begun, which says how many there are', async () => {
  const path = paths.recordingItem(m, audit, 'who', 'partner', 'new');
  const page = await coordinator.get(path);
  assert.match(page.body, /Save and add another/);
  const saved = await coordinator.submit(page, {
    name: 'Anytown SCP',
    'short-name': 'ASCP',
    next: 'another',
  });
  assert.equal(saved.to, `${path}?saved=partner`);
  const next = await coordinator.get(saved.to);
  assert.match(next.body, /Saved\. There is 1 so far\./);
  assert.doesNotMatch(next.body, /value="ASCP"/);
});
