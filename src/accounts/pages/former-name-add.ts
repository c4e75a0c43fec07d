import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
  type FormReader,
} from '#platform/forms';
import { backLink, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { comparePartialDates, readTypedDate, type PartialDate } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { findPartnership, replaceFormerNames } from '../store/partnerships.ts';

/** A list of names, not a register: more than these are a slip. */
const most = 30;

export function get(context: ActingContext): Reply {
  return page(view(context, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const partnership = await findPartnership(tx, actor.partnership.id);
  if (partnership === null) return notFound();
  const form = readForm(context.form);
  const name = form.text('name', { called: 'former name', longest: 200 });
  const from = readDate(context, form, 'from');
  const until = readDate(context, form, 'until');
  const { formerNames } = partnership;
  if (formerNames.some((former) => former.name.toLowerCase() === name.toLowerCase()))
    form.refuse('name', 'This former name is there already');
  if (from !== undefined && until !== undefined && comparePartialDates(from, until) === 'after')
    form.refuse('until', 'The name cannot have been used until a day before it was used from');
  if (formerNames.length >= most) form.refuse('name', `There can be at most ${most} former names`);
  if (form.problems.length > 0) return invalid(view(context, form.problems));
  await replaceFormerNames(tx, partnership.id, [...formerNames, { name, from, until }]);
  return redirect(paths.partnership(actor.membership));
}

/** A date as somebody remembers it; nothing where nothing was typed. */
function readDate(context: ActingContext, form: FormReader, field: string): PartialDate | undefined {
  const typed = context.form.text(field).trim();
  if (typed === '') return undefined;
  const date = readTypedDate(typed);
  if (date === null)
    form.refuse(field, 'Enter a date such as 29 September 2019, September 2019, 2019 or about 2019');
  return date ?? undefined;
}

function view(context: ActingContext, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const field = (id: string, label: string, hint: string, classes: string) =>
    input({
      id,
      name: id,
      label: { text: label },
      hint: { text: hint },
      classes,
      value: context.form.text(id),
      ...fieldError(problems, id),
    });
  return actingPage(
    context,
    {
      title: 'Add a former name',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.partnership(m), text: 'Your partnership' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Add a former name</h1>`,
    formTag(
      { action: paths.formerNameAdd(m), keys: context.formKeys },
      field(
        'name',
        'Former name',
        'In full, such as "Northshire Safeguarding Children Board"',
        'govuk-input--width-30',
      ),
      field(
        'from',
        'Used from (optional)',
        'As exactly as you know it, such as "April 2006" or "about 2006"',
        'govuk-input--width-20',
      ),
      field(
        'until',
        'Used until (optional)',
        'Such as "29 September 2019" or "2019"',
        'govuk-input--width-20',
      ),
      formButtons({ text: 'Add the name', cancel: paths.partnership(m) }),
    ),
  );
}
