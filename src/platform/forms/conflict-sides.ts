import { html, type SafeHtml } from '#platform/html';
import { markDifference, type Marked } from './mark-difference.ts';

/** One text that two people changed: what stands now, and what was just typed. */
export type Conflicting = { readonly label: string; readonly now: string; readonly typed: string };

/** Those of the texts that differ. */
export function whatDiffers(texts: readonly Conflicting[]): readonly Conflicting[] {
  return texts.filter((text) => text.now !== text.typed);
}

/** What the two sides are called, and the level of the heading above them. */
export type SideNames = { readonly now: string; readonly typed: string; readonly level: 2 | 3 };

const meanwhile: SideNames = { now: 'Saved meanwhile', typed: 'What you typed', level: 2 };

/** Both texts side by side, with the differing words marked; one block for each text that differs. */
export function conflictSides(texts: readonly Conflicting[], names: SideNames = meanwhile): SafeHtml {
  return html`${whatDiffers(texts).map(({ label, now, typed }) => {
    const [theirs, yours] = markDifference(now, typed);
    const heading =
      names.level === 2
        ? html`<h2 class="govuk-heading-m">${label}</h2>`
        : html`<h3 class="govuk-heading-s">${label}</h3>`;
    return html`${heading}
      <div class="tl-conflict">${side(names.now, theirs, names.level)}${side(names.typed, yours, names.level)}</div>`;
  })}`;
}

function side(title: string, text: Marked, level: 2 | 3): SafeHtml {
  const isEmpty = text.before + text.own + text.after === '';
  return html`<section class="tl-conflict__side">
    ${
      level === 2
        ? html`<h3 class="tl-conflict__title">${title}</h3>`
        : html`<h4 class="tl-conflict__title">${title}</h4>`
    }
    ${
      isEmpty
        ? html`<p class="tl-conflict__source">Nothing</p>`
        : html`<div class="tl-conflict__text"
            >${text.before}${text.own !== '' && html`<mark>${text.own}</mark>`}${text.after}</div
          >`
    }
  </section>`;
}
