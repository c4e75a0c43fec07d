import { test } from 'node:test';
import assert from 'node:assert/strict';
import { html, trusted } from '#platform/html';
import { accordion, button, characterCount, insetText, summaryList, tabs, textarea } from './components.ts';
import type { ButtonOptions } from './generated/options.ts';

const typed = 'First line\n  second, indented\n\nlast';
const inside = `<textarea class="govuk-textarea" id="note" name="note" rows="5">${typed}</textarea>`;
const note = textarea({ name: 'note', label: { text: 'Note' }, value: typed });

test('text is escaped and markup is taken as it is', () => {
  assert.match(String(button({ text: '<b>Save</b>' })), /&lt;b&gt;Save/);
  assert.match(String(button({ html: html`<b>${'<Save>'}</b>` })), /<b>&lt;Save&gt;<\/b>/);
});

test('markup given where text belongs is escaped all the same', () => {
  const options = { text: trusted('<b>Save</b>') };
  // @ts-expect-error text must be a string
  const wrong: ButtonOptions = options;
  assert.match(String(button(wrong)), /&lt;b&gt;Save/);
});

test('what was typed in a textarea comes back unchanged from inside other components', () => {
  const inOthers = [
    tabs({ items: [{ id: 'a', label: 'A', panel: { html: note } }] }),
    accordion({ id: 'a', items: [{ heading: { text: 'A' }, content: { html: note } }] }),
    summaryList({ card: { title: { text: 'A' } }, rows: [{ key: { text: 'A' }, value: { html: note } }] }),
    insetText({ html: note }),
  ];
  for (const markup of inOthers) assert.ok(String(markup).includes(inside), String(markup));
});

test('a text that begins with an empty line keeps it', () => {
  for (const value of ['\nafter', '\r\nafter']) {
    const label = { text: 'Note' };
    assert.ok(String(textarea({ name: 'a', label, value })).includes(`>\n${value}<`));
    assert.ok(String(characterCount({ name: 'a', label, value, maxlength: '9' })).includes(`>\n${value}<`));
  }
});

test('options that do not exist, and markup that nobody vouched for, do not type-check', () => {
  // @ts-expect-error there is no option of this name
  button({ text: 'Save', colour: 'red' });
  // @ts-expect-error a nested option of this name does not exist
  textarea({ name: 'a', label: { text: 'A', size: 'l' } });
  // @ts-expect-error a string is not SafeHtml
  insetText({ html: '<b>Note</b>' });
  // @ts-expect-error text and html exclude each other
  button({ text: 'Save', html: html`Save` });
  // @ts-expect-error one of text and html is needed
  assert.ok(String(button({})));
});

test('a component costs well under a millisecond once its template is warm', () => {
  const render = (): unknown =>
    summaryList({
      rows: Array.from({ length: 10 }, (_, index) => ({
        key: { text: `Key ${index}` },
        value: { text: 'Value' },
        actions: { items: [{ href: '/change', text: 'Change' }] },
      })),
    });
  for (let index = 0; index < 50; index += 1) render();
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    render();
    return performance.now() - start;
  });
  const median = times.toSorted((a, b) => a - b)[25] ?? Infinity;
  assert.ok(median < 1, `ten rows took ${median} ms`);
});
