import { html, type SafeHtml } from '#platform/html';
import { markDifference, type Marked } from './mark-difference.ts';

/** One text that two people changed: what stands now, and what was just typed. */
export type Conflicting = { readonly label: string; readonly now: string; readonly typed: string };

/** Those of the texts that differ. */
export function whatDiffers(texts: readonly Conflicting[]): readonly Conflicting[] {
  return texts.filter((text) => text.now !== text.typed);
}

/** Both texts side by side, with the differing words marked; one block for each text that differs. */
export function conflictSides(texts: readonly Conflicting[]): SafeHtml {
  return html`${whatDiffers(texts).map(({ label, now, typed }) => {
    const [theirs, yours] = markDifference(now, typed);
    return html`<h2 class="govuk-heading-m">${label}</h2>
      <div class="tl-conflict">${side('Saved meanwhile', theirs)}${side('What you typed', yours)}</div>`;
  })}`;
}

function side(title: string, text: Marked): SafeHtml {
  const isEmpty = text.before + text.own + text.after === '';
  return html`<section class="tl-conflict__side">
    <h3 class="tl-conflict__title">${title}</h3>
    ${
      isEmpty
        ? html`<p class="tl-conflict__source">Nothing</p>`
        : html`<div class="tl-conflict__text"
            >${text.before}${text.own !== '' && html`<mark>${text.own}</mark>`}${text.after}</div
          >`
    }
  </section>`;
}
