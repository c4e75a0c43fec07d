import { brokenConstraint } from '#platform/db';
import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { openKeptAgency } from './parts/open-agency.ts';
import { readSetting, settingAsTyped, settingFields, settingTaken } from '../parts/setting-fields.ts';
import { paths } from '../paths.ts';
import type { AgencyRow } from '../store/agencies.ts';
import { listAreas, type Area } from '../store/partnerships.ts';
import { addSettings } from '../store/settings.ts';

type Loaded = { readonly agency: AgencyRow; readonly areas: readonly Area[] };

export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(view(context, loaded, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const { setting, problems } = readSetting(form, loaded.areas);
  if (setting === null) return invalid(view(context, loaded, problems));
  try {
    context.note({}, await addSettings(tx, actor.partnership.id, loaded.agency.id, [setting]));
  } catch (error) {
    const taken = settingTaken(brokenConstraint(error), setting);
    if (taken === null) throw error;
    return invalid(view(context, loaded, [taken]));
  }
  return redirect(paths.settings(actor.membership, loaded.agency.id));
}

async function load(context: ActingContext): Promise<Loaded | null> {
  const agency = await openKeptAgency(context);
  if (agency === null) return null;
  return { agency, areas: await listAreas(context.tx, context.actor.partnership.id) };
}

function view(context: ActingContext, { agency, areas }: Loaded, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const back = paths.settings(m, agency.id);
  return actingPage(
    context,
    {
      title: 'Add a setting',
      section: 'agencies',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: `Settings of ${agency.shortName}` }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Add a setting</h1>
      <p class="govuk-body">
        One place that ${agency.shortName} stands for.
        <a class="govuk-link" href="${paths.settingsAddMany(m, agency.id)}">Add many at once</a> instead.
      </p>`,
    formTag(
      { action: paths.settingAdd(m, agency.id), keys: context.formKeys },
      settingFields(settingAsTyped(context.form), areas, problems, false),
      formButtons({ text: 'Add the setting', cancel: back }),
    ),
  );
}
