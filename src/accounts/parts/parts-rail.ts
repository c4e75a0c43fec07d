import { html, type SafeHtml } from '#platform/html';

/** One of the pages of a thing: its name, where it is, and what it holds in a word or count. */
export type RailPart = {
  readonly label: string;
  readonly href: string;
  readonly state: string;
  readonly isCurrent: boolean;
};

/** The way through an audit: beside the page where there is room, folded above it on a phone. */
export function partsRail(title: string, about: string, parts: readonly RailPart[]): SafeHtml {
  const current = parts.findIndex((part) => part.isCurrent);
  return html`<nav class="tl-rail" aria-label="Parts of this audit">
    <p class="tl-rail__title">${title}</p>
    <p class="tl-rail__about">${about}</p>
    <details class="tl-rail__fold">
      <summary class="tl-rail__summary">
        Part ${current + 1} of ${parts.length}: ${parts[current]?.label}
      </summary>
      <ol class="tl-rail__steps">
        ${parts.map(
          (part) =>
            html`<li class="tl-rail__step">
              <a class="tl-rail__link" href="${part.href}" ${part.isCurrent ? html`aria-current="page"` : ''}
                >${part.label}</a
              >
              <span class="tl-rail__state">${part.state}</span>
            </li>`,
        )}
      </ol>
    </details>
  </nav>`;
}
