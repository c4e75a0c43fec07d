import { html } from '#platform/html';

/** A row of a summary list with what somebody said, its line breaks kept. */
export function saidRow(label: string, text: string) {
  return { key: { text: label }, value: { html: html`<span class="tl-lines">${text}</span>` } };
}
