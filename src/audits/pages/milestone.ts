import type { ActingContext } from '#accounts';
import {
  asText,
  conflictSides,
  dayEntry,
  drawEntries,
  formButtons,
  formTag,
  mergeEntries,
  problemSummary,
  showEntries,
  showMerged,
  typedIn,
  type Conflicting,
  type Entry,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { versionInForce } from '../agreement.ts';
import { turns, type Milestone } from '../milestone.ts';
import { livePage } from '../parts/live-page.ts';
import { paths } from '../paths.ts';
import { getTermsContent, listDecisions } from '../store/agreements.ts';
import { changeMilestone, listMilestones } from '../store/milestones.ts';
import { plannable } from '../terms/timetable.ts';
import { askAgencies } from './parts/ask-agencies.ts';
import { openTerms, type OpenedTerms } from './parts/open-terms.ts';

function entriesOn(today: string): readonly Entry[] {
  const within = plannable(today);
  return [
    dayEntry({ name: 'day', label: 'By', needed: 'Enter the day by which it is to be reached', within }),
    dayEntry({ name: 'done-on', label: 'Reached on', hint: 'Leave empty while it is still to come' }),
  ];
}

type Found = { readonly opened: OpenedTerms; readonly milestone: Milestone };

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, {}));
}

/** Moves a date of an audit that runs, or says that it has been reached. Agencies see that of a date of theirs at once. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, milestone } = found;
  const { key, audit, around } = opened;
  const kept = { day: milestone.day, 'done-on': milestone.doneOn };
  const merging = mergeEntries(entriesOn(around.today), kept, form);
  const after = { ...kept, ...merging.changes };
  const doneOn = asText(after['done-on']) || null;
  const problems = [...merging.problems];
  if (doneOn !== null && doneOn > around.today)
    problems.push({
      field: 'done-on',
      message: `${displayDay(doneOn)} is still to come. Enter the day on which it was reached`,
    });
  if (problems.length > 0) return invalid(view(context, found, { problems, typed: typedIn(form) }));
  if (merging.conflicts.length > 0)
    return conflict(
      view(context, found, {
        conflicts: merging.conflicts,
        typed: showMerged(entriesOn(around.today), kept, merging, form),
      }),
    );
  await changeMilestone(tx, key, milestone.code, { day: asText(after['day']), doneOn, by: actor.membership });
  const number = versionInForce(await listDecisions(tx, key));
  const content = number === null ? null : await getTermsContent(tx, key, number);
  const isOther = after['day'] !== milestone.day || doneOn !== milestone.doneOn;
  if (isOther && milestone.whose === 'agencies' && number !== null && content !== null)
    await askAgencies(tx, key, number, content.terms);
  context.note({ milestone: milestone.code, reached: doneOn !== null });
  return redirect(paths.dates(actor.membership, audit.id));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openTerms(context);
  if (opened === null || opened.audit.stage !== 'underway') return null;
  const milestones = await listMilestones(context.tx, opened.key);
  const milestone = milestones.find((one) => one.code === context.params['milestone']);
  return milestone === undefined ? null : { opened, milestone };
}

type Trouble = {
  readonly problems?: readonly FormProblem[];
  readonly conflicts?: readonly Conflicting[];
  readonly typed?: Typed;
};

function view(context: ActingContext, found: Found, trouble: Trouble): SafeHtml {
  const { problems = [], conflicts = [] } = trouble;
  const { opened, milestone } = found;
  const { audit, progress, around } = opened;
  const entries = entriesOn(around.today);
  const m = context.actor.membership;
  const back = paths.dates(m, audit.id);
  const kept = { day: milestone.day, 'done-on': milestone.doneOn };
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : milestone.label;
  return livePage(
    context,
    audit,
    progress,
    {
      title,
      part: 'dates',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Dates' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">Whose turn: ${turns[milestone.whose]}.</p>`,
    conflicts.length > 0 && conflictSides(conflicts),
    formTag(
      { action: paths.milestone(m, audit.id, milestone.code), keys: context.formKeys },
      drawEntries(
        entries,
        kept,
        { typed: trouble.typed ?? showEntries(entries, kept), problems },
        problems.length > 0 ? { sent: context.form } : {},
      ),
      formButtons({ text: conflicts.length > 0 ? 'Save what I typed' : 'Save', cancel: back }),
    ),
  );
}
