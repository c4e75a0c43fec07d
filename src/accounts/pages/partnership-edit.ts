import {
  conflictSides,
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  whatDiffers,
  type Conflicting,
  type FormProblem,
} from '#platform/forms';
import { brokenConstraint } from '#platform/db';
import { backLink, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { colourProblem } from '../rules/colour-contrast.ts';
import { changePartnership, findPartnership, type Partnership } from '../store/partnerships.ts';

type Typed = { readonly name: string; readonly shortName: string; readonly colour: string };
type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

export async function get(context: ActingContext): Promise<Reply> {
  const partnership = await findPartnership(context.tx, context.actor.partnership.id);
  return partnership === null ? notFound() : page(view(context, partnership, partnership, {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const partnership = await findPartnership(tx, actor.partnership.id);
  if (partnership === null) return notFound();
  const form = readForm(context.form);
  const typed = {
    name: form.text('name', { called: 'name', longest: 200 }),
    shortName: form.text('short-name', { called: 'short name', longest: 60 }),
    colour: context.form.text('colour').trim().toLowerCase(),
  };
  const unreadable = colourProblem(typed.colour);
  if (unreadable !== null) form.refuse('colour', unreadable);
  if (form.problems.length > 0)
    return invalid(view(context, partnership, asTyped(context), { problems: form.problems }));
  const conflicts = compare(partnership, typed);
  const isStale = context.form.text('version') !== String(partnership.version);
  if (isStale && whatDiffers(conflicts).length > 0)
    return conflict(view(context, partnership, typed, { conflicts }));
  try {
    await changePartnership(tx, partnership.id, partnership.version, typed);
  } catch (error) {
    if (brokenConstraint(error) !== 'partnership_name') throw error;
    const taken = { field: 'name', message: 'Another partnership has this name. Enter one that is its own' };
    return invalid(view(context, partnership, typed, { problems: [taken] }));
  }
  return redirect(paths.partnership(actor.membership));
}

function asTyped({ form }: ActingContext): Typed {
  return { name: form.text('name'), shortName: form.text('short-name'), colour: form.text('colour') };
}

function compare(now: Typed, typed: Typed): readonly Conflicting[] {
  return [
    { label: 'Name', now: now.name, typed: typed.name },
    { label: 'Short name', now: now.shortName, typed: typed.shortName },
    { label: 'Colour', now: now.colour, typed: typed.colour },
  ];
}

function view(context: ActingContext, now: Partnership, values: Typed, trouble: Trouble): SafeHtml {
  const back = paths.partnership(context.actor.membership);
  const { problems = [], conflicts = [] } = trouble;
  // A form refused for another reason keeps the version it came with, or a stale one would pass the next time.
  const version = problems.length > 0 ? context.form.text('version') : String(now.version);
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : 'Change the name and colour';
  return actingPage(
    context,
    { title, hasProblems: problems.length > 0, back: backLink({ href: back, text: 'Your partnership' }) },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    conflicts.length > 0 &&
      html`<p class="tl-lead">
          Nothing was saved. Compare the two, change the form below if need be, then save it or leave what
          stands.
        </p>
        ${conflictSides(conflicts)}`,
    formTag(
      { action: paths.partnershipEdit(context.actor.membership), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${version}" />`,
      fields(values, problems),
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

function fields(values: Typed, problems: readonly FormProblem[]): SafeHtml {
  return html`${input({
    id: 'name',
    name: 'name',
    label: { text: 'Name' },
    hint: { text: 'In full, as it stands on documents' },
    classes: 'govuk-input--width-30',
    value: values.name,
    ...fieldError(problems, 'name'),
  })}${input({
    id: 'short-name',
    name: 'short-name',
    label: { text: 'Short name' },
    hint: { text: 'For narrow places, such as "Northshire SCP"' },
    classes: 'govuk-input--width-20',
    value: values.shortName,
    ...fieldError(problems, 'short-name'),
  })}${input({
    id: 'colour',
    name: 'colour',
    label: { text: 'Colour' },
    hint: {
      text: 'A hash and six digits or letters a to f, such as #1d4f6e. It must be dark enough to read on white',
    },
    classes: 'govuk-input--width-10',
    spellcheck: false,
    autocomplete: 'off',
    value: values.colour,
    ...fieldError(problems, 'colour'),
  })}`;
}
