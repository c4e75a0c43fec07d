import { randomUUID } from 'node:crypto';
import type { ActingContext } from '#accounts';
import {
  conflictSides,
  drawEntries,
  formButtons,
  formTag,
  mergeEntries,
  problemSummary,
  showEntries,
  showMerged,
  typedIn,
  type Conflicting,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { backLink, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { itemField, itemsOf, valuesOfItem, withChanges } from '../drafts/section.ts';
import { newItem, type OpenDesk } from './draft-desk.ts';
import { openItem, type OpenedItem } from './open-item.ts';

type Shown = {
  readonly typed: Typed;
  readonly problems?: readonly FormProblem[];
  readonly conflicts?: readonly Conflicting[];
  readonly isGone?: boolean;
  readonly sent?: Form;
};

/** The page on which an item of a list is added or changed. */
export function draftItemPage(open: OpenDesk): {
  readonly get: (context: ActingContext) => Promise<Reply>;
  readonly post: (context: ActingContext) => Promise<Reply>;
} {
  return {
    get: async (context) => {
      const opened = await openItem(context, open);
      if (opened === null || (opened.item === null && !opened.isNew)) return notFound();
      const values = valuesOfItem(opened.item?.value ?? null, opened.list.entries);
      return page(await view(context, opened, { typed: showEntries(opened.list.entries, values) }));
    },
    post: async (context) => {
      const opened = await openItem(context, open);
      if (opened === null) return notFound();
      const { desk, section, list, item, isNew } = opened;
      const { form } = context;
      const merging = mergeEntries(list.entries, valuesOfItem(item?.value ?? null, list.entries), form);
      const typed = typedIn(form);
      if (merging.problems.length > 0)
        return invalid(await view(context, opened, { typed, problems: merging.problems, sent: form }));
      if (item === null && !isNew) return conflict(await view(context, opened, { typed, isGone: true }));
      if (merging.conflicts.length > 0)
        return conflict(
          await view(context, opened, {
            typed: showMerged(list.entries, valuesOfItem(item?.value ?? null, list.entries), merging, form),
            conflicts: merging.conflicts,
          }),
        );
      if (Object.keys(merging.changes).length > 0) {
        const field = item?.field ?? itemField(list, randomUUID());
        const before = item?.value ?? { position: itemsOf(desk.values, list).length + 1 };
        await desk.keep({ [field]: withChanges(before, merging.changes) });
      }
      context.note({ section: section.code, list: list.code });
      return redirect(
        form.text('next') === 'another'
          ? `${desk.addresses.item(section.code, list.code, newItem)}?saved=${list.code}`
          : `${desk.addresses.section(section.code)}?saved=${list.code}`,
      );
    },
  };
}

async function view(context: ActingContext, opened: OpenedItem, shown: Shown): Promise<SafeHtml> {
  const { desk, section, list, item } = opened;
  const { problems = [], conflicts = [], isGone = false } = shown;
  const isStale = conflicts.length > 0 || isGone;
  const change = `Change ${item === null ? `the ${list.one}` : list.head(item.value)}`;
  const title = isStale
    ? 'Somebody else changed this meanwhile'
    : opened.isNew
      ? `Add a ${list.one}`
      : change;
  const back = desk.addresses.section(section.code);
  const { frame } = await desk.show();
  return frame(
    { title, hasProblems: problems.length > 0, back: backLink({ href: back, text: section.title }) },
    problemSummary(problems),
    opened.isNew &&
      context.query['saved'] === list.code &&
      notificationBanner({ type: 'success', text: `Saved. ${sayCount(opened)}` }),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    isGone &&
      html`<p class="tl-lead">
        It was removed. What you typed is below: save it to add it again, or leave it out.
      </p>`,
    conflicts.length > 0 &&
      html`<p class="tl-lead">
          Nothing of yours was saved. Compare the two, then save yours or leave what stands.
        </p>
        ${conflictSides(conflicts)}`,
    formTag(
      // What somebody removed is added again, as a new one.
      {
        action: desk.addresses.item(section.code, list.code, item?.id ?? newItem),
        keys: context.formKeys,
        keep: isStale || problems.length > 0 ? 'typed' : 'saved',
      },
      drawEntries(
        list.entries,
        valuesOfItem(item?.value ?? null, list.entries),
        { typed: shown.typed, problems },
        { sent: shown.sent },
      ),
      formButtons({
        text: isStale ? 'Save what I typed' : 'Save',
        cancel: back,
        cancelText: isStale ? 'Leave what stands' : 'Cancel',
        // Lists are written down one after another: without it each would cost a page more.
        next: opened.isNew ? { text: 'Save and add another', value: 'another' } : undefined,
      }),
      html`<p class="tl-saved" role="status" data-saved></p>`,
    ),
  );
}

/** "There are 3 so far.": what tells one empty form from the one before. */
function sayCount({ desk, list }: OpenedItem): string {
  const count = itemsOf(desk.values, list).length;
  return count === 1 ? 'There is 1 so far.' : `There are ${count} so far.`;
}
