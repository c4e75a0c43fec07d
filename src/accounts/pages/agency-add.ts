import { brokenConstraint } from '#platform/db';
import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { agencyAsTyped, agencyFields, readAgency, shortNameTaken } from '../parts/agency-fields.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { addAgency, listAgencies } from '../store/agencies.ts';

export function get(context: ActingContext): Reply {
  return page(view(context, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const { agency, problems } = readAgency(context.form, await listAgencies(tx, actor.partnership.id));
  if (agency === null) return invalid(view(context, problems));
  try {
    const id = await addAgency(tx, actor.partnership.id, agency);
    context.note({ services: agency.services.length }, [id]);
    return redirect(paths.agency(actor.membership, id));
  } catch (error) {
    if (brokenConstraint(error) !== 'agency_short_name') throw error;
    return invalid(view(context, [{ field: 'short-name', message: shortNameTaken(agency) }]));
  }
}

function view(context: ActingContext, problems: readonly FormProblem[]): SafeHtml {
  const back = paths.agencies(context.actor.membership);
  return actingPage(
    context,
    {
      title: 'Add an agency',
      section: 'agencies',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Agencies' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Add an agency</h1>`,
    formTag(
      { action: paths.agencyAdd(context.actor.membership), keys: context.formKeys },
      agencyFields(agencyAsTyped(context.form), problems, null),
      formButtons({ text: 'Add the agency', cancel: back }),
    ),
  );
}
