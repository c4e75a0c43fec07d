import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ParticipationRow } from '#cases';
import { participationBars } from './participation-bars.ts';

const names = (ref: string) => ref.toUpperCase();
const uava: ParticipationRow = {
  agencies: ['uava'],
  counts: [
    { status: 'audited', cases: 2 },
    { status: 'not_known', cases: 2 },
    { status: 'out_of_scope', cases: 1 },
  ],
};
const csc: ParticipationRow = { agencies: ['csc'], counts: [{ status: 'audited', cases: 3 }] };

test('every bar is the whole sample, and an agency about which nothing is said has none', () => {
  const bars = participationBars(
    { sample: 5, rows: [uava, csc, { agencies: ['sstop'], counts: [] }] },
    names,
  );
  assert.deepEqual(bars?.rows, [
    { label: 'UAVA', values: { audited: 2, not: 3, open: 0 } },
    { label: 'CSC', values: { audited: 3, open: 2 } },
  ]);
  assert.deepEqual(
    bars?.keys.map((key) => key.name),
    ['audited', 'not', 'open'],
  );
  assert.deepEqual(bars?.leftOut, ['SSTOP']);
});

test('what cannot be drawn truly is not drawn', () => {
  assert.equal(participationBars({ sample: null, rows: [uava, csc] }, names), null);
  assert.equal(participationBars({ sample: 5, rows: [csc] }, names), null);
  assert.equal(participationBars({ sample: 2, rows: [uava, csc] }, names), null);
});
