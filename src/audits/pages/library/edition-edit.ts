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
import type { LibraryEdition, LibraryItem } from '../../library/item.ts';
import {
  editionAsTyped,
  editionFields,
  editionTyped,
  readEdition,
  type EditionTyped,
} from '../../parts/library-edition-fields.ts';
import { paths } from '../../paths.ts';
import { compareLines, editionLines } from '../../rules/library-lines.ts';
import { writeEdition } from '../../store/library.ts';
import { libraryPage, openEdition, otherLabels, writerOf } from '../parts/library-page.ts';

type Own = LibraryEdition & { readonly id: string };
type Trouble = { readonly problems?: readonly FormProblem[]; readonly conflicts?: readonly Conflicting[] };

/** Changes an edition that the partnership keeps; its name stays, because audits cite it by that. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openEdition(context);
  if (found === null) return notFound();
  const { item, edition } = found;
  return page(view(context, item, edition, editionTyped(edition.label, edition), {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await openEdition(context);
  if (found === null) return notFound();
  const { item, edition: now } = found;
  const typed = editionAsTyped(form);
  const { texts, problems } = readEdition(form, otherLabels(item, now.label));
  if (texts === null) return invalid(view(context, item, now, typed, { problems }));
  const conflicts = compareLines(editionLines(now), editionLines(texts));
  if (form.text('version') !== String(now.version) && whatDiffers(conflicts).length > 0)
    return conflict(view(context, item, now, typed, { conflicts }));
  if (whatDiffers(conflicts).length > 0)
    await writeEdition(tx, writerOf(context), { ...now, document: item.ref }, texts, now.retired);
  return redirect(paths.libraryItem(actor.membership, item.ref));
}

function view(
  context: ActingContext,
  item: LibraryItem,
  edition: Own,
  values: EditionTyped,
  trouble: Trouble,
): SafeHtml {
  const { problems = [], conflicts = [] } = trouble;
  const m = context.actor.membership;
  const back = paths.libraryItem(m, item.ref);
  const version = problems.length > 0 ? context.form.text('version') : String(edition.version);
  const title =
    conflicts.length > 0 ? 'Somebody else changed this meanwhile' : `Change the edition “${edition.label}”`;
  return libraryPage(
    context,
    item,
    { title, problems },
    conflicts.length > 0
      ? html`<p class="tl-lead">Nothing was saved. Compare the two, then save yours or leave what stands.</p>
          ${conflictSides(conflicts)}`
      : html`<p class="govuk-body">What stands now is kept in the history. The name of an edition stays.</p>`,
    formTag(
      { action: paths.editionEdit(m, item.ref, edition.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${version}" />`,
      editionFields(values, problems, otherLabels(item, edition.label)),
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
