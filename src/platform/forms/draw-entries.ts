import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import type { Drawing, Entry, Remarks, Values } from './entry.ts';
import { markOf } from './stored.ts';
import { seenName } from './merge-entries.ts';

/**
 * The entries of a form, each with the hidden mark of what it shows. After problems the marks that were sent stay, so
 * that what somebody else changed meanwhile is still noticed; after a conflict the new state has been seen.
 */
export function drawEntries(
  entries: readonly Entry[],
  kept: Values,
  drawing: Drawing,
  options: { readonly sent?: Form | undefined; readonly remarks?: Remarks | undefined } = {},
): SafeHtml {
  return html`${entries.map((entry) => {
    const sent = options.sent?.text(seenName(entry.name)) ?? '';
    const seen = sent === '' ? markOf(kept[entry.name] ?? null) : sent;
    return html`<div class="tl-entry" data-entry="${entry.name}">
      ${entry.draw(drawing)} ${options.remarks?.(entry.name)}
      <input type="hidden" name="${seenName(entry.name)}" value="${seen}" />
    </div>`;
  })}`;
}
