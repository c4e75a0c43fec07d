import { html, type SafeHtml } from '#platform/html';
import { sayContrast } from '../rules/colour-contrast.ts';

/** A colour as a patch, its code and how well it reads, so that nothing is said by colour alone. `colour` as #rrggbb. */
export function swatch(colour: string): SafeHtml {
  return html`<svg width="48" height="24" viewBox="0 0 48 24" aria-hidden="true" focusable="false">
      <rect width="48" height="24" fill="${colour}"></rect>
    </svg>
    ${colour}, contrast ${sayContrast(colour)}`;
}
