import type { ActingContext } from '#accounts';
import { caseStatusCodes, caseStatuses, isCaseStatus } from '#audits';
import { columnName, type SheetRow } from '#platform/files';
import {
  conflictSides,
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  type FormProblem,
} from '#platform/forms';
import { backLink, button, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { frameFieldCodes, frameFields, isFrameField, type FrameField, type FrameLayout } from '../frame.ts';
import { paths } from '../paths.ts';
import { columnShapes } from '../rules/cell-shape.ts';
import { plainHeading, recogniseHeading } from '../rules/frame-heading.ts';
import { moveFrame, sealLayout } from '../store/frames.ts';
import { keepKnownHeadings } from '../store/known-headings.ts';
import { gatherAround, openFrame, unlessBroken, type OpenedFrame } from './parts/open-frame.ts';
import { proposeFields, singular } from './parts/propose-layout.ts';
import { firstRows } from './parts/read-frame.ts';
import { frameClosed } from './parts/frame-closed.ts';
import { casesPage } from './parts/open-cases.ts';

const heading = 'Match the columns';

type Found = OpenedFrame & {
  readonly rows: readonly SheetRow[];
  readonly areas: readonly string[];
};

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openFrame(context);
  if (opened === null) return notFound();
  const found = await load(context, opened);
  if (found === 'elsewhere') return page(frameClosed(context, opened, heading, 'moved on'));
  return page(
    found === null
      ? frameClosed(context, opened, heading, 'does not open')
      : view(context, found, found.layout, []),
  );
}

/** Keeps what the columns are taken for; or, with "do", another sheet or row of headings to choose from. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form, now } = context;
  const opened = await openFrame(context, { lock: true });
  if (opened === null) return notFound();
  const { key, frame, frameKey } = opened;
  const m = actor.membership;
  const found = await load(context, opened);
  if (found === 'elsewhere') return redirect(paths.frameProgress(m, key.audit, frame.id));
  if (found === null || frameKey === null || found.layout === null) return notFound();
  const isOtherSheet = form.text('do') === 'sheet';
  const typed = isOtherSheet ? readSheetChoice(found.layout, form) : readLayout(found.layout, form);
  const problems = isOtherSheet ? typed.problems : [...typed.problems, ...problemsOf(typed.layout)];
  if (problems.length > 0) return invalid(view(context, found, typed.layout, problems));
  if (form.text('version') !== String(frame.version))
    return conflict(view(context, found, typed.layout, [], true));
  const layout = isOtherSheet ? await chooseSheet(context, opened, typed.layout) : typed.layout;
  const sheet = layout.sheets[layout.sheet];
  await moveFrame(tx, key, frame, {
    state: isOtherSheet ? 'given' : 'mapped',
    layout: sealLayout(frameKey, key, frame.id, layout),
    rowsGiven: sheet?.rows ?? 0,
  });
  if (isOtherSheet) return redirect(paths.frameColumns(m, key.audit, frame.id));
  const taken = headingsOf(found.rows, layout).map((heading, at) => ({
    heading: plainHeading(heading),
    field: layout.fields[at] ?? '',
  }));
  await keepKnownHeadings(tx, keys, key.partnership, taken, now);
  context.note({ columns: layout.fields.filter((field) => field !== '').length }, [frame.id]);
  return redirect(paths.frameCheck(m, key.audit, frame.id));
}

async function load(context: ActingContext, opened: OpenedFrame): Promise<Found | 'elsewhere' | null> {
  const { frame, frameKey, layout, key, today } = opened;
  if (frame.state !== 'given' && frame.state !== 'mapped' && frame.state !== 'failed') return 'elsewhere';
  if (frameKey === null || layout === null) return null;
  const rows = await unlessBroken(async () => firstRows(context.tx, frameKey, key, frame.id, layout));
  if (rows === null) return null;
  const { around } = await gatherAround(context.tx, key, today);
  return { ...opened, rows, areas: around.areas };
}

async function chooseSheet(
  context: ActingContext,
  opened: OpenedFrame,
  layout: FrameLayout,
): Promise<FrameLayout> {
  const { key, frame, frameKey } = opened;
  if (frameKey === null) return layout;
  const rows = await firstRows(context.tx, frameKey, key, frame.id, layout);
  return await proposeFields(context.tx, context.keys, key.partnership, layout, rows);
}

type Read = { readonly layout: FrameLayout; readonly problems: readonly FormProblem[] };

function readSheetChoice(layout: FrameLayout, form: Form): Read {
  const sheet = form.text('sheet') === '' ? layout.sheet : Number(form.text('sheet'));
  const row = form.text('heading-row').trim();
  const problems: FormProblem[] = [];
  if (layout.sheets[sheet] === undefined)
    problems.push({ field: 'sheet', message: 'Choose one of the sheets' });
  if (!/^\d{1,3}$/.test(row))
    problems.push({
      field: 'heading-row',
      message: 'Enter the number of the row with the headings, or 0 where there are none',
    });
  return { layout: problems.length > 0 ? layout : { ...layout, sheet, headingRow: Number(row) }, problems };
}

function readLayout(layout: FrameLayout, form: Form): Read {
  const columns = layout.sheets[layout.sheet]?.columns ?? 0;
  const fields = Array.from({ length: columns }, (_, at): FrameField | '' => {
    const field = form.text(`column-${at}`);
    return isFrameField(field) ? field : '';
  });
  const status = form.text('status');
  const area = form.text('area');
  return {
    layout: { ...layout, fields, area: area.slice(0, 120), status: isCaseStatus(status) ? status : '' },
    problems: [],
  };
}

function problemsOf(layout: FrameLayout): readonly FormProblem[] {
  const { fields } = layout;
  const twice = fields.flatMap((field, at) =>
    field !== '' && singular.has(field) && fields.indexOf(field) !== at
      ? [
          {
            field: `column-${at}`,
            message: `Column ${columnName(at)} and column ${columnName(fields.indexOf(field))} are both “${frameFields[field]}”. Choose one of them`,
          },
        ]
      : [],
  );
  const tells: readonly FrameField[] = ['reference', 'name', 'forename', 'surname', 'nhsNumber'];
  if (fields.some((field) => field !== '' && tells.includes(field))) return twice;
  return [
    ...twice,
    {
      field: 'column-0',
      message:
        'Say which column tells who a child is: a name, an NHS number or the reference of the supplier',
    },
  ];
}

/** The headings, where the row looks like headings; else none, for then it may be a child. */
function headingsOf(rows: readonly SheetRow[], layout: FrameLayout): readonly string[] {
  const cells = rows.find((row) => row.number === layout.headingRow)?.cells ?? [];
  const isSure = new Set(cells.map(recogniseHeading).filter((field) => field !== null)).size >= 2;
  return isSure ? cells : [];
}

function view(
  context: ActingContext,
  found: Found,
  shown: FrameLayout | null,
  problems: readonly FormProblem[],
  isStale = false,
): SafeHtml {
  const layout = shown ?? found.layout;
  const m = context.actor.membership;
  const { audit, frame } = found;
  const title = isStale
    ? 'Somebody else matched the columns meanwhile'
    : `Match the columns of list ${frame.number}`;
  const parts = {
    title,
    part: 'cases' as const,
    hasProblems: problems.length > 0,
    back: backLink({ href: paths.frame(m, audit.id), text: 'Lists of children' }),
  };
  if (layout === null) return frameClosed(context, found, heading, 'does not open');
  const sheet = layout.sheets[layout.sheet];
  return casesPage(
    context,
    found,
    parts,
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        ${sheet === undefined ? '' : `${sheet.rows.toLocaleString('en-GB')} rows were read. `}Say what stands in each column. It
        is shown by its form only. Columns that are not needed are
        not kept.
      </p>`,
    notes(layout),
    isStale && found.layout !== null && sides(found.layout, layout),
    sheetForm(context, found, layout, problems),
    formTag(
      { action: paths.frameColumns(m, audit.id, frame.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${frame.version}" />`,
      columnFields(found.rows, layout, problems),
      html`<h2 class="govuk-heading-m">Where no column says it</h2>`,
      select({
        id: 'area',
        name: 'area',
        label: { text: 'Area of every other child' },
        items: [
          { value: '', text: 'Not given' },
          ...found.areas.map((area) => ({ value: area, text: area, selected: area === layout.area })),
        ],
      }),
      select({
        id: 'status',
        name: 'status',
        label: { text: 'Status of every other child' },
        items: [
          { value: '', text: 'Not given' },
          ...caseStatusCodes.map((code) => ({
            value: code,
            text: caseStatuses[code],
            selected: code === layout.status,
          })),
        ],
      }),
      formButtons({
        text: isStale ? 'Keep what I chose and check the list' : 'Check the list',
        cancel: paths.frameWithdraw(m, audit.id, frame.id),
        cancelText: 'Withdraw this list',
      }),
    ),
  );
}

function notes(layout: FrameLayout): SafeHtml | false {
  const all = [...layout.notes, ...(layout.sheets[layout.sheet]?.notes ?? [])];
  const hidden = layout.sheets.filter((sheet) => sheet.isHidden).length;
  if (hidden > 0)
    all.push(hidden === 1 ? 'One sheet of the file is hidden.' : `${hidden} sheets of the file are hidden.`);
  if (all.length === 0) return false;
  return html`<div class="govuk-inset-text">
    <ul class="govuk-list">
      ${all.map((note) => html`<li>${note}</li>`)}
    </ul>
  </div>`;
}

function sides(now: FrameLayout, typed: FrameLayout): SafeHtml {
  const label = (field: FrameField | '' | undefined) =>
    field === '' || field === undefined ? 'Not needed' : frameFields[field];
  return conflictSides(
    typed.fields.map((field, at) => ({
      label: `Column ${columnName(at)}`,
      now: label(now.fields[at]),
      typed: label(field),
    })),
  );
}

function sheetForm(
  context: ActingContext,
  found: Found,
  layout: FrameLayout,
  problems: readonly FormProblem[],
): SafeHtml {
  const { audit, frame } = found;
  const items = layout.sheets.map((sheet, at) => ({
    value: String(at),
    text: `Sheet ${at + 1}: ${sheet.rows.toLocaleString('en-GB')} rows${sheet.isHidden ? ', hidden' : ''}`,
    selected: at === layout.sheet,
  }));
  return formTag(
    { action: paths.frameColumns(context.actor.membership, audit.id, frame.id), keys: context.formKeys },
    html`<input type="hidden" name="version" value="${frame.version}" />
      <input type="hidden" name="do" value="sheet" />`,
    items.length > 1 &&
      select({
        id: 'sheet',
        name: 'sheet',
        label: { text: 'Sheet' },
        items,
        ...fieldError(problems, 'sheet'),
      }),
    input({
      id: 'heading-row',
      name: 'heading-row',
      label: { text: 'The headings stand in row' },
      hint: { text: '0 where there are none. Rows above are left out.' },
      classes: 'govuk-input--width-3',
      inputmode: 'numeric',
      value: context.form.text('heading-row') || String(layout.headingRow),
      ...fieldError(problems, 'heading-row'),
    }),
    button({ text: 'Show these columns', classes: 'govuk-button--secondary', preventDoubleClick: true }),
  );
}

/** One question a column: what it is called, what it looks like, what it is taken for. */
function columnFields(
  rows: readonly SheetRow[],
  layout: FrameLayout,
  problems: readonly FormProblem[],
): readonly SafeHtml[] {
  const headings = headingsOf(rows, layout);
  const below = rows.filter((row) => row.number > layout.headingRow);
  return layout.fields.map((field, at) => {
    const heading = (headings[at] ?? '').slice(0, 80);
    const shapes = columnShapes(below.map((row) => row.cells[at] ?? ''));
    return select({
      id: `column-${at}`,
      name: `column-${at}`,
      label: { text: heading === '' ? `Column ${columnName(at)}` : `Column ${columnName(at)}: ${heading}` },
      hint: { text: shapes.length === 0 ? 'Nothing stands there' : `Looks like: ${shapes.join('; ')}` },
      items: [
        { value: '', text: 'Not needed' },
        ...frameFieldCodes.map((code) => ({
          value: code,
          text: frameFields[code],
          selected: code === field,
        })),
      ],
      ...fieldError(problems, `column-${at}`),
    });
  });
}
