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
import { backLink, insetText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { sayAgencyType } from '../agency.ts';
import {
  agencyAsTyped,
  agencyFields,
  readAgency,
  shortNameTaken,
  type AgencyTyped,
} from '../parts/agency-fields.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { changeAgency, isAgencyShared, listAgencies, type AgencyRow } from '../store/agencies.ts';

type Loaded = { readonly now: AgencyRow; readonly others: readonly AgencyRow[]; readonly isShared: boolean };
type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(view(context, loaded, typedOf(loaded.now), {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const { now } = loaded;
  const typed = agencyAsTyped(form);
  const { agency, problems } = readAgency(form, loaded.others);
  if (agency === null) return invalid(view(context, loaded, typed, { problems }));
  const conflicts = compare(typedOf(now), {
    ...typed,
    ...agency,
    standsFor: agency.standsFor ?? '',
    services: '',
    joined: sayDay(agency.joined),
    left: sayDay(agency.left),
  });
  const isStale = form.text('version') !== String(now.version);
  if (isStale && whatDiffers(conflicts).length > 0)
    return conflict(view(context, loaded, typed, { conflicts }));
  try {
    await changeAgency(tx, actor.partnership.id, now, agency);
  } catch (error) {
    if (brokenConstraint(error) !== 'agency_short_name') throw error;
    const taken = { field: 'short-name', message: shortNameTaken(agency) };
    return invalid(view(context, loaded, typed, { problems: [taken] }));
  }
  return redirect(paths.agency(actor.membership, now.id));
}

async function load({ tx, actor, params }: ActingContext): Promise<Loaded | null> {
  const agencies = await listAgencies(tx, actor.partnership.id);
  const now = agencies.find((agency) => agency.id === params['agency']);
  if (now === undefined) return null;
  return {
    now,
    others: agencies.filter((agency) => agency.id !== now.id),
    isShared: await isAgencyShared(tx, now.id),
  };
}

function typedOf(agency: AgencyRow): AgencyTyped {
  return {
    name: agency.name,
    shortName: agency.shortName,
    type: agency.type,
    standsFor: agency.standsFor ?? '',
    services: '',
    joined: sayDay(agency.joined),
    left: sayDay(agency.left),
  };
}

function sayDay(day: string | null): string {
  return day === null ? '' : displayDay(day);
}

/** Services are only ever added, so that two people cannot contradict each other about them. */
function compare(now: AgencyTyped, typed: AgencyTyped): readonly Conflicting[] {
  return [
    { label: 'Name', now: now.name, typed: typed.name },
    { label: 'Short name', now: now.shortName, typed: typed.shortName },
    { label: 'Type', now: sayAgencyType(now.type), typed: sayAgencyType(typed.type) },
    { label: 'Stands for', now: now.standsFor, typed: typed.standsFor },
    { label: 'Part of the partnership since', now: now.joined, typed: typed.joined },
    { label: 'Left the partnership on', now: now.left, typed: typed.left },
  ];
}

function view(context: ActingContext, loaded: Loaded, values: AgencyTyped, trouble: Trouble): SafeHtml {
  const { now, isShared } = loaded;
  const { problems = [], conflicts = [] } = trouble;
  const m = context.actor.membership;
  const back = paths.agency(m, now.id);
  const version = problems.length > 0 ? context.form.text('version') : String(now.version);
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : `Change ${now.shortName}`;
  return actingPage(
    context,
    {
      title,
      section: 'agencies',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: now.shortName }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    conflicts.length > 0 &&
      html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
        ${conflictSides(conflicts)}`,
    isShared &&
      insetText({
        text: `${now.name} serves another partnership as well. Its name, type, what it stands for and its services show there too; its short name and the days it joined and left are this partnership’s own.`,
      }),
    formTag(
      { action: paths.agencyEdit(m, now.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${version}" />`,
      agencyFields(values, problems, now.services),
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
