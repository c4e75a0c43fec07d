import type { ActingContext } from '#accounts';
import {
  conflictSides,
  drawEntries,
  formButtons,
  formTag,
  mergeEntries,
  showEntries,
  showMerged,
  typedIn,
  type FormProblem,
  type Merging,
} from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import type { Priority } from '../../programme/planned-audit.ts';
import { priorityEntries, priorityOf, priorityValues } from '../../programme/priority-form.ts';
import { earlierTextsLink } from '../../parts/earlier-texts.ts';
import { paths } from '../../paths.ts';
import { checkDays } from '../../rules/check-planned.ts';
import { programmeYearOf } from '../../rules/programme-year.ts';
import { changePriority, findPriority } from '../../store/programme.ts';
import { programmePage, writerOf } from '../parts/programme-page.ts';

const entries = priorityEntries(false);

export async function get(context: ActingContext): Promise<Reply> {
  const priority = await load(context);
  return priority === null ? notFound() : page(view(context, priority, {}));
}

/** Changes a priority or retires it; what two people changed to different things is shown to the second. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const priority = await load(context);
  if (priority === null) return notFound();
  const kept = priorityValues(priority);
  const merging = mergeEntries(entries, kept, form);
  const changed = priorityOf({ ...kept, ...merging.changes });
  const problems = [...merging.problems, ...checkDays(changed, false)];
  if (problems.length > 0) return invalid(view(context, priority, { problems }));
  if (merging.conflicts.length > 0) return conflict(view(context, priority, { merging }));
  if (Object.keys(merging.changes).length > 0) await changePriority(tx, writerOf(context), priority, changed);
  return redirect(paths.programme(actor.membership));
}

async function load({ tx, actor, params }: ActingContext): Promise<Priority | null> {
  return await findPriority(tx, actor.partnership.id, params['priority'] ?? '');
}

type Trouble = { readonly problems?: readonly FormProblem[]; readonly merging?: Merging };

function view(context: ActingContext, priority: Priority, trouble: Trouble): SafeHtml {
  const { problems = [], merging } = trouble;
  const conflicts = merging?.conflicts ?? [];
  const kept = priorityValues(priority);
  const m = context.actor.membership;
  const typed =
    merging === undefined ? showEntries(entries, kept) : showMerged(entries, kept, merging, context.form);
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : 'Change a priority';
  return programmePage(
    context,
    { title, year: programmeYearOf(londonDay(context.now)), problems },
    conflicts.length > 0 &&
      html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
        ${conflictSides(conflicts)}`,
    formTag(
      { action: paths.priority(m, priority.id), keys: context.formKeys },
      drawEntries(
        entries,
        kept,
        { typed: problems.length > 0 ? typedIn(context.form) : typed, problems },
        problems.length > 0 ? { sent: context.form } : {},
      ),
      conflicts.length > 0
        ? formButtons({
            text: 'Save what I typed',
            cancel: paths.priority(m, priority.id),
            cancelText: 'Leave what was saved meanwhile',
          })
        : formButtons({ text: 'Save', cancel: paths.programme(m) }),
    ),
    earlierTextsLink(paths.priorityEarlier(m, priority.id)),
  );
}
