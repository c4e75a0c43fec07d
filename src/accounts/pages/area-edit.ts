import { brokenConstraint } from '#platform/db';
import {
  conflictSides,
  formButtons,
  formTag,
  problemSummary,
  whatDiffers,
  type Conflicting,
  type FormProblem,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { areaFields, areaTaken, readArea, type AreaTyped } from '../parts/area-fields.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { changeArea } from '../store/areas.ts';
import { listAreas, nations, type Area } from '../store/partnerships.ts';

type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

export async function get(context: ActingContext): Promise<Reply> {
  const { area } = await load(context);
  return area === null ? notFound() : page(view(context, area, area, area, {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const { area: now, others } = await load(context);
  if (now === null) return notFound();
  const seen = { name: form.text('seen-name'), nation: form.text('seen-nation') };
  const asTyped = { name: form.text('name'), nation: form.text('nation') };
  const { area: typed, problems } = readArea(form, nations, others);
  if (typed === null) return invalid(view(context, now, asTyped, seen, { problems }));
  const conflicts = compare(now, typed);
  const isStale = whatDiffers(compare(now, seen)).length > 0;
  if (isStale && whatDiffers(conflicts).length > 0)
    return conflict(view(context, now, typed, now, { conflicts }));
  try {
    await changeArea(tx, actor.partnership.id, now.id, typed);
  } catch (error) {
    if (brokenConstraint(error) !== 'area_name') throw error;
    const taken = { field: 'name', message: areaTaken(typed.name) };
    return invalid(view(context, now, typed, seen, { problems: [taken] }));
  }
  return redirect(paths.partnership(actor.membership));
}

async function load({ tx, actor, params }: ActingContext) {
  const areas = await listAreas(tx, actor.partnership.id);
  return {
    area: areas.find((area) => area.id === params['area']) ?? null,
    others: areas.filter((area) => area.id !== params['area']),
  };
}

function compare(now: AreaTyped, typed: AreaTyped): readonly Conflicting[] {
  return [
    { label: 'Name', now: now.name, typed: typed.name },
    { label: 'Nation', now: now.nation, typed: typed.nation },
  ];
}

/** `seen`: what stood when the form was given out; an area is small enough to carry all of it instead of a version. */
function view(
  context: ActingContext,
  now: Area,
  values: AreaTyped,
  seen: AreaTyped,
  trouble: Trouble,
): SafeHtml {
  const m = context.actor.membership;
  const back = paths.partnership(m);
  const { problems = [], conflicts = [] } = trouble;
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : `Change ${now.name}`;
  return actingPage(
    context,
    { title, hasProblems: problems.length > 0, back: backLink({ href: back, text: 'Your partnership' }) },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    conflicts.length > 0 &&
      html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
        ${conflictSides(conflicts)}`,
    formTag(
      { action: paths.areaEdit(m, now.id), keys: context.formKeys },
      html`<input type="hidden" name="seen-name" value="${seen.name}" />
        <input type="hidden" name="seen-nation" value="${seen.nation}" />`,
      areaFields(values, nations, problems),
      conflicts.length > 0
        ? formButtons({
            text: 'Save what I typed',
            cancel: back,
            cancelText: 'Leave what was saved meanwhile',
          })
        : formButtons({ text: 'Save', cancel: back }),
    ),
  );
}
