import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whoAnswers, type Answering } from './who-answers.ts';

const day = '2026-11-25';

function contact(name: string, unlike: Partial<Answering> = {}): Answering {
  return {
    name,
    part: 'lead',
    position: 1,
    from: null,
    until: null,
    memberSince: null,
    memberUntil: null,
    service: null,
    setting: null,
    ...unlike,
  };
}

const named = (contacts: readonly Answering[], what = {}, on = day) => whoAnswers(contacts, on, what)?.name;

test('the lead answers, whatever order the contacts come in', () => {
  const contacts = [contact('Deputy', { part: 'deputy' }), contact('Lead')];
  assert.equal(named(contacts), 'Lead');
  assert.equal(named(contacts.toReversed()), 'Lead');
});

test('whoever covers answers in place of the lead from the first day to the last, and not a day longer', () => {
  const cover = contact('Cover', { part: 'cover', from: '2026-11-24', until: '2026-11-26' });
  const contacts = [contact('Lead'), cover];
  const answers = ['2026-11-23', '2026-11-24', '2026-11-26', '2026-11-27'].map((on) =>
    named(contacts, {}, on),
  );
  assert.deepEqual(answers, ['Lead', 'Cover', 'Cover', 'Lead']);
});

test('without a lead the first deputy answers, in their order and then by name', () => {
  const second = contact('Anne', { part: 'deputy', position: 2 });
  const first = contact('Zoe', { part: 'deputy', position: 1 });
  assert.equal(named([second, first]), 'Zoe');
  assert.equal(named([contact('Bea', { part: 'deputy', position: 2 }), second]), 'Anne');
});

test('a lead whose membership has ended, or has not begun, does not answer', () => {
  const deputy = contact('Deputy', { part: 'deputy' });
  assert.equal(named([contact('Lead', { memberUntil: '2026-11-24' }), deputy]), 'Deputy');
  assert.equal(named([contact('Lead', { memberSince: '2026-11-26' }), deputy]), 'Deputy');
  assert.equal(named([contact('Lead', { memberSince: day, memberUntil: day }), deputy]), 'Lead');
});

test('a service or a setting is answered for by its own, and by the agency’s where it has nobody that day', () => {
  const own = contact('Own', { service: { id: 'health visiting' }, until: '2026-11-25' });
  const school = contact('School', { setting: { id: 'a school' } });
  const contacts = [contact('Lead'), own, school];
  assert.equal(named(contacts, { service: 'health visiting' }), 'Own');
  assert.equal(named(contacts, { service: 'health visiting' }, '2026-11-26'), 'Lead');
  assert.equal(named(contacts, { setting: 'a school' }), 'School');
  assert.equal(named(contacts, { setting: 'another' }), 'Lead');
  assert.equal(named(contacts), 'Lead');
});

test('nobody answers where nobody is there', () => {
  assert.equal(whoAnswers([], day), null);
  assert.equal(whoAnswers([contact('School', { setting: { id: 'a school' } })], day), null);
});
