import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aReturn } from '../builders.ts';
import type { KnownCase } from './returns-to-open.ts';
import { progressMap, sayCell } from './progress-cells.ts';

const known = (caseNumber: number, agency: string): KnownCase => ({
  case: `case-${caseNumber}`,
  caseNumber,
  method: null,
  agency,
  service: null,
  setting: null,
});

const map = progressMap(
  [
    aReturn({ caseNumber: 2, agency: 'police' }),
    aReturn({ caseNumber: 1, agency: 'police', state: 'signed_off', signed: 1 }),
    aReturn({ caseNumber: 1, agency: 'health', state: 'signed_off', signed: 2 }),
    aReturn({ caseNumber: 2, agency: 'health', state: 'sent_back', dueOn: '2026-06-01' }),
    aReturn({ caseNumber: 3, agency: 'health', state: 'open', dueOn: '2026-06-06' }),
    aReturn({ caseNumber: 3, agency: 'police', state: 'withdrawn' }),
  ],
  [known(1, 'police'), known(4, 'health')],
  '2026-06-07',
);

test('cases stand below each other by number, agencies beside each other, each cell how its return stands', () => {
  assert.deepEqual(
    map.rows.map(({ row, cells }) => [
      row.number,
      ...cells.map((cell) => (cell === null ? '' : sayCell(cell))),
    ]),
    [
      [1, 'Signed', 'Corrected and signed'],
      [2, 'Being written', 'Sent back, 6 days late'],
      [3, '', 'Being written, 1 day late'],
      [4, '', 'Not opened yet'],
    ],
  );
});

test('what is signed is counted of what is asked, by case, by agency and in all; what was withdrawn is not asked', () => {
  assert.deepEqual(map.totals, [
    { signed: 1, asked: 2 },
    { signed: 1, asked: 4 },
  ]);
  assert.deepEqual([map.signed, map.asked, map.late], [2, 6, 2]);
  assert.equal(map.states.get('late'), 1);
});
