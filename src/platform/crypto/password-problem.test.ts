import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordProblem } from './password-problem.ts';

const context = ['jo.bloggs2@example.org', 'Joanna Bloggs', 'Brightwater'];
const problemOf = (password: string) => passwordProblem(password, context);

test('Unlikely words in a row, random characters and other scripts are accepted', () => {
  const good = [
    'tin lemon orbit',
    'xk7$pass9vQ2!m',
    '83748291572016',
    'kettle-gravel-moth',
    'жёлтый зонтик 7',
    'a😀b😃c😄d😁e😆f😅',
  ];
  for (const password of [...good, 'planetary clouds over bloggs hill'])
    assert.equal(problemOf(password), null, password);
});

test('Eleven characters are too few, twelve are enough, hundreds are accepted', () => {
  assert.equal(problemOf('kettle moth'), 'Your password must be 12 characters or more');
  assert.equal(problemOf('kettle moths'), null);
  assert.equal(problemOf('kettle gravel moth '.repeat(13) + 'x'), null);
  assert.equal(problemOf(`kettle${'ä😀'.repeat(200)}`), 'Your password must be 250 characters or fewer');
});

test('The passwords that are tried first are refused, in disguise too', () => {
  const tried = [
    'password2024!',
    'P@ssw0rd1234',
    'Liverpool2024!!',
    'iloveyou1234',
    'SummerWinter2026',
    'letmein!letmein1',
  ];
  for (const password of [...tried, 'Welcome12345', 'qwerty!Password1'])
    assert.match(problemOf(password) ?? '', /too easy to guess/, password);
});

test('Repeats are refused', () => {
  for (const password of ['aaaaaaaaaaaaa', 'abababababab', 'kettlekettle', '112211221122', 'moth7moth7moth7'])
    assert.match(problemOf(password) ?? '', /repeat/, password);
});

test('Runs along the alphabet, the numbers and the keyboard are refused', () => {
  for (const password of [
    'abcdefghijkl',
    'lkjihgfedcba',
    '123456789012',
    'qwertyuiopas',
    '1qaz2wsx3edc',
    'abcd1234wxyz',
  ])
    assert.match(problemOf(password) ?? '', /run of neighbouring/, password);
});

test('The person’s name, e-mail name and the service’s name are refused as the base', () => {
  for (const password of [
    'JoannaBloggs1',
    'bl0ggs-2024!!',
    'brightwater12',
    'Brightwater-Joanna',
    'jo.bloggs2@2026!',
  ])
    assert.match(problemOf(password) ?? '', /your name/, password);
});

test('A hostile text is answered at once', () => {
  const started = performance.now();
  for (const evil of [
    'a'.repeat(1_000_000),
    '1'.repeat(1000) + 'x',
    'qwer1234'.repeat(128),
    ' '.repeat(1023) + 'a',
  ])
    problemOf(evil);
  assert.ok(performance.now() - started < 500);
});
