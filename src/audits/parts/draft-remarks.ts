import { html, type SafeHtml } from '#platform/html';

/** What contradicts something, said where it is mended; it is no error of the form, so nothing was refused. */
export function draftRemarks(says: readonly string[]): SafeHtml | null {
  if (says.length === 0) return null;
  return html`<div class="tl-remark">
    <p class="tl-remark__title">${says.length === 1 ? 'This does not fit' : 'These do not fit'}</p>
    ${says.map((one) => html`<p>${one}</p>`)}
  </div>`;
}
