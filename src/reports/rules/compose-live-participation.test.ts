import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveParticipation } from '#cases';
import { northshire, readWords } from '../builders.ts';
import { composeLiveParticipation } from './compose-live-participation.ts';

const live: LiveParticipation = {
  title: 'Multi-agency audit of neglect',
  partners: ['Southshire SCP'],
  isOpen: true,
  today: '2026-03-31',
  participation: { sample: 2, rows: [{ agencies: ['csc'], counts: [{ status: 'audited', cases: 1 }] }] },
  names: () => "Children's Social Care (CSC)",
  said: { overview: 'One agency audited one of the two cases.', sentences: [], unexplained: [], notes: [] },
  perCase: 'Over the two cases, one agency worked with each family.',
  notCounted: ['1 answer is not due yet and counted nowhere.'],
  selection: ['Two were drawn at random from a list of 39.'],
  exceptions: null,
};

test('under way it says so at its head, with what is still to come', () => {
  const content = composeLiveParticipation(live, northshire);
  assert.equal(content.dated, 'As it stands on 31 March 2026');
  assert.deepEqual(
    content.marks.map(({ name }) => name),
    [northshire.name, 'Southshire SCP'],
  );
  const words = readWords(content);
  assert.match(words, /The audit is under way\. 1 answer is not due yet/);
  assert.match(words, /How the cases were chosen[\s\S]*from a list of 39/);
  assert.doesNotMatch(words, /Who audited/);
});

test('when it is over, what no count holds stands below, and exceptions are said', () => {
  const exceptions = 'In one case an agency’s records were audited by somebody who was close to it.';
  const content = composeLiveParticipation({ ...live, isOpen: false, exceptions }, northshire);
  assert.equal(content.dated, 'Made on 31 March 2026');
  const words = readWords(content);
  assert.doesNotMatch(words, /under way/);
  assert.match(words, /What no count holds[\s\S]*not due yet[\s\S]*Who audited[\s\S]*In one case/);
});
