import type { ActingContext } from '#accounts';
import {
  drawEntries,
  formButtons,
  formTag,
  mergeEntries,
  showEntries,
  typedIn,
  type FormProblem,
} from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { invalid, page, redirect, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import { priorityEntries, priorityOf, priorityValues } from '../../programme/priority-form.ts';
import { paths } from '../../paths.ts';
import { checkDays } from '../../rules/check-planned.ts';
import { programmeYearOf } from '../../rules/programme-year.ts';
import { addPriority, listPriorities } from '../../store/programme.ts';
import { programmePage, writerOf } from '../parts/programme-page.ts';

const entries = priorityEntries(true);
const nothing = priorityValues({ name: '', plan: '', from: null, until: null, isRetired: false });

export function get(context: ActingContext): Reply {
  return page(view(context, []));
}

/** Adds a priority of the business plan, which planned audits then name. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const merging = mergeEntries(entries, nothing, form);
  const priority = priorityOf({ ...nothing, ...merging.changes });
  const problems = [...merging.problems, ...checkDays(priority, false)];
  const others = await listPriorities(tx, actor.partnership.id);
  if (priority.name === '' && problems.every((problem) => problem.field !== 'name'))
    problems.unshift({ field: 'name', message: 'Enter the priority' });
  const isSame = (other: { readonly name: string; readonly plan: string }): boolean =>
    other.name.toLowerCase() === priority.name.toLowerCase() &&
    other.plan.toLowerCase() === priority.plan.toLowerCase();
  if (others.some(isSame))
    problems.push({ field: 'name', message: 'This priority of that plan is here already' });
  if (problems.length > 0) return invalid(view(context, problems));
  await addPriority(tx, writerOf(context), priority);
  return redirect(paths.programme(actor.membership));
}

function view(context: ActingContext, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  return programmePage(
    context,
    { title: 'Add a priority', year: programmeYearOf(londonDay(context.now)), problems },
    html`<p class="tl-lead">
      Planned audits say which priority they serve. The page of the year says which has none.
    </p>`,
    formTag(
      { action: paths.priorityAdd(m), keys: context.formKeys },
      drawEntries(
        entries,
        nothing,
        { typed: problems.length > 0 ? typedIn(context.form) : showEntries(entries, nothing), problems },
        problems.length > 0 ? { sent: context.form } : {},
      ),
      formButtons({ text: 'Save', cancel: paths.programme(m) }),
    ),
  );
}
