import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyFor, assertWritesNothing, problemsOf } from '#test/house-order';
import { clearGuarding, openWatching } from '#test/watching';
import { child } from '../builders.ts';
import { paths } from '../paths.ts';

const opened = await openWatching();
const { guardian, db, site, scene, audit, addCase } = opened;
const form = paths.holdAdd(guardian.m, audit);
const { id, number } = await addCase(child({}));

test('a hold is a guardian’s to set', async () => {
  await assertOnlyFor(site, scene, 'cases.guard', `/watch/${audit}/holds/add`, true);
});

test('why it is held and a reference are needed, and a day to come', async () => {
  const page = await guardian.get(form);
  const answer = await assertWritesNothing(db, 422, async () =>
    guardian.submit(page, { kind: '', reference: '', review: '1 June 2020' }),
  );
  assert.deepEqual(problemsOf(answer), [
    'Choose why it is held',
    'Enter the reference',
    'The day on which it is reviewed must not be past',
  ]);
  const elsewhere = await assertWritesNothing(db, 422, async () =>
    guardian.submit(page, { kind: 'inquiry', reference: 'A 7', on: scene.there.sampleCase }),
  );
  assert.match(problemsOf(elsewhere).join(), /not offered/);
});

test('a hold on the audit or on one case stands on the page with who set it', async () => {
  await clearGuarding(opened);
  const fields = { kind: 'court_proceedings', reference: 'Court order of May', review: '1 June 2199' };
  const answer = await guardian.submit(await guardian.get(form), fields);
  assert.equal(answer.to, paths.watchAudit(guardian.m, audit));
  await guardian.submit(await guardian.get(form), { kind: 'inquiry', reference: 'A 7', on: id });
  const { body } = await guardian.get(answer.to);
  assert.match(body, /The whole audit: court proceedings[\s\S]*Court order of May/);
  assert.match(body, /To be reviewed on 1 June 2199/);
  assert.match(body, new RegExp(`Case ${number}: inquiry`));
  assert.match(body, /A\. Person, Caldicott Guardian/);
});
