import type { ActingContext } from '#accounts';
import {
  fieldError,
  formButtons,
  formTag,
  pageLinks,
  problemSummary,
  readPaging,
  sayRange,
  type FormProblem,
} from '#platform/forms';
import { backLink, button, checkboxes, radios } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { enqueue } from '#platform/jobs';
import type { FrameAround, FrameLayout, RowProblem } from '../frame.ts';
import { paths } from '../paths.ts';
import type { FrameCheck } from '../rules/check-frame.ts';
import { countStrata } from '../rules/count-strata.ts';
import { moveFrame, sealLayout } from '../store/frames.ts';
import { strataTables } from './parts/frame-strata.ts';
import { loadingTask } from './parts/load-frame.ts';
import { frameClosed } from './parts/frame-closed.ts';
import { casesPage } from './parts/open-cases.ts';
import { gatherAround, openFrame, unlessBroken, type OpenedFrame } from './parts/open-frame.ts';
import { checkChildren, listChildren, readChildren } from './parts/read-frame.ts';

/** Problems of one page: one screen after another stays readable. */
const perPage = 100;

const heading = 'Check the list';

type Found = OpenedFrame & {
  readonly layout: FrameLayout;
  readonly around: FrameAround;
  readonly check: FrameCheck;
};

/** What a list holds and what is wrong with it, before anything of it is taken. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openFrame(context);
  if (opened === null) return notFound();
  const found = await load(context, opened);
  if (found === 'elsewhere') return page(frameClosed(context, opened, heading, 'moved on'));
  return page(
    found === null ? frameClosed(context, opened, heading, 'does not open') : view(context, found, []),
  );
}

/** Says which way dates are written; or takes the list, as a job, all of it or the rows without a problem. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const opened = await openFrame(context, { lock: true });
  if (opened === null) return notFound();
  const found = await load(context, opened);
  const m = actor.membership;
  const { key, frame, frameKey } = opened;
  if (found === 'elsewhere') return redirect(paths.frameProgress(m, key.audit, frame.id));
  if (found === null || frameKey === null) return notFound();
  const order = form.text('order');
  const isOrder = form.text('do') === 'order';
  const isPartly = form.text('partly') === 'yes';
  const { check } = found;
  const problems: FormProblem[] = [];
  if (isOrder && order !== 'day' && order !== 'month')
    problems.push({ field: 'order', message: 'Say which comes first in these dates' });
  if (!isOrder && check.sound.length === 0)
    problems.push({
      field: 'partly',
      message: 'No row can be taken as it is. Put the list right and give it again',
    });
  else if (!isOrder && check.refused > 0 && !isPartly)
    problems.push({
      field: 'partly',
      message: 'Put the list right and give it again, or say that the rows with a problem are to be left out',
    });
  if (problems.length > 0) return invalid(view(context, found, problems));
  if (form.text('version') !== String(frame.version)) return conflict(view(context, found, [], true));
  if (isOrder && (order === 'day' || order === 'month')) {
    await moveFrame(tx, key, frame, {
      state: 'mapped',
      layout: sealLayout(frameKey, key, frame.id, { ...found.layout, order }),
    });
    return redirect(paths.frameCheck(m, key.audit, frame.id));
  }
  const layout = { ...found.layout, isPartly, around: found.around };
  await moveFrame(tx, key, frame, { state: 'loading', layout: sealLayout(frameKey, key, frame.id, layout) });
  await enqueue(tx, loadingTask, { ...key, frame: frame.id }, `${loadingTask} ${frame.id}`);
  context.note({ rows: check.sound.length, left_out: check.refused }, [frame.id]);
  return redirect(paths.frameProgress(m, key.audit, frame.id));
}

async function load(context: ActingContext, opened: OpenedFrame): Promise<Found | 'elsewhere' | null> {
  const { tx } = context;
  const { frame, frameKey, layout, key, today } = opened;
  if (frame.state !== 'mapped' && frame.state !== 'failed') return 'elsewhere';
  if (frameKey === null || layout === null) return null;
  const { around } = await gatherAround(tx, key, today);
  const rows = await unlessBroken(async () => readChildren(tx, frameKey, key, frame.id, layout, around));
  if (rows === null) return null;
  const check = await checkChildren(rows, await listChildren(tx, frameKey, key, frame.id));
  return { ...opened, layout, around, check };
}

function view(
  context: ActingContext,
  found: Found,
  problems: readonly FormProblem[],
  isStale = false,
): SafeHtml {
  const { audit, frame, check, around } = found;
  const m = context.actor.membership;
  const title = isStale ? 'Somebody else changed this list meanwhile' : `Check list ${frame.number}`;
  const children = check.sound.map((row) => row.child);
  return casesPage(
    context,
    found,
    {
      title,
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.frameColumns(m, audit.id, frame.id), text: 'Match the columns' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        ${isStale ? 'This is how it stands now. Look at it and decide once more. ' : ''}${sayCheck(check)} Nothing has been
        taken yet.
      </p>`,
    orderForm(context, found, problems),
    check.problems.length > 0 && problemTable(context, found),
    html`<h2 class="govuk-heading-m">What can be taken</h2>`,
    children.length === 0
      ? html`<p class="govuk-body">Nothing.</p>`
      : strataTables(countStrata(children, around.from ?? around.today)),
    takeForm(context, found, problems),
  );
}

function sayCheck({ rows, refused, problems }: FrameCheck): string {
  const all = `${count(rows, 'row was', 'rows were')} read.`;
  const told = new Set(problems.filter((problem) => !problem.isRefused).map((problem) => problem.row)).size;
  const looked = told === 0 ? '' : ` ${count(told, 'row has', 'rows have')} something to look at.`;
  return refused === 0
    ? `${all} All of them can be taken.${looked}`
    : `${all} ${count(refused, 'row cannot', 'rows cannot')} be taken.${looked}`;
}

function orderForm(context: ActingContext, found: Found, problems: readonly FormProblem[]): SafeHtml | false {
  const { audit, frame, layout, check } = found;
  const isOpen = check.problems.some((problem) => problem.why.startsWith('could be read with the day first'));
  if (!isOpen && layout.order === '') return false;
  return formTag(
    {
      action: paths.frameCheck(context.actor.membership, audit.id, frame.id),
      keys: context.formKeys,
      id: 'order-of-dates',
    },
    html`<input type="hidden" name="version" value="${frame.version}" />
      <input type="hidden" name="do" value="order" />`,
    radios({
      idPrefix: 'order',
      name: 'order',
      classes: 'govuk-radios--inline',
      fieldset: {
        legend: {
          text: 'In a date such as 03/04/2015, which comes first?',
          classes: 'govuk-fieldset__legend--s',
        },
      },
      hint: {
        text: 'Some dates of this list can only have the month first. Ask whoever supplied it about the others.',
      },
      items: [
        { value: 'day', text: 'The day: 3 April', checked: layout.order === 'day' },
        { value: 'month', text: 'The month: 4 March', checked: layout.order === 'month' },
      ],
      ...fieldError(problems, 'order'),
    }),
    button({ text: 'Read the dates so', classes: 'govuk-button--secondary', preventDoubleClick: true }),
  );
}

function problemTable(context: ActingContext, found: Found): SafeHtml {
  const { audit, frame, check } = found;
  const paging = readPaging(context.query['page'], check.problems.length, perPage);
  const shown = check.problems.slice(paging.offset, paging.offset + paging.limit);
  const address = (number: number) =>
    paths.frameCheck(context.actor.membership, audit.id, frame.id, { page: number });
  return html`<div class="tl-region" role="region" aria-labelledby="problems" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="problems">
          What to look at: ${sayRange(paging)}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="tl-table__number">Row</th>
            <th scope="col">Column</th>
            <th scope="col">What is wrong</th>
            <th scope="col">Can the row be taken?</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(problemRow)}
        </tbody>
      </table>
    </div>
    ${pageLinks(paging, address, 'Pages of what to look at')}`;
}

function problemRow({ row, column, why, isRefused }: RowProblem): SafeHtml {
  return html`<tr>
    <td class="tl-table__number">${row}</td>
    <td>${column === '' ? 'The row' : column}</td>
    <td class="tl-table__text">${why}</td>
    <td>${isRefused ? 'No' : 'Yes'}</td>
  </tr>`;
}

function takeForm(context: ActingContext, found: Found, problems: readonly FormProblem[]): SafeHtml {
  const { audit, frame, check } = found;
  const m = context.actor.membership;
  return formTag(
    { action: paths.frameCheck(m, audit.id, frame.id), keys: context.formKeys },
    html`<input type="hidden" name="version" value="${frame.version}" />`,
    check.refused > 0 &&
      checkboxes({
        idPrefix: 'partly',
        name: 'partly',
        hint: { text: 'Otherwise nothing is taken: put the list right and give it again.' },
        items: [
          {
            value: 'yes',
            text: `Take the ${count(check.sound.length, 'row', 'rows')} without a problem and leave out ${check.refused.toLocaleString('en-GB')}`,
          },
        ],
        ...fieldError(problems, 'partly'),
      }),
    formButtons({
      text: 'Take the list',
      cancel: paths.frameWithdraw(m, audit.id, frame.id),
      cancelText: 'Withdraw this list',
    }),
  );
}

function count(number: number, one: string, several: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : several}`;
}
