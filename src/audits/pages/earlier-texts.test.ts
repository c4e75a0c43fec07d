import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsCoordinators, openCommissioning } from '#test/commissioning';
import { paths } from '../paths.ts';

const opened = await openCommissioning();
const { coordinator, db, scene, begin, fill, add } = opened;
const { m } = coordinator;
const audit = await begin();
const path = (as: string, of: string) => paths.earlierTexts(as, of, 'questions');

test('earlier texts are the coordinators’ alone', async () => {
  await assertOnlyItsCoordinators(opened, path, audit);
  assert.match((await coordinator.get(path(m, audit))).body, /Nothing has been written over yet/);
});

test('what somebody else had written is kept when it is written over, and so is an item that is removed', async () => {
  await fill(audit, 'questions', { question: 'Who saw the child?' });
  await add(audit, 'methods', 'method', { kind: 'dip_sample', description: 'Read ten files.' });
  // The fields were written by a colleague.
  await db.behind('update audits.draft_field set changed_by = $2 where audit_id = $1', [
    audit,
    scene.here.people.administrator.membership,
  ]);
  await fill(audit, 'questions', { question: 'Who spoke with the child?' });
  const { body } = await coordinator.get(path(m, audit));
  assert.match(body, /Who saw the child\?/);
  assert.match(body, /Written by A\. Person/);

  const [row] = await db.behind(
    `select field from audits.draft_field where audit_id = $1 and field like 'method:%'`,
    [audit],
  );
  const item = String(row?.['field']).replace('method:', '');
  const asked = await coordinator.get(paths.itemRemoval(m, audit, 'methods', 'method', item));
  await coordinator.submit(asked, {});
  const removed = await coordinator.get(paths.earlierTexts(m, audit, 'methods'));
  assert.match(removed.body, /Read ten files\./);
});
