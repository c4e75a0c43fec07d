import { nameTheme } from '#audits';
import { beginSentence } from '#cases';
import { findingPaths, isFoundAgain, sayFound, type ThemeTally } from '#findings';
import { html, type SafeHtml } from '#platform/html';

/** Themes shown before the way to all of them. */
const themesShown = 5;

/** Themes whose learning a later audit found again, the latest and most often first; nothing where there are none. */
export function cameBack(membership: string, tallies: readonly ThemeTally[]): SafeHtml | null {
  const again = tallies
    .filter(isFoundAgain)
    .toSorted(
      (a, b) =>
        (b.learningYears.at(-1) ?? 0) - (a.learningYears.at(-1) ?? 0) ||
        b.learning - a.learning ||
        a.theme.localeCompare(b.theme),
    );
  if (again.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Learning that came back</h2>
    <ul class="tl-rows">
      ${again.slice(0, themesShown).map(
        (tally) =>
          html`<li class="tl-row">
            <p class="tl-row__title">${nameTheme(tally.theme)}</p>
            <p class="tl-row__about">
              ${beginSentence(sayFound('learning', { audits: tally.learning, years: tally.learningYears }) ?? '')}
            </p>
            <a class="govuk-link" href="${findingPaths.learning(membership, { theme: tally.theme })}"
              >Read what was found<span class="govuk-visually-hidden">: ${nameTheme(tally.theme)}</span></a
            >
          </li>`,
      )}
    </ul>
    ${
      again.length > themesShown &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${findingPaths.learning(membership, { show: 'again' })}"
          >All ${again.length} themes with learning found again</a
        >
      </p>`
    }`;
}
