import type { ActingContext } from '#accounts';
import {
  conflictSides,
  formTag,
  markOf,
  mergeEntries,
  seenName,
  showEntries,
  showMerged,
  typedIn,
  type Conflicting,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { button, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, data, invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { displayTime } from '#platform/time';
import { cellName, returnOfCell } from '../parts/grid-cells.ts';
import { paths } from '../paths.ts';
import { returnStates } from '../return.ts';
import { sayReturn } from '../rules/say-return.ts';
import { gridPage, keepCells, openGrid, type Grid } from './parts/open-grid.ts';

type Shown = {
  readonly typed: Typed;
  readonly problems?: readonly FormProblem[];
  readonly conflicts?: readonly Conflicting[];
  /** What was typed for returns that are not being written any more. */
  readonly frozen?: readonly { readonly name: string; readonly words: readonly string[] }[];
  readonly sent?: Form;
};

/** Many cases and few questions on one screen, for whoever writes the returns of an audit. */
export async function get(context: ActingContext): Promise<Reply> {
  const grid = await openGrid(context);
  if (grid === null) return notFound();
  return page(view(context, grid, { typed: showEntries(grid.cells, grid.kept) }));
}

/** Saves what was changed in any of the cells: all of it, or, with a problem or a conflict in one, nothing. */
export async function post(context: ActingContext): Promise<Reply> {
  const grid = await openGrid(context);
  if (grid === null) return notFound();
  const { form } = context;
  const isTyping = form.text('_autosave') !== '';
  const merging = mergeEntries(grid.cells, grid.kept, form);
  const frozen = frozenIn(grid, form);
  context.note({ cells: Object.keys(merging.changes).length }, [grid.audit]);
  const [problem] = merging.problems;
  const [differs] = merging.conflicts;
  if (isTyping) {
    if (problem !== undefined) return data(422, { field: problem.field, says: problem.message });
    if (differs !== undefined) return data(409, { conflict: differs.label });
    if (frozen.length > 0)
      return data(409, { conflict: `${frozen[0]?.name}, which was handed in meanwhile` });
    await keepCells(context, grid, merging.changes);
    const after = { ...grid.kept, ...merging.changes };
    const seen = grid.cells
      .filter((cell) => form.text(seenName(cell.name)) !== '')
      .map((cell) => [seenName(cell.name), markOf(after[cell.name] ?? null)]);
    return data(200, { at: displayTime(context.now), seen: Object.fromEntries(seen) });
  }
  if (merging.problems.length > 0)
    return invalid(view(context, grid, { typed: typedIn(form), problems: merging.problems, sent: form }));
  if (merging.conflicts.length > 0 || frozen.length > 0)
    return conflict(
      view(context, grid, {
        typed: showMerged(grid.cells, grid.kept, merging, form),
        conflicts: merging.conflicts,
        frozen,
      }),
    );
  await keepCells(context, grid, merging.changes);
  return redirect(`${paths.grid(context.actor.membership, grid.audit, grid.toolCode)}&saved=grid`);
}

/** What a form holds for returns of one's own that stopped being written since it was opened. */
function frozenIn(grid: Grid, form: Form): NonNullable<Shown['frozen']> {
  const open = new Set(grid.rows.map((row) => row.one.id));
  const sent = Map.groupBy(
    form.entries.filter(([name, value]) => value.trim() !== '' && !name.startsWith('seen.')),
    ([name]) => returnOfCell(name),
  );
  return [...sent].flatMap(([id, fields]) => {
    const one = id === null || open.has(id) ? undefined : grid.mine.find((mine) => mine.id === id);
    if (one === undefined) return [];
    return [
      {
        name: `${sayReturn(one)} (${returnStates[one.state].toLowerCase()})`,
        words: fields.map(([, value]) => value),
      },
    ];
  });
}

function view(context: ActingContext, grid: Grid, shown: Shown): SafeHtml {
  const { problems = [], conflicts = [], frozen = [] } = shown;
  const m = context.actor.membership;
  const isStale = conflicts.length > 0 || frozen.length > 0;
  return gridPage(
    context,
    grid,
    { title: isStale ? 'Somebody else changed this meanwhile' : grid.tool.name, problems },
    context.query['saved'] !== undefined && notificationBanner({ type: 'success', text: 'Saved.' }),
    context.query['filled'] !== undefined &&
      notificationBanner({ type: 'success', text: `${Number(context.query['filled'])} cells were filled.` }),
    isStale
      ? html`<p class="tl-lead">
            Nothing of yours was saved. Compare the two; what you typed is still in the cells below. Change it, or save it as it
            is.
          </p>
          ${conflictSides(conflicts)}
          ${frozen.map(
            (one) =>
              html`<div class="govuk-inset-text">
                <p class="govuk-body"><strong>${one.name}</strong> is not being written any more. You typed for it:</p>
                <ul class="govuk-list">${one.words.map((word) => html`<li class="tl-lines">${word}</li>`)}</ul>
              </div>`,
          )}`
      : html`<p class="tl-lead">
            Every case that you write about, with its questions. Each row is a return: open it for what has a form of its own,
            and to hand it in.
          </p>
          <p class="govuk-body tl-no-print">
            <a class="govuk-link" href="${paths.gridPaste(m, grid.audit, grid.toolCode)}">Paste from a spreadsheet</a>${grid.others.map(
              (other) =>
                html` · <a class="govuk-link" href="${paths.grid(m, grid.audit, other.code)}">${other.name}</a>`,
            )}
          </p>`,
    formTag(
      { action: paths.grid(m, grid.audit, grid.toolCode), keys: context.formKeys, autosave: true },
      html`<input type="hidden" name="tool" value="${grid.toolCode}" />
        <p class="govuk-hint" id="grid-keys">
          Tab goes from field to field. With script, Enter goes down and Shift with Enter up; Ctrl with an arrow goes to the cell
          beside, above or below. Several cells copied from a spreadsheet can be pasted into a cell: you see first what they
          fill.
        </p>
        <div
          class="tl-region tl-region--tall tl-grid"
          role="region"
          aria-labelledby="grid"
          tabindex="0"
          data-grid
          data-paste="${paths.gridPaste(m, grid.audit, grid.toolCode)}"
        >
          <table class="tl-table">
            <caption class="tl-table__caption" id="grid">
              ${grid.rows.length === 1 ? 'One case' : `${grid.rows.length} cases`}, ${grid.items.length} questions
            </caption>
            <thead>
              <tr>
                <th scope="col">Case</th>
                ${grid.items.map((item) => html`<th scope="col">${item.text}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${grid.rows.map((row) => rowOf(m, grid, row, shown))}
            </tbody>
          </table>
        </div>`,
      button({ text: isStale ? 'Save what I typed' : 'Save', preventDoubleClick: true }),
      html`<p class="tl-saved" role="status" data-saved></p>`,
    ),
  );
}

function rowOf(m: string, grid: Grid, { one, asked }: Grid['rows'][number], shown: Shown): SafeHtml {
  const { problems = [], typed, sent } = shown;
  return html`<tr>
    <th scope="row"><a class="govuk-link" href="${paths.return(m, one.audit, one.id)}">${sayReturn(one)}</a></th>
    ${grid.items.map((item) => {
      const name = cellName(one.id, item.id);
      const cell = asked.has(item.id) ? grid.cells.find((each) => each.name === name) : undefined;
      if (cell === undefined) return html`<td class="tl-matrix__other">Not asked</td>`;
      const before = sent?.text(seenName(name)) ?? '';
      return html`<td>
        <div class="tl-entry" data-entry="${name}">
          ${cell.draw({ typed, problems })}
          <input
            type="hidden"
            name="${seenName(name)}"
            value="${before === '' ? markOf(grid.kept[name] ?? null) : before}"
          />
        </div>
      </td>`;
    })}
  </tr>`;
}
