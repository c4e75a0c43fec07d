import { brokenConstraint } from '#platform/db';
import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { areaFields, areaTaken, readArea } from '../parts/area-fields.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { addAreas, listAreas, nations } from '../store/partnerships.ts';

export function get(context: ActingContext): Reply {
  return page(view(context, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const there = await listAreas(tx, actor.partnership.id);
  const { area, problems } = readArea(context.form, nations, there);
  if (area === null) return invalid(view(context, problems));
  try {
    await addAreas(tx, actor.partnership.id, [area], there.length);
  } catch (error) {
    if (brokenConstraint(error) !== 'area_name') throw error;
    return invalid(view(context, [{ field: 'name', message: areaTaken(area.name) }]));
  }
  return redirect(paths.partnership(actor.membership));
}

function view(context: ActingContext, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const { form } = context;
  return actingPage(
    context,
    {
      title: 'Add an area',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.partnership(m), text: 'Your partnership' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Add an area</h1>`,
    formTag(
      { action: paths.areaAdd(m), keys: context.formKeys },
      areaFields({ name: form.text('name'), nation: form.text('nation') }, nations, problems),
      formButtons({ text: 'Add the area', cancel: paths.partnership(m) }),
    ),
  );
}
