import { html, type SafeHtml } from '#platform/html';
import { isWebAddress } from '../rules/is-web-address.ts';

/**
 * An address as text that is also a link; the place it leads to is not told where its reader came from. What is no https
 * address (an old file may hold one) stays text.
 */
export function addressLink(address: string): SafeHtml {
  return isWebAddress(address)
    ? html`<a class="govuk-link tl-long" href="${address}" rel="external noreferrer">${address}</a>`
    : html`<span class="tl-long">${address}</span>`;
}
