import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Milestone } from '../milestone.ts';
import { datesOfAgencies } from './dates-of-agencies.ts';

const milestone = (
  day: string,
  label: string,
  whose: Milestone['whose'],
  doneOn: string | null = null,
): Milestone => ({
  code: label,
  label,
  day,
  whose,
  doneOn,
  doneBy: null,
  remindedOn: null,
});

test('an agency is told the days on which it is the agencies’ turn, in order, with what is done, and no others', () => {
  assert.deepEqual(
    datesOfAgencies([
      milestone('2026-03-02', 'Returns due', 'agencies'),
      milestone('2026-02-02', 'Involvement due', 'agencies', '2026-02-01'),
      milestone('2026-04-01', 'Panel', 'panel'),
    ]),
    [
      { day: '2026-02-02', label: 'Involvement due', doneOn: '2026-02-01' },
      { day: '2026-03-02', label: 'Returns due', doneOn: null },
    ],
  );
});
