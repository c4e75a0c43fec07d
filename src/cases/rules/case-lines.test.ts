import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCase } from '../builders.ts';
import { reservesFor, sayAsked, sayOrigin, sayStanding } from './case-lines.ts';

const leftAt = Temporal.Instant.from('2026-06-02T09:00:00Z');
const gone = sampleCase({ id: 'a', standing: 'left', leftAt, leftBecause: 'live_investigation' });
const after = sampleCase({ id: 'b', number: 7, replaces: 'a' });

test('a case that left says why and which took its place, and that one in whose place it came', () => {
  assert.equal(sayStanding(gone, [gone, after]), 'Left: live investigation. Case 7 took its place');
  assert.equal(sayStanding(gone, [gone]), 'Left: live investigation');
  assert.equal(sayOrigin(after, [gone, after]), 'Drawn at random, in place of Case 1');
  assert.equal(sayStanding(after, [gone, after]), 'In the sample');
});

test('involvement is said once somebody was asked', () => {
  assert.equal(sayAsked(undefined), '');
  assert.equal(sayAsked({ asked: 5, answered: 3 }), '3 of 5 answered');
});

test('reserves of the same quota come first, in the order of the draw', () => {
  const reserve = (id: string, quota: number, rank: number, draw = 'draw 1') =>
    sampleCase({ id, quota, rank, draw, standing: 'reserve' });
  const cases = [
    gone,
    reserve('x', 0, 4),
    reserve('y', 1, 2),
    reserve('z', 0, 3),
    reserve('w', 0, 0, 'draw 2'),
  ];
  const { own, others } = reservesFor(gone, cases);
  assert.deepEqual(
    [own.map(({ id }) => id), others.map(({ id }) => id)],
    [
      ['z', 'x'],
      ['w', 'y'],
    ],
  );
  assert.deepEqual(reservesFor(sampleCase({ draw: null, quota: null }), cases).own, []);
});
