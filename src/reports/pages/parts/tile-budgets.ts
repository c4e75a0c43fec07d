import { beginSentence } from '#cases';
import { html, numberInWords, type SafeHtml } from '#platform/html';
import type { TileBudget } from '../../rules/word-budget.ts';

/** How many words each tile uses of those that fit it, with a sentence that sums up; nothing for a document without tiles. */
export function tileBudgets(budgets: readonly TileBudget[]): SafeHtml | null {
  if (budgets.length === 0) return null;
  const over = budgets.filter((budget) => budget.over > 0);
  return html`<p class="govuk-body">${sumUp(over.length, budgets.length)}</p>
    <ul class="govuk-list">
      ${budgets.map(
        (budget) =>
          html`<li>
            <p class="tl-count${budget.over > 0 ? ' tl-count--over' : ''}">
              Tile ${budget.number}, ${budget.title}: ${sayBudget(budget)}
            </p>
          </li>`,
      )}
    </ul>`;
}

/** "214 of 190 words, 24 over" */
export function sayBudget({ words, budget, over }: TileBudget): string {
  return `${words} of ${budget} words${over > 0 ? `, ${over} over` : ''}`;
}

function sumUp(over: number, all: number): string {
  if (over === 0) return 'Every tile is within the length that can be read in seven minutes.';
  const which = `${numberInWords(over)} of the ${numberInWords(all)} tiles`;
  return `${beginSentence(which)} ${over === 1 ? 'is' : 'are'} longer than can be read in seven minutes. Nothing is cut: the document grows instead.`;
}
