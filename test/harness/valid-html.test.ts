import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertValidHtml } from './valid-html.ts';

const page = (inner: string): string =>
  `<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body><h1>A page</h1>${inner}</body></html>`;
const one = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const twoIds = (first: string, second: string): string =>
  page(`<p id="of-${first}">One</p><p id="of-${second}">Other</p>`);

test('a page that is not valid is told, however often it is asked about and whatever was valid before', async () => {
  for (const [first, second] of [
    [one, other],
    [other, one],
  ] as const) {
    await assertValidHtml(twoIds(first, second), 'two ids');
    await assert.rejects(assertValidHtml(twoIds(first, first), 'one id twice'), /no-dup-id/);
    await assert.rejects(
      assertValidHtml(page('<p><div>In</div></p>'), 'a block in a line'),
      /not valid HTML/,
    );
    await assert.rejects(assertValidHtml(page('<img src="/x">'), 'a picture'), /wcag\/h37/);
  }
});
