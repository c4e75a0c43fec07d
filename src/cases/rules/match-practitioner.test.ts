import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPractitioner } from './match-practitioner.ts';

function match(ours: string, theirs: string, mails: readonly [string, string] = ['a@example.org', '']) {
  return matchPractitioner({ name: ours, email: mails[0] }, [{ name: theirs, email: mails[1] }]);
}

test('the same address is the same person, whatever they are called there', () => {
  assert.equal(match('Ann Field', 'School nurse', ['a.field@example.org', ' A.Field@Example.org']), 'email');
  assert.equal(match('Ann Field', 'School nurse', ['a.field@example.org', '']), null);
});

test('the same name is the same person, without titles, accents and marks', () => {
  assert.equal(match('Ann Field', 'ANN FIELD'), 'name');
  assert.equal(match('Siân O’Neill', "Dr Sian O'Neill"), 'name');
  assert.equal(match('Łucja Żak', 'Lucja Zak'), 'name');
  assert.equal(match('Jørgen Weiß', 'Jorgen Weiss'), 'name');
});

test('a name that may be the same is said: initials, swapped, half of a double name, a letter astray [C06]', () => {
  for (const theirs of [
    'A. Field',
    'Field, Ann',
    'Field A',
    'Ann Field-Brown',
    'Ann Brown Field',
    'Ann Feild',
    'Mrs Field',
    'Ann M Field',
  ])
    assert.equal(match('Ann Field', theirs), 'similar', theirs);
  assert.equal(match('Katherine Montgomery', 'Catherine Montgomerie'), 'similar');
});

test('another name is another person', () => {
  for (const theirs of ['', 'Ann', 'Bea Field-Marsh', 'Ben Field', 'A B', 'Ann Hill', '???'])
    assert.equal(match('Ann Field', theirs), null, theirs);
  assert.equal(matchPractitioner({ name: 'Ann Field', email: '' }, []), null);
  assert.equal(match('Ann Field', 'Nobody', ['', '']), null);
});
