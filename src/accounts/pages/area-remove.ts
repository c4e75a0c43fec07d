import { brokenConstraint } from '#platform/db';
import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { isAreaUsed, removeArea } from '../store/areas.ts';
import { listAreas, type Area } from '../store/partnerships.ts';

/** Says what will go, or why it cannot. */
export async function get(context: ActingContext): Promise<Reply> {
  const area = await load(context);
  if (area === null) return notFound();
  const isUsed = await isAreaUsed(context.tx, context.actor.partnership.id, area.id);
  return page(isUsed ? refusal(context, area, []) : question(context, area));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const area = await load(context);
  if (area === null) return notFound();
  const used = [
    { field: 'main-content', message: `${area.name} was not removed: an audit or a setting uses it` },
  ];
  if (await isAreaUsed(tx, actor.partnership.id, area.id)) return invalid(refusal(context, area, used));
  try {
    await removeArea(tx, actor.partnership.id, area.id);
  } catch (error) {
    // An audit or a setting that came at this moment.
    if (brokenConstraint(error) === null) throw error;
    return invalid(refusal(context, area, used));
  }
  return redirect(paths.partnership(actor.membership));
}

async function load({ tx, actor, params }: ActingContext): Promise<Area | null> {
  const areas = await listAreas(tx, actor.partnership.id);
  return areas.find((area) => area.id === params['area']) ?? null;
}

function question(context: ActingContext, area: Area): SafeHtml {
  const m = context.actor.membership;
  return frame(
    context,
    `Remove ${area.name}?`,
    [],
    html`<p class="govuk-body">
      ${area.name} (${area.nation}) will no longer be one of the partnership's areas. You can add it again.
    </p>`,
    formTag(
      { action: paths.areaRemove(m, area.id), keys: context.formKeys },
      formButtons({ text: 'Remove the area', cancel: paths.partnership(m), warning: true }),
    ),
  );
}

function refusal(context: ActingContext, area: Area, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  return frame(
    context,
    `${area.name} cannot be removed`,
    problems,
    html`<p class="govuk-body">
        At least one audit looked at cases from ${area.name}, or an agency has a setting there. So the area
        stays.
      </p>
      <p class="govuk-body">
        If its name is wrong,
        <a class="govuk-link" href="${paths.areaEdit(m, area.id)}">change the name</a> instead.
      </p>`,
  );
}

function frame(
  context: ActingContext,
  title: string,
  problems: readonly FormProblem[],
  ...content: readonly SafeHtml[]
): SafeHtml {
  const back = backLink({ href: paths.partnership(context.actor.membership), text: 'Your partnership' });
  return actingPage(
    context,
    { title, hasProblems: problems.length > 0, back },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}
