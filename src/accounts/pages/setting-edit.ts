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
import { displayDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { openKeptAgency } from './parts/open-agency.ts';
import {
  readSetting,
  settingAsTyped,
  settingFields,
  settingTaken,
  type SettingTyped,
} from '../parts/setting-fields.ts';
import { paths } from '../paths.ts';
import { isSettingKind, settingKinds, type Setting } from '../setting.ts';
import type { AgencyRow } from '../store/agencies.ts';
import { listAreas, type Area } from '../store/partnerships.ts';
import { changeSetting, findSetting } from '../store/settings.ts';

type Loaded = { readonly agency: AgencyRow; readonly now: Setting; readonly areas: readonly Area[] };
type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

/** One setting: its details, and whether it has left. */
export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(view(context, loaded, typedOf(loaded.now), {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const { now, areas } = loaded;
  const typed = settingAsTyped(form);
  const { setting, problems } = readSetting(form, areas);
  if (setting === null) return invalid(view(context, loaded, typed, { problems }));
  const conflicts = compare(
    loaded,
    typedOf(now),
    typedOf({ ...now, ...setting, area: areaOf(areas, setting.area) }),
  );
  const isStale = form.text('version') !== String(now.version);
  if (isStale && whatDiffers(conflicts).length > 0)
    return conflict(view(context, loaded, typed, { conflicts }));
  try {
    await changeSetting(tx, actor.partnership.id, now, setting);
  } catch (error) {
    const taken = settingTaken(brokenConstraint(error), setting);
    if (taken === null) throw error;
    return invalid(view(context, loaded, typed, { problems: [taken] }));
  }
  return redirect(paths.settings(actor.membership, loaded.agency.id));
}

async function load(context: ActingContext): Promise<Loaded | null> {
  const { tx, actor, params } = context;
  const agency = await openKeptAgency(context);
  if (agency === null) return null;
  const now = await findSetting(tx, actor.partnership.id, agency.id, params['setting'] ?? '');
  return now === null ? null : { agency, now, areas: await listAreas(tx, actor.partnership.id) };
}

function areaOf(areas: readonly Area[], id: string | null): Setting['area'] {
  return areas.find((area) => area.id === id) ?? null;
}

function typedOf(setting: Setting): SettingTyped {
  return {
    name: setting.name,
    kind: setting.kind,
    area: setting.area?.id ?? '',
    code: setting.code ?? '',
    left: setting.left === null ? '' : displayDay(setting.left),
  };
}

function compare({ areas }: Loaded, now: SettingTyped, typed: SettingTyped): readonly Conflicting[] {
  const kind = (code: string) => (isSettingKind(code) ? settingKinds[code] : '');
  const area = (id: string) => areaOf(areas, id)?.name ?? '';
  return [
    { label: 'Name', now: now.name, typed: typed.name },
    { label: 'Kind', now: kind(now.kind), typed: kind(typed.kind) },
    { label: 'Area', now: area(now.area), typed: area(typed.area) },
    { label: 'Reference', now: now.code, typed: typed.code },
    { label: 'Left on', now: now.left, typed: typed.left },
  ];
}

function view(context: ActingContext, loaded: Loaded, values: SettingTyped, trouble: Trouble): SafeHtml {
  const { agency, now, areas } = loaded;
  const { problems = [], conflicts = [] } = trouble;
  const m = context.actor.membership;
  const back = paths.settings(m, agency.id);
  const version = problems.length > 0 ? context.form.text('version') : String(now.version);
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : `Change ${now.name}`;
  return actingPage(
    context,
    {
      title,
      section: 'agencies',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: `Settings of ${agency.shortName}` }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    conflicts.length > 0 &&
      html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
        ${conflictSides(conflicts)}`,
    formTag(
      { action: paths.settingEdit(m, agency.id, now.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${version}" />`,
      settingFields(values, areas, problems, true),
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
