import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithinHours, readHours, readTime, sayHours, writeHours } from './concern-hours.ts';

const office = '12345 09:00-17:00';
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/London').toInstant();

test('hours are those of a clock in London, in summer and in winter', () => {
  assert.equal(isWithinHours(office, at('2026-11-26T09:00'), ['England']), true);
  assert.equal(isWithinHours(office, at('2026-11-26T08:59'), ['England']), false);
  assert.equal(isWithinHours(office, at('2026-11-26T17:00'), ['England']), false);
  assert.equal(isWithinHours(office, at('2026-07-01T16:59'), ['England']), true);
});

test('weekends and bank holidays are out of hours; a weekend that is named is not', () => {
  assert.equal(isWithinHours(office, at('2026-11-28T10:00'), ['England']), false);
  assert.equal(isWithinHours(office, at('2026-12-25T10:00'), ['England']), false);
  assert.equal(isWithinHours('6 09:00-17:00', at('2026-11-28T10:00'), ['England']), true);
});

test('without hours there is no time out of hours', () => {
  assert.equal(isWithinHours('', at('2026-12-25T03:00'), ['England']), true);
  assert.equal(sayHours(''), 'at every hour');
});

test('times are read as people type them', () => {
  for (const [typed, read] of [
    ['9', '09:00'],
    ['9am', '09:00'],
    ['9.30', '09:30'],
    ['5 pm', '17:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['17:00', '17:00'],
    ['24:00', null],
    ['9:75', null],
    ['13pm', null],
    ['nine', null],
    ['', null],
  ] as const)
    assert.equal(readTime(typed), read, typed);
});

test('hours are kept and said', () => {
  assert.equal(sayHours(office), 'Monday to Friday, 09:00 to 17:00');
  assert.equal(sayHours('135 08:00-12:00'), 'Monday, Wednesday and Friday, 08:00 to 12:00');
  assert.equal(sayHours('7 08:00-12:00'), 'Sunday, 08:00 to 12:00');
  assert.equal(writeHours(readHours(office)), office);
  assert.equal(writeHours({ days: [], from: '09:00', until: '17:00' }), '');
});
