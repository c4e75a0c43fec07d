import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposeDue } from './propose-due.ts';

test('what the dates of the audit say comes first, while it is ahead', () => {
  const dates = [{ code: 'involvement-due', day: '2026-06-10' }];
  assert.equal(proposeDue(dates, [], '2026-06-01').day, '2026-06-10');
  assert.match(proposeDue(dates, [], '2026-06-10').why, /is not ahead/);
});

test('else it is five working days from today, and a bank holiday is none', () => {
  // Friday 1 May 2026; Monday 4 May is a bank holiday.
  const { day, why } = proposeDue([], ['England'], '2026-05-01');
  assert.equal(day, '2026-05-11');
  assert.match(why, /name no day/);
  assert.equal(proposeDue([], [], '2026-05-01').day, '2026-05-08');
});
