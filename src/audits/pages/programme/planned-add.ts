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
import type { PlannedContent } from '../../programme/planned-audit.ts';
import {
  plannedContent,
  plannedEntries,
  plannedValues,
  type PlanningChoices,
} from '../../programme/planned-form.ts';
import { paths } from '../../paths.ts';
import { checkDays } from '../../rules/check-planned.ts';
import { readProgrammeYear } from '../../rules/programme-year.ts';
import { addPlannedAudit } from '../../store/programme.ts';
import { loadChoices, programmePage, writerOf } from '../parts/programme-page.ts';

function nothing(context: ActingContext): PlannedContent {
  const year = readProgrammeYear(context.query['year'], londonDay(context.now));
  const none = { title: '', themes: [], priority: null, ownerGroup: '', quarter: null, from: null };
  return { ...none, year, until: null, agencies: [], note: '', audit: null };
}

export async function get(context: ActingContext): Promise<Reply> {
  const empty = nothing(context);
  return page(view(context, empty, await loadChoices(context, empty), []));
}

/** Adds an audit to the programme; its page of the year then says what it clashes with. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const empty = nothing(context);
  const choices = await loadChoices(context, empty);
  const entries = plannedEntries(choices);
  const kept = plannedValues(empty);
  const merging = mergeEntries(entries, kept, form);
  const content = plannedContent({ ...kept, ...merging.changes });
  const problems = [...merging.problems, ...checkDays(content, true)];
  if (content.title === '' && problems.every((problem) => problem.field !== 'title'))
    problems.unshift({ field: 'title', message: 'Enter the title' });
  if (problems.length > 0) return invalid(view(context, empty, choices, problems));
  await addPlannedAudit(tx, writerOf(context), content);
  return redirect(paths.programme(actor.membership, { year: content.year }));
}

function view(
  context: ActingContext,
  empty: PlannedContent,
  choices: PlanningChoices,
  problems: readonly FormProblem[],
): SafeHtml {
  const entries = plannedEntries(choices);
  const kept = plannedValues(empty);
  const m = context.actor.membership;
  const { year } = empty;
  return programmePage(
    context,
    { title: 'Plan an audit', year, problems },
    html`<p class="tl-lead">
      A title is enough to begin with. Everybody in the partnership sees what is planned, so leave out whatever is about a
      child.
    </p>`,
    formTag(
      { action: paths.plannedAdd(m, { year }), keys: context.formKeys },
      drawEntries(
        entries,
        kept,
        { typed: problems.length > 0 ? typedIn(context.form) : showEntries(entries, kept), problems },
        problems.length > 0 ? { sent: context.form } : {},
      ),
      formButtons({ text: 'Save', cancel: paths.programme(m, { year }) }),
    ),
  );
}
