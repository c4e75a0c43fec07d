import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clashesWith, type Compared } from './same-contact.ts';

function contact(name: string, unlike: Partial<Compared> = {}): Compared {
  return {
    member: null,
    name,
    part: 'lead',
    from: null,
    until: null,
    service: null,
    setting: null,
    ...unlike,
  };
}

const clashes = (one: Compared, other: Compared) => clashesWith(one, [other]).length === 1;

test('two leads of the same clash on any day that they share, the last and the first included', () => {
  const until = contact('One', { until: '2026-06-30' });
  assert.equal(clashes(contact('Other'), contact('One')), true);
  assert.equal(clashes(contact('Other', { from: '2026-06-30' }), until), true);
  assert.equal(clashes(until, contact('Other', { from: '2026-06-30' })), true);
  assert.equal(clashes(contact('Other', { from: '2026-07-01' }), until), false);
  assert.equal(clashes(until, contact('Other', { from: '2026-07-01' })), false);
});

test('leads of different services, or of a service and of the whole, do not clash', () => {
  const of = (service: string | null) => contact('One', { service });
  assert.equal(clashes(of('a'), of('b')), false);
  assert.equal(clashes(of('a'), of(null)), false);
  assert.equal(clashes(contact('One', { setting: 's' }), contact('One', { setting: 't' })), false);
});

test('several deputies stand beside each other, but nobody twice', () => {
  const deputy = (name: string, member: string | null = null) => contact(name, { part: 'deputy', member });
  assert.equal(clashes(deputy('Anne'), deputy('Bea')), false);
  assert.equal(clashes(deputy('Anne'), deputy('ANNE')), true);
  assert.equal(clashes(deputy('Anne', 'm'), deputy('Anne', 'm')), true);
  assert.equal(clashes(deputy('Anne', 'm'), deputy('Anne', 'n')), false);
  assert.equal(clashes(deputy('Anne', 'm'), deputy('Anne')), false);
  assert.equal(clashes(deputy('Anne'), contact('Anne', { part: 'cover' })), false);
});
