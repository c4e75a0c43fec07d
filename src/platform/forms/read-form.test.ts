import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeForm } from '#platform/http';
import { readForm } from './read-form.ts';

const name = { called: 'name', longest: 10 };

function reading(fields: Record<string, string>) {
  return readForm(makeForm(Object.entries(fields)));
}

test('text is taken without its outer spaces and in one Unicode form', () => {
  const form = reading({ name: '  Zoe\u0308  ' });
  assert.equal(form.text('name', name), 'Zo\u00eb');
  assert.deepEqual(form.problems, []);
});

test('what is missing or too long is said in a sentence; characters are counted, not their parts', () => {
  const form = reading({ name: '', long: '12345678901', emoji: '👩👩👩👩👩👩👩👩👩👩' });
  form.text('name', { called: 'your name', longest: 10 });
  form.text('long', { called: 'short name', longest: 10 });
  form.text('long', { called: 'your name', longest: 10 });
  assert.equal(form.text('emoji', name).length, 20);
  assert.equal(form.text('optional', { ...name, needed: false }), '');
  assert.deepEqual(
    form.problems.map((problem) => problem.message),
    [
      'Enter your name',
      'The short name must be 10 characters or fewer. There are 11',
      'Your name must be 10 characters or fewer. There are 11',
    ],
  );
});

test('a text that is far too long is refused before it is brought into one form, which could take minutes', () => {
  const form = reading({ marks: `a${'\u0301\u0323'.repeat(150_000)}` });
  const begun = performance.now();
  assert.equal(form.text('marks', { called: 'comment', longest: 20_000 }), '');
  assert.ok(performance.now() - begun < 1_000);
  assert.deepEqual(form.problems, [
    { field: 'marks', message: 'The comment must be 20,000 characters or fewer. There are 300,001' },
  ]);
});

test('characters that hide or turn the text around them are refused; several lines only where they are asked for', () => {
  for (const text of ['a\u202eb', 'a\u200bb', 'a\u0000b', 'a\nb', '\ud800']) {
    const form = reading({ name: text });
    assert.equal(form.text('name', name), '');
    assert.equal(form.problems.length, 1, JSON.stringify(text));
  }
  assert.equal(reading({ name: 'a\nb' }).text('name', { ...name, lines: true }), 'a\nb');
});

test('an address is taken in lower case; what is none is refused', () => {
  assert.equal(reading({ email: ' Ada.Field@Example.ORG ' }).email('email'), 'ada.field@example.org');
  for (const text of [
    '',
    'ada',
    'ada@',
    '@example.org',
    'a b@example.org',
    'a@b',
    'a@b.c,d@e.f',
    'Ada <a@b.cd>',
    'a\u0000b@example.org',
    'a\u202eb@example.org',
    'ada@ex\u0430mple.org',
    `a@${'b'.repeat(250)}.org`,
  ]) {
    const form = reading({ email: text });
    form.email('email');
    assert.equal(form.problems.length, 1, text);
  }
});

test('a choice that was not offered is no choice', () => {
  const form = readForm(
    makeForm([
      ['colour', 'red'],
      ['roles', 'auditor'],
      ['roles', 'king'],
      ['good', 'b'],
      ['good', 'a'],
    ]),
  );
  assert.equal(form.choice('colour', ['blue'], 'Choose a colour'), null);
  form.choices('roles', ['auditor'], 'Choose roles');
  assert.deepEqual(form.choices('good', ['a', 'b', 'c'], 'Choose'), ['a', 'b']);
  assert.deepEqual(
    form.problems.map((problem) => problem.message),
    ['Choose a colour', 'Choose roles'],
  );
});

test('law: whatever is typed, there is a text within bounds or a problem, and never both', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
      const form = reading({ name: typed });
      const text = form.text('name', name);
      assert.equal(text === '', form.problems.length === 1);
      assert.ok(Array.from(text).length <= 10 && text === text.trim());
    }),
  );
});
