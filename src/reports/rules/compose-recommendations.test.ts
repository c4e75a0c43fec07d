import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePartialDate } from '#platform/time';
import type { Recommendation } from '#recommendations';
import { composeRecommendations } from './compose-recommendations.ts';

const names = (ref: string) => ({ csc: "Children's Social Care", police: 'Northshire Police' })[ref] ?? ref;
const bare: Recommendation = {
  ref: '1',
  form: 'suggested_action',
  kind: 'change',
  text: 'Invite GPs.',
  owners: [],
  themes: [],
};

test('actions without owner, date or second step are a list that says so', () => {
  assert.deepEqual(composeRecommendations([bare, { ...bare, ref: '2', text: 'Send minutes.' }], names), [
    { kind: 'list', style: 'number', items: [['Invite GPs.'], ['Send minutes.']] },
    {
      kind: 'paragraph',
      tone: 'quiet',
      runs: ['No owner was named and no date was set for any of these.'],
    },
  ]);
});

test('owned recommendations are a table of what and what then, who and by when', () => {
  const due = parsePartialDate('2018-01-31') ?? undefined;
  const [table] = composeRecommendations(
    [
      {
        ...bare,
        ref: 'a',
        owners: [{ agency: 'csc' }, { agency: 'police' }],
        due,
        secondStep: { by: 'The Board', text: 'considers whether this is enough' },
      },
      { ...bare, ref: 'b', text: 'Send minutes.' },
    ],
    names,
  );
  assert.ok(table?.kind === 'table');
  assert.deepEqual(table.rows, [
    [
      'a',
      'Invite GPs. Then the Board considers whether this is enough.',
      "Children's Social Care and Northshire Police; 31 January 2018",
    ],
    ['b', 'Send minutes.', 'Nobody named; no date set'],
  ]);
});

test('without recommendations there is nothing', () => {
  assert.deepEqual(composeRecommendations([], names), []);
});
