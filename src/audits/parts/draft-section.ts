import type { ActingContext } from '#accounts';
import {
  conflictSides,
  drawEntries,
  formTag,
  markOf,
  mergeEntries,
  problemSummary,
  seenName,
  showEntries,
  showMerged,
  typedIn,
  type Conflicting,
  type FormProblem,
  type Merging,
  type Typed,
} from '#platform/forms';
import { backLink, button, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, data, invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { displayTime } from '#platform/time';
import { findSection, type Section } from '../drafts/section.ts';
import type { Desk, DeskPage, OpenDesk } from './draft-desk.ts';
import { draftLists } from './draft-lists.ts';
import { draftRemarks } from './draft-remarks.ts';
import { earlierTextsLink } from './earlier-texts.ts';

type Shown = {
  readonly typed: Typed;
  readonly problems?: readonly FormProblem[];
  readonly conflicts?: readonly Conflicting[];
  readonly sent?: Form;
};

/** The page of one section of a draft: its fields saved by button and as they are typed, its lists below. */
export function draftSectionPage(open: OpenDesk): {
  readonly get: (context: ActingContext) => Promise<Reply>;
  readonly post: (context: ActingContext) => Promise<Reply>;
} {
  return {
    get: async (context) => {
      const desk = await open(context);
      const section = desk === null ? null : findSection(desk.sections, context.params['section']);
      if (desk === null || section === null) return notFound();
      return page(await view(context, desk, section, { typed: showEntries(section.entries, desk.values) }));
    },
    post: async (context) => {
      const { form } = context;
      const isTyping = form.text('_autosave') !== '';
      const desk = await (isTyping ? open(context, seenFields(form)) : open(context));
      const section = desk === null ? null : findSection(desk.sections, context.params['section']);
      if (desk === null || section === null) return notFound();
      const merging = mergeEntries(section.entries, desk.values, form);
      context.note({ section: section.code, fields: Object.keys(merging.changes).length });
      if (isTyping) return await autosave(context, desk, section, merging);
      const typed = typedIn(form);
      if (merging.problems.length > 0)
        return invalid(await view(context, desk, section, { typed, problems: merging.problems, sent: form }));
      if (merging.conflicts.length > 0)
        return conflict(
          await view(context, desk, section, {
            typed: showMerged(section.entries, desk.values, merging, form),
            conflicts: merging.conflicts,
          }),
        );
      await desk.keep(merging.changes);
      const { addresses } = desk;
      const next = findSection(desk.sections, form.text('next'));
      return redirect(
        next === null
          ? (addresses.onward?.(form.text('next')) ?? `${addresses.list}?saved=${section.code}`)
          : addresses.section(next.code),
      );
    },
  };
}

/** The fields that a form shows, by the marks it carries of them. */
function seenFields(form: Form): readonly string[] {
  const mark = seenName('');
  return form.entries.flatMap(([name]) => (name.startsWith(mark) ? [name.slice(mark.length)] : []));
}

/** Answers the script on the page: what is saved now, or why not. */
async function autosave(
  context: ActingContext,
  desk: Desk,
  section: Section,
  merging: Merging,
): Promise<Reply> {
  const [problem] = merging.problems;
  if (problem !== undefined) return data(422, { field: problem.field, says: problem.message });
  const [differs] = merging.conflicts;
  if (differs !== undefined) return data(409, { conflict: differs.label });
  await desk.keep(merging.changes);
  const after = { ...desk.values, ...merging.changes };
  const seen = section.entries
    .filter((entry) => context.form.text(seenName(entry.name)) !== '')
    .map((entry) => [seenName(entry.name), markOf(after[entry.name] ?? null)]);
  return data(200, { at: displayTime(context.now), seen: Object.fromEntries(seen) });
}

async function view(context: ActingContext, desk: Desk, section: Section, shown: Shown): Promise<SafeHtml> {
  const { problems = [], conflicts = [] } = shown;
  const { addresses } = desk;
  const shownBy = await desk.show();
  const { frame, remarks, beside } = shownBy;
  const title = conflicts.length > 0 ? 'Somebody else changed this meanwhile' : section.title;
  return frame(
    {
      title,
      hasProblems: problems.length > 0,
      back: backLink({ href: addresses.list, text: addresses.listName }),
    },
    problemSummary(problems),
    context.query['saved'] !== undefined && notificationBanner({ type: 'success', text: 'Saved.' }),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    conflicts.length > 0
      ? html`<p class="tl-lead">
            Nothing of yours was saved. Compare the two; what you typed is still in the fields below. Change it,
            or save it as it is.
          </p>
          ${conflictSides(conflicts)}`
      : html`<p class="tl-lead">${section.lead}</p>`,
    draftRemarks(remarks(section.code, '')),
    section.entries.length > 0 &&
      withBeside(fields(context, desk, section, shown, shownBy), beside?.(section.code) ?? null),
    draftLists(section, desk.values, addresses, context.formKeys),
    // Below long lists the buttons of the fields are far away.
    (section.entries.length === 0 || section.lists.length > 0) && onward(desk, section),
    earlierTextsLink(addresses.earlierTexts(section.code)),
  );
}

function withBeside(form: SafeHtml, beside: SafeHtml | null): SafeHtml {
  return beside === null
    ? form
    : html`<div class="tl-beside">
        <div>${form}</div>
        ${beside}
      </div>`;
}

function fields(
  context: ActingContext,
  desk: Desk,
  section: Section,
  shown: Shown,
  { remarks, notes }: DeskPage,
): SafeHtml {
  const { problems = [], conflicts = [], typed, sent } = shown;
  const next = nextOf(desk, section);
  return formTag(
    { action: desk.addresses.section(section.code), keys: context.formKeys, autosave: true },
    drawEntries(
      section.entries,
      desk.values,
      { typed, problems },
      {
        sent,
        remarks: (entry) =>
          html`${draftRemarks(remarks(section.code, entry))}${notes?.(section.code, entry)}`,
      },
    ),
    html`<div class="govuk-button-group">
        ${button({ text: conflicts.length > 0 ? 'Save what I typed' : 'Save', preventDoubleClick: true })}
        ${
          next !== undefined &&
          button({
            text: `Save, then: ${next.title}`,
            classes: 'govuk-button--secondary',
            name: 'next',
            value: next.code,
            preventDoubleClick: true,
          })
        }
        <a class="govuk-link" href="${desk.addresses.list}">${desk.addresses.listName}</a>
      </div>
      <p class="tl-saved" role="status" data-saved></p>`,
  );
}

function nextOf(desk: Desk, section: Section): Section | undefined {
  return desk.sections[desk.sections.findIndex((one) => one.code === section.code) + 1];
}

function onward(desk: Desk, section: Section): SafeHtml {
  const next = nextOf(desk, section);
  return html`<p class="govuk-body">
    ${
      next !== undefined &&
      html`<a class="govuk-link" href="${desk.addresses.section(next.code)}">Next: ${next.title}</a><br />`
    }
    <a class="govuk-link" href="${desk.addresses.list}">${desk.addresses.listName}</a>
  </p>`;
}
