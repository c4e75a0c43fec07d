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
import type { PlannedAudit } from '../../programme/planned-audit.ts';
import {
  plannedContent,
  plannedEntries,
  plannedValues,
  type PlanningChoices,
} from '../../programme/planned-form.ts';
import { earlierTextsLink } from '../../parts/earlier-texts.ts';
import { paths } from '../../paths.ts';
import { checkDays } from '../../rules/check-planned.ts';
import { changePlannedAudit, findPlannedAudit } from '../../store/programme.ts';
import { loadChoices, programmePage, writerOf } from '../parts/programme-page.ts';

type Found = { readonly planned: PlannedAudit; readonly choices: PlanningChoices };

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, {}));
}

/** Changes what is planned of an audit; what two people changed to different things is shown to the second. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const kept = plannedValues(found.planned);
  const merging = mergeEntries(plannedEntries(found.choices), kept, form);
  const content = plannedContent({ ...kept, ...merging.changes });
  const problems = [...merging.problems, ...checkDays(content, true)];
  if (problems.length > 0) return invalid(view(context, found, { problems }));
  if (merging.conflicts.length > 0) return conflict(view(context, found, { merging }));
  if (Object.keys(merging.changes).length > 0)
    await changePlannedAudit(tx, writerOf(context), found.planned, content);
  return redirect(paths.programme(actor.membership, { year: content.year }));
}

async function load(context: ActingContext): Promise<Found | null> {
  const { tx, actor, params } = context;
  const planned = await findPlannedAudit(tx, actor.partnership.id, params['planned'] ?? '');
  return planned === null ? null : { planned, choices: await loadChoices(context, planned) };
}

type Trouble = { readonly problems?: readonly FormProblem[]; readonly merging?: Merging };

function view(context: ActingContext, found: Found, { problems = [], merging }: Trouble): SafeHtml {
  const conflicts = merging?.conflicts ?? [];
  const { planned, choices } = found;
  const entries = plannedEntries(choices);
  const kept = plannedValues(planned);
  const m = context.actor.membership;
  const typed =
    merging === undefined ? showEntries(entries, kept) : showMerged(entries, kept, merging, context.form);
  const { year } = planned;
  return programmePage(
    context,
    {
      title: conflicts.length > 0 ? 'Somebody else changed this meanwhile' : 'Change a planned audit',
      year,
      problems,
    },
    conflicts.length > 0 &&
      html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
        ${conflictSides(conflicts)}`,
    problems.length === 0 &&
      conflicts.length === 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.plannedDrop(m, planned.id)}"
          >${planned.dropped === null ? 'Drop it from the programme' : 'Take it up again'}</a
        >
      </p>`,
    formTag(
      { action: paths.planned(m, planned.id), keys: context.formKeys },
      drawEntries(
        entries,
        kept,
        { typed: problems.length > 0 ? typedIn(context.form) : typed, problems },
        problems.length > 0 ? { sent: context.form } : {},
      ),
      conflicts.length > 0
        ? formButtons({
            text: 'Save what I typed',
            cancel: paths.planned(m, planned.id),
            cancelText: 'Leave what was saved meanwhile',
          })
        : formButtons({ text: 'Save', cancel: paths.programme(m, { year }) }),
    ),
    earlierTextsLink(paths.plannedEarlier(m, planned.id)),
  );
}
