import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeText, html, trusted } from './index.ts';

test('whatever is put into a template is escaped, in text and in attributes', () => {
  const typed = `<script>alert("1")</script> & 'more'`;
  assert.equal(
    String(html`<p title="${typed}">${typed}</p>`),
    `<p title="${escapeText(typed)}">${escapeText(typed)}</p>`,
  );
  assert.doesNotMatch(escapeText(typed), /[<>"']/);
});

test('safe markup stays as it is, lists are joined, and nothing leaves nothing', () => {
  const items = ['a & b', html`<b>c</b>`];
  const list = html`<ul>${items.map((item) => html`<li>${item}</li>`)}${null}${undefined}${false}</ul>`;
  assert.equal(String(list), '<ul><li>a &amp; b</li><li><b>c</b></li></ul>');
  assert.equal(String(html`${0}${''}`), '0');
  assert.equal(String(html`${trusted('<hr>')}`), '<hr>');
});

test('what only looks like safe markup is escaped: it cannot come out of JSON or a form', () => {
  const forged: unknown = JSON.parse('{"markup":"<b>","Symbol(markup)":"<b>"}');
  assert.doesNotMatch(String(html`${forged as string}`), /<b>/);
});

test('law: no text that is put in can open a tag or leave its attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(escapeText(text), /[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
    }),
  );
});
