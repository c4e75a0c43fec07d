import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeForm, type Kept } from '#platform/http';
import { assertValidHtml } from '#test/valid-html';
import { statusPages } from './status-pages.ts';

const kept: Kept = {
  path: '/as/x/agencies/add',
  form: makeForm([
    ['_csrf', 'token'],
    ['short-name', 'LPT <b>'],
    ['services', 'one\ntwo'],
    ['empty', ' '],
    ['seen.services', 'mark of what was shown'],
  ]),
  again: [
    ['_csrf', 'token'],
    ['_submission', 'mark'],
  ],
};
const bare: Kept = { path: '/agencies', form: null, again: [] };

const pages = {
  notFound: statusPages.notFound(),
  signedOut: statusPages.signedOut(kept),
  signedInAnew: statusPages.signedInAnew(kept),
  refused: statusPages.refused(kept),
  doneAlready: statusPages.doneAlready(bare),
  unavailable: statusPages.unavailable(kept),
  tooMany: statusPages.tooMany(),
  fault: statusPages.fault('abc123'),
};

for (const [name, page] of Object.entries(pages)) {
  test(`the page ${name} is whole: valid, with a heading and a way on`, async () => {
    const text = String(page);
    await assertValidHtml(text, name);
    assert.equal([...text.matchAll(/<h1/g)].length, 1);
    assert.doesNotMatch(text, /!</);
  });
}

test('where a form could not be taken, what was typed is shown to be copied', () => {
  for (const page of [pages.signedOut, pages.signedInAnew, pages.refused, pages.unavailable]) {
    assert.match(String(page), /Short name[\s\S]*LPT &lt;b&gt;/);
    assert.match(String(page), /one\ntwo/);
    assert.doesNotMatch(String(page), />Empty<|>[^<]*mark of what was shown/);
  }
});

test('while the records are away, and after signing in again, the form can be sent again as it was, with its keys', () => {
  const text = String(pages.unavailable);
  for (const page of [pages.signedOut, pages.signedInAnew])
    assert.match(String(page), /name="_csrf" value="token"[\s\S]*name="services" value="one\ntwo"/);
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  assert.deepEqual(
    fields.map(([, name, value]) => [name, value]),
    [
      ['_csrf', 'token'],
      ['_submission', 'mark'],
      ['short-name', 'LPT &lt;b&gt;'],
      ['services', 'one\ntwo'],
      ['empty', ' '],
      ['seen.services', 'mark of what was shown'],
    ],
  );
  assert.match(text, /action="\/as\/x\/agencies\/add"/);
  assert.match(String(statusPages.unavailable(bare)), /href="\/agencies"[^>]*>Try again/);
});

test('a fault gives the reference that the log has, and no more', () => {
  assert.match(String(pages.fault), /<strong>abc123<\/strong>/);
});
