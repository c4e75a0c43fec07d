import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDatabase } from '#test/database';
import { openSite } from '#test/site';

const site = await openSite(await freshDatabase());

test('a colour that can be read comes as a stylesheet that may be kept for ever', async () => {
  const answer = await site.visitor().get('/brand/1d4f6e.css');
  assert.equal(answer.status, 200);
  assert.equal(answer.body, ':root{--brand:#1d4f6e;--brand-wash:#ecf0f3}\n');
  assert.equal(answer.headers['content-type'], 'text/css; charset=utf-8');
  assert.match(answer.headers['cache-control'] ?? '', /immutable/);
  assert.equal(answer.headers['set-cookie'], undefined);
});

test('what is no colour, or too light, is not there: nothing else gets into the stylesheet', async () => {
  for (const file of ['eeeeee.css', '1d4f6e%7D*%7B.css', 'red.css', '1D4F6E.css', '.css'])
    assert.equal((await site.visitor().get(`/brand/${file}`)).status, 404, file);
});
