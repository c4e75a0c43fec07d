import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonProblem } from './reason-problem.ts';

test('a reason that somebody can judge later is taken', () => {
  for (const reason of [
    'Police ask whether the address is right',
    'Checking the spelling of a surname with the school',
    'Gwirio sillafiad y cyfenw gyda’r ysgol',
  ])
    assert.equal(reasonProblem(reason), null, reason);
});

test('a reason of fewer than 20 characters is too short', () => {
  for (const reason of ['', '   ', 'need to', 'to check an address'])
    assert.match(reasonProblem(reason) ?? '', /at least 20 characters/, reason);
});

test('keys pressed instead of words are no reason (abuse C13)', () => {
  for (const reason of [
    'test test test test test test',
    'Test reason for testing other reason',
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'asdf asdf qwerty asdf asdf asdf',
    'check check check check check',
    '........................',
    '1234567890 1234567890 12345',
  ])
    assert.match(reasonProblem(reason) ?? '', /words of your own/, reason);
});
