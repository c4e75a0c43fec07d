import { nameTheme } from '#audits';
import type { ActingContext } from '#accounts';
import type { Finding } from '#findings';
import { details } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { paths, type FindingsFilter } from '../paths.ts';
import { listChoices, type ChosenFindings, type FindingChoice } from '../rules/filter-findings.ts';

/** What a list of findings can be narrowed to, each a link with its count; works without script and can be bookmarked. */
export function findingsFilters(
  context: Pick<ActingContext, 'actor' | 'params'>,
  findings: readonly Finding[],
  chosen: ChosenFindings,
): SafeHtml {
  const bar = (label: string, name: keyof ChosenFindings, choices: readonly FindingChoice[]): SafeHtml =>
    html`<nav class="tl-filters" aria-label="${label}">
      <ul class="tl-filters__list">
        ${choices.map(
          ({ words, count, value }) =>
            html`<li>
              <a
                class="tl-filters__link"
                href="${paths.findings(context.actor.membership, context.params['audit'] ?? '', keep({ ...chosen, [name]: value }))}"
                ${value === chosen[name] && html`aria-current="true"`}
                >${words} <span class="tl-filters__count">${count}</span></a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  const cases = listChoices(findings, chosen, 'case');
  return html`${bar('Kind of finding', 'kind', listChoices(findings, chosen, 'kind'))}
  ${cases.length > 1 && bar('Case', 'case', cases)}
  ${details({
    summaryText: chosen.theme === null ? 'Choose a theme' : `Theme: ${nameTheme(chosen.theme)}`,
    html: bar('Theme', 'theme', listChoices(findings, chosen, 'theme')),
    open: chosen.theme !== null,
    classes: 'tl-no-print',
  })}`;
}

function keep(chosen: { readonly [Name in keyof ChosenFindings]: string | null }): FindingsFilter {
  return Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null));
}
