import { accountPaths, actingPage, actorMay, type ActingContext } from '#accounts';
import { nameTheme, themes } from '#audits';
import { pageLinks, readPaging, sayRange, type Paging } from '#platform/forms';
import { button, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { isFoundAgain, sayFound } from '../rules/say-recurrence.ts';
import { listThemeRows, type ThemeRow } from '../rules/theme-rows.ts';
import {
  countAuditsWithFindings,
  listAuditsWithFindings,
  listPartnershipFindings,
  tallyThemes,
  type FindingAudit,
  type PartnershipFinding,
  type ThemeTally,
} from '../store/across-audits.ts';
import { themeMatrix } from './parts/theme-matrix.ts';
import { themeWords } from './parts/theme-words.ts';

/** Audits side by side on one page. */
const auditsShown = 8;

type Shown = {
  readonly theme: string | undefined;
  readonly again: boolean;
  readonly paging: Paging;
  readonly tallies: ReadonlyMap<string, ThemeTally>;
  readonly audits: readonly FindingAudit[];
  readonly rows: readonly ThemeRow<PartnershipFinding>[];
};

export async function get(context: ActingContext): Promise<Reply> {
  const { tx, query } = context;
  const partnership = context.actor.partnership.id;
  const tallies = new Map((await tallyThemes(tx, partnership)).map((tally) => [tally.theme, tally]));
  const theme = tallies.has(query['theme'] ?? '') ? query['theme'] : undefined;
  const again = theme === undefined && query['show'] === 'again';
  const total = await countAuditsWithFindings(tx, partnership, theme);
  const paging = readPaging(query['page'], total, auditsShown);
  const audits = await listAuditsWithFindings(tx, partnership, { theme, ...paging });
  const findings = await listPartnershipFindings(tx, partnership, {
    theme,
    audits: audits.map((audit) => audit.id),
  });
  const rows = listThemeRows(findings, audits).filter((row) => {
    if (theme !== undefined) return row.theme === theme;
    const tally = tallies.get(row.theme);
    return !again || (tally !== undefined && isFoundAgain(tally));
  });
  return page(view(context, { theme, again, paging, tallies, audits, rows }));
}

function view(context: ActingContext, shown: Shown): SafeHtml {
  return actingPage(
    context,
    { title: 'Learning across audits', section: 'learning' },
    html`<h1 class="govuk-heading-l">Learning across audits</h1>`,
    shown.tallies.size === 0 ? nothingYet(context) : foundSomething(context, shown),
  );
}

function nothingYet(context: ActingContext): SafeHtml {
  const isImporter = actorMay(context.actor, 'audits.import');
  return html`<p class="tl-lead">
      What audits found will be here, theme by theme, so that anyone can see what has come back.
    </p>
    <p class="govuk-body">
      ${
        isImporter
          ? html`<a class="govuk-link" href="${accountPaths.audits(context.actor.membership)}"
              >Bring in a published audit</a
            >
            to begin.`
          : 'It begins when a coordinator brings in a published audit.'
      }
    </p>`;
}

function foundSomething(context: ActingContext, shown: Shown): SafeHtml {
  const m = context.actor.membership;
  const { theme, again, paging, tallies, audits, rows } = shown;
  const isAgain = (code: string) => isFoundAgain(tallies.get(code) ?? { learning: 0 });
  const show = again ? 'again' : undefined;
  return html`<p class="tl-lead">
      What audits found, the latest first. “Found again” marks learning that more than one audit found.
    </p>
    ${filters(m, shown)}
    <p class="govuk-body">
      ${sayShown(shown)}
      <a class="govuk-link" href="${paths.learningFile(m, { theme })}">Download ${
        theme === undefined ? 'all findings' : 'these findings'
      } (CSV)</a>
    </p>
    ${themeMatrix(m, audits, rows, again ? () => false : isAgain)}
    ${pageLinks(paging, (number) => paths.learning(m, { theme, show, page: number }), 'Audits')}
    <h2 class="govuk-heading-m">In the words of the audits</h2>
    ${rows.map((row) => themeWords(m, audits, row, saidOf(tallies.get(row.theme)), theme !== undefined))}`;
}

function sayShown({ paging, theme, again, rows }: Shown): string {
  const audits = `${sayRange(paging)} ${paging.total === 1 ? 'audit' : 'audits'}`;
  if (theme !== undefined) return `${audits} found something under this theme.`;
  const what = `${rows.length} ${rows.length === 1 ? 'theme' : 'themes'}`;
  return again ? `${what} with learning in more than one audit. ${audits}.` : `${what}. ${audits}.`;
}

/** "Learning in 2019 and 2025; a strength in 2016." */
function saidOf(tally: ThemeTally | undefined): string | null {
  if (tally === undefined) return null;
  const parts = [
    sayFound('learning', { audits: tally.learning, years: tally.learningYears }),
    sayFound('a strength', { audits: tally.strengths, years: tally.strengthYears }),
  ].filter((part) => part !== null);
  const sentence = parts.join('; ');
  return sentence === '' ? null : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function filters(m: string, { theme, again, tallies }: Shown): SafeHtml {
  const order = new Map(themes.map((one, index) => [one.code, index]));
  const place = (code: string) => order.get(code) ?? themes.length;
  const codes = [...tallies.keys()].toSorted((a, b) => place(a) - place(b));
  const foundAgain = [...tallies.values()].filter(isFoundAgain).length;
  const link = (href: string, isCurrent: boolean, text: string, count: number) =>
    html`<li>
      <a class="tl-filters__link" href="${href}" ${isCurrent ? html`aria-current="true"` : ''}
        >${text} <span class="tl-filters__count">${count}</span></a
      >
    </li>`;
  return html`<nav class="tl-filters" aria-label="Themes shown">
      <ul class="tl-filters__list">
        ${link(paths.learning(m), theme === undefined && !again, 'All themes', codes.length)}
        ${link(paths.learning(m, { show: 'again' }), again, 'Learning found again', foundAgain)}
      </ul>
    </nav>
    <form class="tl-filters" method="get" action="${paths.learning(m)}">
      <div class="tl-filters__fields">
        ${select({
          id: 'theme',
          name: 'theme',
          label: { text: 'One theme' },
          items: [
            { value: '', text: 'Every theme' },
            ...codes.map((code) => ({ value: code, text: nameTheme(code), selected: code === theme })),
          ],
        })}
        ${button({ text: 'Show', classes: 'govuk-button--secondary' })}
      </div>
    </form>`;
}
