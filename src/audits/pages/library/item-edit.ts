import type { ActingContext } from '#accounts';
import {
  conflictSides,
  formButtons,
  formTag,
  whatDiffers,
  type Conflicting,
  type FormProblem,
} from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ItemTexts, LibraryItem } from '../../library/item.ts';
import {
  itemAsTyped,
  itemFields,
  itemTyped,
  readItem,
  type ItemTyped,
} from '../../parts/library-item-fields.ts';
import { paths } from '../../paths.ts';
import { compareLines, itemLines } from '../../rules/library-lines.ts';
import { latestItemVersion, writeItem } from '../../store/library.ts';
import { libraryPage, openItem, writerOf, type OpenItem } from '../parts/library-page.ts';

type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

/** Changes an item that the partnership keeps, or takes into its library what an audit brought along. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found.item, itemTyped(found.item), {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { item: now, others } = found;
  const typed = itemAsTyped(form);
  const { item, problems } = readItem(form, others);
  if (item === null) return invalid(view(context, now, typed, { problems }));
  const conflicts = compare(now, item);
  if (form.text('version') !== String(now.version) && whatDiffers(conflicts).length > 0)
    return conflict(view(context, now, typed, { conflicts }));
  if (now.origin === 'brought' || whatDiffers(conflicts).length > 0) {
    // One that was retired, and that an audit brings along all the same, has versions already.
    const version = await latestItemVersion(tx, actor.partnership.id, now.ref);
    await writeItem(tx, writerOf(context), { ref: now.ref, version }, item, now.retired);
  }
  return redirect(paths.libraryItem(actor.membership, now.ref));
}

async function load(context: ActingContext): Promise<OpenItem | null> {
  const found = await openItem(context);
  return found === null || found.item.origin === 'shipped' ? null : found;
}

function compare(now: ItemTexts, typed: ItemTexts): readonly Conflicting[] {
  return compareLines(itemLines(now), itemLines(typed));
}

function view(context: ActingContext, item: LibraryItem, values: ItemTyped, trouble: Trouble): SafeHtml {
  const { problems = [], conflicts = [] } = trouble;
  const m = context.actor.membership;
  const back = paths.libraryItem(m, item.ref);
  const version = problems.length > 0 ? context.form.text('version') : String(item.version);
  const plain = item.origin === 'brought' ? 'Keep it in the library' : 'Change this item';
  return libraryPage(
    context,
    item,
    { title: conflicts.length > 0 ? 'Somebody else changed this meanwhile' : plain, problems },
    conflicts.length > 0 &&
      html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
        ${conflictSides(conflicts)}`,
    conflicts.length === 0 &&
      html`<p class="govuk-body">
        ${
          item.origin === 'brought'
            ? 'An audit brought it along. Once your partnership keeps it, you can say where it holds and when its editions were in force.'
            : 'What stands now is kept in the history.'
        }
      </p>`,
    formTag(
      { action: paths.libraryItemEdit(m, item.ref), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${version}" />`,
      itemFields(values, problems),
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
