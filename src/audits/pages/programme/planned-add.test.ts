import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openArchive } from '#test/archive';
import { assertWritesNothing, problemsOf } from '#test/house-order';
import { assertOnlyWhoMay } from '#test/refusals';
import { paths } from '../../paths.ts';

const archive = await openArchive([]);
const { db, scene, as } = archive;
const coordinator = as('coordinator');
const { m } = coordinator;
const add = paths.plannedAdd(m, { year: 2026 });

test('coordinators plan audits, and nobody else', async () => {
  await assertOnlyWhoMay(archive, 'programme.keep', (who) => paths.plannedAdd(who));
});

test('a wrong form says what is wrong, keeps what was typed and writes nothing', async () => {
  const page = await coordinator.get(add);
  const answer = await assertWritesNothing(db, 422, async () =>
    coordinator.submit(page, {
      title: ' ',
      year: '1999',
      quarter: '5',
      from: 'soon',
      until: '4 May 2199',
      priority: scene.there.priority,
      agencies: scene.there.agency,
      themes: 'circus',
      note: 'Because of what came before.',
      audit: scene.there.audit,
    }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Enter the title',
    'Choose one: what was chosen is not offered',
    'Choose again: what was chosen is not offered',
    'First day must be a day, such as 31 March 2026',
    'Last day must be between 1 April 2024 and 31 March 2030',
    'Choose again: what was chosen is not offered',
    'Choose again: something that was chosen is not offered',
    'Choose again: something that was chosen is not offered',
    'Choose again: what was chosen is not offered',
  ]);
  assert.match(answer.body, /Because of what came before\./);
});

test('days are given both, and in their order', async () => {
  const page = await coordinator.get(add);
  const said = async (fields: Record<string, string>) =>
    problemsOf(await assertWritesNothing(db, 422, async () => coordinator.submit(page, fields)));
  assert.deepEqual(await said({ title: 'Neglect', from: '4 May 2026' }), ['Enter the last day as well']);
  assert.deepEqual(await said({ title: 'Neglect', from: '4 May 2026', until: '3 May 2026' }), [
    'The last day must not be before the first, which is 4 May 2026',
  ]);
});

test('a right form plans the audit once, in the year that was chosen', async () => {
  const page = await coordinator.get(add);
  const fields = {
    title: 'Transitions',
    year: '2027',
    quarter: '2',
    priority: scene.here.priority,
    'owner-group': 'Audit group',
    agencies: [scene.here.agency, scene.here.otherAgency],
    themes: ['neglect'],
  };
  const answers = [await coordinator.submit(page, fields), await coordinator.submit(page, fields)];
  assert.deepEqual(
    answers.map((answer) => [answer.status, answer.to]),
    Array(2).fill([303, paths.programme(m, { year: 2027 })]),
  );
  const rows = await db.behind(
    `select year, quarter, priority_id, owner_group, cardinality(agency_ids) as agencies, themes, from_day, changed_by
     from audits.planned_audit where title = 'Transitions'`,
  );
  assert.deepEqual(rows, [
    {
      year: 2027,
      quarter: 2,
      priority_id: scene.here.priority,
      owner_group: 'Audit group',
      agencies: 2,
      themes: ['neglect'],
      from_day: null,
      changed_by: m,
    },
  ]);
});
