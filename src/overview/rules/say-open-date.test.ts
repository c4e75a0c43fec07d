import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayOpenDate } from './say-open-date.ts';

test('a date says how late or near it is, and whose turn it is', () => {
  const by = { today: '2026-06-17', nations: ['England'], isMine: false } as const;
  const say = (day: string) => sayOpenDate({ day, whose: 'agencies' }, by);
  const about = (day: string) => `${day} June 2026. Whose turn: agency leads.`;
  assert.deepEqual(say('2026-06-12'), { state: 'Late by 3 working days', isLate: true, about: about('12') });
  assert.deepEqual(say('2026-06-17'), { state: 'Due today', isLate: false, about: about('17') });
  assert.deepEqual(say('2026-06-18'), { state: 'Due in 1 working day', isLate: false, about: about('18') });
  const mine = sayOpenDate({ day: '2026-06-17', whose: 'commissioners' }, { ...by, isMine: true });
  assert.equal(mine.about, '17 June 2026. Your turn.');
});
