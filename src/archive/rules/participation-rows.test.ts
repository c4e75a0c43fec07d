import assert from 'node:assert/strict';
import { test } from 'node:test';
import { participationRows } from './participation-rows.ts';

const names = (ref: string) =>
  ({ csc: "Children's Social Care", schools: 'schools' })[ref] ?? ref.toUpperCase();

test('a count that was not given is an empty cell, and nothing said is said', () => {
  const rows = participationRows(
    {
      sample: 5,
      rows: [
        {
          agencies: ['schools'],
          sector: true,
          counts: [
            { status: 'audited', cases: 3 },
            { status: 'not_applicable', cases: 1, reason: 'not in education' },
          ],
        },
        { agencies: ['csc'], service: 'Early Help', counts: [{ status: 'audited', cases: 0 }] },
        { agencies: ['uhl'], counts: [] },
      ],
    },
    names,
  );
  assert.deepEqual(rows, [
    [
      'Agency or service',
      'Whole sector',
      'Cases in the sample',
      'Audited',
      'Mostly out of scope',
      'Out of scope',
      'Not known',
      'Not known or out of scope (not separated)',
      'Not applicable',
      'Declined',
      'No reply',
      'Not explained',
      'Remark',
    ],
    ['Schools', 'yes', 5, 3, null, null, null, null, 1, null, null, 1, 'not in education'],
    ["Early Help (Children's Social Care)", 'no', 5, 0, null, null, null, null, null, null, null, 5, ''],
    ['UHL', 'no', 5, null, null, null, null, null, null, null, null, null, 'nothing said'],
  ]);
});

test('without a sample nothing can be left unexplained', () => {
  const counts = [{ status: 'audited', cases: 2 }] as const;
  const [, line] = participationRows({ sample: null, rows: [{ agencies: ['csc'], counts }] }, names);
  assert.deepEqual(line?.slice(2), [null, 2, null, null, null, null, null, null, null, null, '']);
});
