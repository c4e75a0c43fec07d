import { actingPage, type ActingContext } from '#accounts';
import { openSealed } from '#cases';
import type { AuditKey } from '#audits';
import type { Key } from '#platform/crypto';
import { problemSummary, type Entry, type FormProblem, type Values } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { askedPlace, readAsked } from '../../asked.ts';
import { cellName, gridCell, inCell, isForGrid, withCell } from '../../parts/grid-cells.ts';
import { paths } from '../../paths.ts';
import { isBeingWritten } from '../../return.ts';
import { askedItems } from '../../rules/asked-items.ts';
import { sayReturn } from '../../rules/say-return.ts';
import { getEntriesOfMany, writeEntries, type Entries, type ReturnKey } from '../../store/entries.ts';
import { listMyReturns, type MyReturn } from '../../store/returns.ts';
import { getToolVersion } from '../../store/tools.ts';
import type { Tool, ToolItem } from '../../tool.ts';
import { keyOfReturn } from './take-step.ts';

/** A return as a row of the grid. */
export type GridRow = {
  readonly one: MyReturn;
  readonly key: ReturnKey;
  readonly caseKey: Key;
  readonly entries: Entries;
  /** Ids of what is asked of it. */
  readonly asked: ReadonlySet<string>;
};

/** Everything that somebody writes for one audit with one version of a tool: cases down, questions across. */
export type Grid = {
  readonly audit: string;
  readonly title: string;
  readonly tool: Tool;
  readonly toolCode: string;
  /** Other tools of theirs in this audit, by code and name. */
  readonly others: readonly { readonly code: string; readonly name: string }[];
  readonly items: readonly ToolItem[];
  readonly rows: readonly GridRow[];
  /** Cells as the form shows them, and what stands in them. */
  readonly cells: readonly Entry[];
  readonly kept: Values;
  /** Every return of theirs in the audit, also those that are not being written. */
  readonly mine: readonly MyReturn[];
};

function codeOf(one: MyReturn): string {
  return `${one.tool}.${one.toolNumber}`;
}

/** Opens the grid of an audit for whoever writes its returns; null where none of theirs is being written. */
export async function openGrid(context: ActingContext): Promise<Grid | null> {
  const { tx, actor, params, query, form } = context;
  const mine = (await listMyReturns(tx)).filter((one) => one.audit === params['audit']);
  const written = mine.filter((one) => isBeingWritten(one.state));
  const groups = [...Map.groupBy(written, codeOf)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const wanted = form.text('tool') || query['tool'];
  const chosen = groups.find(([code]) => code === wanted) ?? groups[0];
  const [first] = chosen?.[1] ?? [];
  if (chosen === undefined || first === undefined || actor.agency === null) return null;
  const key: AuditKey = { partnership: actor.partnership.id, audit: first.audit };
  const tool = await getToolVersion(tx, key.partnership, first.tool, first.toolNumber);
  if (tool === null) return null;
  const opened: { one: MyReturn; key: ReturnKey; caseKey: Key }[] = [];
  for (const one of chosen[1]) {
    const caseKey = await keyOfReturn(context, key, one);
    if (caseKey !== null)
      opened.push({ one, key: { ...key, return: one.id, agency: one.agency, case: one.case }, caseKey });
  }
  const entries = await getEntriesOfMany(tx, key, opened);
  const rows = opened
    .flatMap((row): readonly GridRow[] => {
      const own = entries.get(row.one.id);
      const said =
        row.one.sealedAsked === null
          ? null
          : openSealed(row.caseKey, row.one.sealedAsked, askedPlace(row.key));
      if (own === undefined || said === null) return [];
      const asked = askedItems(tool, readAsked(said), own.answers).flatMap((section) => section.items);
      return [{ ...row, entries: own, asked: new Set(asked.map((item) => item.id)) }];
    })
    .toSorted((one, other) => (one.one.caseNumber ?? 0) - (other.one.caseNumber ?? 0));
  const items = tool.sections
    .flatMap((section) => section.items)
    .filter((item) => isForGrid(item) && rows.some((row) => row.asked.has(item.id)));
  const pairs = rows.flatMap((row) =>
    items.filter((item) => row.asked.has(item.id)).map((item) => ({ row, item })),
  );
  const others: { code: string; name: string }[] = [];
  for (const [code, [one]] of groups)
    if (code !== chosen[0] && one !== undefined) {
      const name =
        (await getToolVersion(tx, key.partnership, one.tool, one.toolNumber))?.name ?? 'Another tool';
      others.push({ code, name });
    }
  return {
    audit: first.audit,
    title: first.title,
    tool,
    toolCode: chosen[0],
    others,
    items,
    rows,
    cells: pairs.map(({ row, item }) => gridCell(row.one.id, sayReturn(row.one), item)),
    kept: Object.fromEntries(
      pairs.map(({ row, item }) => [
        cellName(row.one.id, item.id),
        inCell(item, row.entries.values[item.id] ?? null),
      ]),
    ),
    mine,
  };
}

/** Writes changed cells, each into its return, beside what a cell does not show. Returns how many. */
export async function keepCells({ tx, actor }: ActingContext, grid: Grid, changes: Values): Promise<number> {
  let written = 0;
  for (const row of grid.rows) {
    const own = grid.items.flatMap((item) => {
      const name = cellName(row.one.id, item.id);
      if (!Object.hasOwn(changes, name)) return [];
      return [[item.id, withCell(item, row.entries.values[item.id] ?? null, changes[name] ?? null)] as const];
    });
    if (own.length === 0) continue;
    await writeEntries(
      tx,
      row.caseKey,
      row.key,
      actor.membership,
      Object.fromEntries(own),
      row.entries.versions,
    );
    written += own.length;
  }
  return written;
}

/** A page of the grid, as wide as the window. */
export function gridPage(
  context: ActingContext,
  grid: Pick<Grid, 'audit' | 'title'>,
  parts: { readonly title: string; readonly problems?: readonly FormProblem[]; readonly back?: SafeHtml },
  ...content: readonly Content[]
): SafeHtml {
  const { title, problems = [], back } = parts;
  return actingPage(
    context,
    {
      title: `${title} – ${grid.title}`,
      section: 'home',
      hasProblems: problems.length > 0,
      back: back ?? backLink({ href: paths.mine(context.actor.membership), text: 'Returns' }),
    },
    problemSummary(problems),
    html`<p class="govuk-caption-l">${grid.title}, ${context.actor.agency?.name}</p>
      <h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}
