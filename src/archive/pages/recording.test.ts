import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertOnlyItsRecorders, openRecordingDesk } from '#test/recording';
import { paths } from '../paths.ts';

const opened = await openRecordingDesk();
const { coordinator, begin, fillIn, add } = opened;
const audit = await begin();

test('a recording is its coordinators’ alone', async () => {
  await assertOnlyItsRecorders(opened, paths.recording, audit);
});

test('the list says of each section what is needed, what is written and what does not fit', async () => {
  const states = async () => {
    const { body } = await coordinator.get(paths.recording(coordinator.m, audit));
    const text = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    return ['The audit and its publication', 'What was found', 'Statements'].map(
      (title) =>
        new RegExp(`${title} ([A-Za-z0-9 ]*?(?:needed|Nothing yet|Filled in|written|fit))`).exec(text)?.[1],
    );
  };
  assert.deepEqual(await states(), ['4 still needed', 'Nothing yet', 'Nothing yet']);
  await fillIn(audit);
  const finding = { kind: 'learning', text: 'Minutes came late.', theme: 'minutes' };
  await add(audit, 'findings', 'finding', finding);
  assert.deepEqual(await states(), ['Filled in', '1 written', 'Nothing yet']);
  await add(audit, 'findings', 'finding', { ...finding, cases: '3', said: 'most' });
  assert.deepEqual(await states(), ['Filled in', 'Does not fit', 'Nothing yet']);
});
