import type { ActingContext } from '#accounts';
import { fieldError, formButtons, formTag, markOf, type FormProblem, type Values } from '#platform/forms';
import { backLink, button, checkboxes, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { cellName } from '../parts/grid-cells.ts';
import { paths } from '../paths.ts';
import { longestPaste, readPaste, type PasteFill, type ReadPaste } from '../rules/read-paste.ts';
import { sayReturn } from '../rules/say-return.ts';
import { answersOfKind } from '../tool.ts';
import { gridPage, keepCells, openGrid, type Grid } from './parts/open-grid.ts';

type Filled = {
  readonly name: string;
  readonly rowName: string;
  readonly text: string;
  readonly now: string;
  readonly then: string;
};

/** Cells copied from a spreadsheet, looked at before they fill anything. */
export async function get(context: ActingContext): Promise<Reply> {
  const grid = await openGrid(context);
  return grid === null ? notFound() : page(askView(context, grid, '', []));
}

/** Shows what would be filled; with "fill", fills it: all of it, or what fits where somebody chose so. */
export async function post(context: ActingContext): Promise<Reply> {
  const grid = await openGrid(context);
  if (grid === null) return notFound();
  const { form, actor } = context;
  const text = form.text('cells');
  const problem = text.trim() === '' ? 'Paste the cells' : tooLong(text);
  if (problem !== null)
    return invalid(
      askView(context, grid, text.slice(0, longestPaste), [{ field: 'cells', message: problem }]),
    );
  const read = readPaste(text, columnsOf(grid), rowsOf(grid), startOf(grid, form.text('at')));
  const changes = changesOf(grid, read.fills);
  context.note({ fills: read.fills.length, refused: read.refused.length }, [grid.audit]);
  const seen = seenOf(grid, changes);
  if (form.text('do') !== 'fill') return page(previewView(context, grid, read, changes, seen, []));
  if (form.text('seen') !== seen) return conflict(previewView(context, grid, read, changes, seen, [], true));
  if (read.refused.length > 0 && form.text('partly') !== 'yes') {
    const message = 'Mend what cannot be read, or choose to fill only what fits';
    return invalid(previewView(context, grid, read, changes, seen, [{ field: 'partly', message }]));
  }
  const filled = await keepCells(context, grid, changes);
  return redirect(`${paths.grid(actor.membership, grid.audit, grid.toolCode)}&filled=${filled}`);
}

function tooLong(text: string): string | null {
  return text.length > longestPaste
    ? `Paste fewer cells at once: these are longer than ${longestPaste.toLocaleString('en-GB')} characters`
    : null;
}

function columnsOf(grid: Grid) {
  return grid.items.map((item) => ({
    id: item.id,
    text: item.text,
    answers: new Map(Object.entries(answersOfKind[item.kind])),
  }));
}

function rowsOf(grid: Grid) {
  return grid.rows.map(({ one }) => ({ id: one.id, number: one.caseNumber }));
}

/** Where cells were pasted, from the name of the field that had the focus; null where they name their cases. */
function startOf(grid: Grid, at: string): { readonly row: number; readonly column: number } | null {
  const name = at.replace(/-(?:answer|comment)$/, '');
  for (const [row, { one }] of grid.rows.entries())
    for (const [column, item] of grid.items.entries())
      if (cellName(one.id, item.id) === name) return { row, column };
  return null;
}

/** What the cells hold once they are filled; what is asked of no such case is left out, and so is what changes nothing. */
function changesOf(grid: Grid, fills: readonly PasteFill[]): Values {
  const changed = fills.flatMap((fill) => {
    const row = grid.rows.find(({ one }) => one.id === fill.row);
    if (row?.asked.has(fill.column) !== true) return [];
    const name = cellName(fill.row, fill.column);
    const cell = grid.cells.find((one) => one.name === name);
    const value =
      fill.answer === ''
        ? fill.comment
        : {
            answer: fill.answer,
            ...(fill.comment === '' ? keptComment(grid.kept[name]) : { comment: fill.comment }),
          };
    return cell === undefined || markOf(value) === markOf(grid.kept[name] ?? null)
      ? []
      : [[name, value] as const];
  });
  return Object.fromEntries(changed);
}

/** An answer without a comment leaves the comment that stands. */
function keptComment(kept: Values[string] | undefined): { readonly comment?: string } {
  const comment =
    kept !== null && typeof kept === 'object' && !Array.isArray(kept)
      ? (kept as Readonly<Record<string, unknown>>)['comment']
      : undefined;
  return typeof comment === 'string' ? { comment } : {};
}

function seenOf(grid: Grid, changes: Values): string {
  return markOf(Object.keys(changes).map((name) => [name, grid.kept[name] ?? null]));
}

function askView(
  context: ActingContext,
  grid: Grid,
  text: string,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const back = paths.grid(m, grid.audit, grid.toolCode);
  return gridPage(
    context,
    grid,
    { title: 'Paste from a spreadsheet', problems, back: backLink({ href: back, text: grid.tool.name }) },
    html`<p class="tl-lead">
        Copy the cells in your spreadsheet and paste them here. The first column names the case, such as “Case 3” or “3”; the
        others are the questions in the order of the grid, or in any order below a row of headings.
      </p>
      <p class="govuk-body tl-measure">
        Answers may be written as here, or as yes, no, partial, n/a. A comment follows a colon: “Partly met: two days late”.
        Nothing is filled before you have seen it.
      </p>`,
    formTag(
      { action: paths.gridPaste(m, grid.audit, grid.toolCode), keys: context.formKeys },
      html`<input type="hidden" name="tool" value="${grid.toolCode}" />`,
      textarea({
        id: 'cells',
        name: 'cells',
        label: { text: 'Cells' },
        rows: '10',
        value: text,
        autocomplete: 'off',
        spellcheck: false,
        ...fieldError(problems, 'cells'),
      }),
      formButtons({ text: 'See what is filled', cancel: back }),
    ),
  );
}

function filledOf(grid: Grid, changes: Values): readonly Filled[] {
  return grid.rows.flatMap(({ one }) =>
    grid.items.flatMap((item) => {
      const name = cellName(one.id, item.id);
      const cell = Object.hasOwn(changes, name) ? grid.cells.find((each) => each.name === name) : undefined;
      if (cell === undefined) return [];
      return [
        {
          name,
          rowName: sayReturn(one),
          text: item.text,
          now: cell.say(grid.kept[name] ?? null),
          then: cell.say(changes[name] ?? null),
        },
      ];
    }),
  );
}

function previewView(
  context: ActingContext,
  grid: Grid,
  { refused }: ReadPaste,
  changes: Values,
  seen: string,
  problems: readonly FormProblem[],
  isStale = false,
): SafeHtml {
  const m = context.actor.membership;
  const back = paths.gridPaste(m, grid.audit, grid.toolCode);
  const filled = filledOf(grid, changes);
  return gridPage(
    context,
    grid,
    {
      title: isStale ? 'Somebody else changed this meanwhile' : 'What is filled',
      problems,
      back: backLink({ href: back, text: 'Paste again' }),
    },
    html`<p class="tl-lead">
      ${isStale ? 'Nothing was filled. It would fill this now: ' : ''}${filled.length === 1 ? 'One cell' : `${filled.length} cells`}${refused.length === 0 ? '.' : `; ${refused.length === 1 ? 'one thing' : `${refused.length} things`} cannot be read.`}
    </p>`,
    refused.length > 0 &&
      html`<h2 class="govuk-heading-m">What cannot be read</h2>
        <ul class="govuk-list govuk-list--bullet">
          ${refused
            .slice(0, 100)
            .map(
              ({ line, column, says }) =>
                html`<li>${line > 0 && html`Row ${line}${column > 0 && html`, column ${column}`}: `}${says}</li>`,
            )}
          ${refused.length > 100 && html`<li>and ${refused.length - 100} more</li>`}
        </ul>`,
    filled.length > 0 &&
      html`<div class="tl-region" role="region" aria-labelledby="filled" tabindex="0">
        <table class="tl-table">
          <caption class="tl-table__caption" id="filled">
            Cells that are filled
          </caption>
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Question</th>
              <th scope="col">Stands there now</th>
              <th scope="col">Will stand there</th>
            </tr>
          </thead>
          <tbody>
            ${filled.map(
              (one) =>
                html`<tr>
                  <th scope="row">${one.rowName}</th>
                  <td>${one.text}</td>
                  <td class="tl-lines">${one.now === '' ? 'Nothing' : one.now}</td>
                  <td class="tl-lines">${one.then}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
    filled.length === 0
      ? html`<p class="govuk-body"><a class="govuk-link" href="${back}">Paste again</a></p>`
      : formTag(
          { action: back, keys: context.formKeys },
          html`<input type="hidden" name="tool" value="${grid.toolCode}" />
            <input type="hidden" name="do" value="fill" />
            <input type="hidden" name="at" value="${context.form.text('at')}" />
            <input type="hidden" name="seen" value="${seen}" />
            <textarea name="cells" hidden>${context.form.text('cells')}</textarea>`,
          refused.length > 0 && partlyTick(problems),
          html`<div class="govuk-button-group">
            ${button({ text: filled.length === 1 ? 'Fill this cell' : `Fill these ${filled.length} cells`, preventDoubleClick: true })}
            <a class="govuk-link" href="${paths.grid(m, grid.audit, grid.toolCode)}">Leave it</a>
          </div>`,
        ),
  );
}

function partlyTick(problems: readonly FormProblem[]): SafeHtml {
  return checkboxes({
    name: 'partly',
    idPrefix: 'partly',
    items: [{ value: 'yes', text: 'Fill only what fits, and leave the rest' }],
    ...fieldError(problems, 'partly'),
  });
}
