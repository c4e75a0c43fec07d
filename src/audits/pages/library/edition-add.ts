import type { ActingContext } from '#accounts';
import { brokenConstraint } from '#platform/db';
import { fieldError, formButtons, formTag, readForm, type FormProblem } from '#platform/forms';
import { input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { LibraryEdition, LibraryItem } from '../../library/item.ts';
import {
  editionAsTyped,
  editionFields,
  editionTyped,
  emptyEditionTyped,
  readEdition,
  type EditionTyped,
} from '../../parts/library-edition-fields.ts';
import { paths } from '../../paths.ts';
import { findEditionOf } from '../../rules/find-citation-faults.ts';
import { findOwnEdition, writeEdition } from '../../store/library.ts';
import { libraryPage, openItem, otherLabels, writerOf } from '../parts/library-page.ts';

/**
 * Adds an edition to any item. With `over` in the address it is the partnership's own version of an edition that is
 * shipped or that an audit brought along, filled with what is known of that.
 */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openItem(context);
  if (found === null) return notFound();
  const { item } = found;
  const over = findOver(item, context.query['over'] ?? '');
  const values = over === null ? emptyEditionTyped : editionTyped(over.label, over);
  return page(view(context, item, over, values, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await openItem(context);
  if (found === null) return notFound();
  const { item } = found;
  const over = findOver(item, form.text('over'));
  const label = readLabel(context, item, over);
  const { texts, problems: others } = readEdition(form, otherLabels(item, label.label));
  const problems = [...label.problems, ...others];
  if (texts === null || problems.length > 0)
    return invalid(view(context, item, over, editionAsTyped(form), problems));
  // One of this name that was retired is brought back with what was typed now; its history goes on.
  const own = await findOwnEdition(tx, actor.partnership.id, item.ref, label.label);
  const key = {
    document: item.ref,
    label: own?.label ?? label.label,
    id: own?.id ?? null,
    version: own?.version ?? 0,
  };
  try {
    await writeEdition(tx, writerOf(context), key, texts, null);
  } catch (error) {
    // Added by somebody else at this moment, or the same name to the database only: it knows more letters than we do.
    if (brokenConstraint(error) !== 'library_edition_label') throw error;
    const taken = { field: 'label', message: labelTaken(label.label) };
    return invalid(view(context, item, over, editionAsTyped(form), [taken]));
  }
  return redirect(paths.libraryItem(actor.membership, item.ref));
}

function findOver(item: LibraryItem, label: string): LibraryEdition | null {
  const edition = findEditionOf(item, label);
  return edition === null || edition.origin === 'own' ? null : edition;
}

function readLabel(
  { form }: ActingContext,
  item: LibraryItem,
  over: LibraryEdition | null,
): { readonly label: string; readonly problems: readonly FormProblem[] } {
  if (over !== null) return { label: over.label, problems: [] };
  const reader = readForm(form);
  const label = reader.text('label', { called: 'name of the edition', longest: 80 });
  const there = findEditionOf(item, label);
  if (there !== null && there.retired === null) reader.refuse('label', labelTaken(there.label));
  return { label, problems: reader.problems };
}

function labelTaken(label: string): string {
  return `The library has an edition “${label}” of this item already. Enter another name`;
}

function view(
  context: ActingContext,
  item: LibraryItem,
  over: LibraryEdition | null,
  values: EditionTyped,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  return libraryPage(
    context,
    item,
    { title: over === null ? 'Add an edition' : `Add details to the edition “${over.label}”`, problems },
    over?.origin === 'shipped' &&
      html`<p class="govuk-body">
        What comes with Throughline stays as it is. Your partnership sees its own version in its place, until you
        retire it.
      </p>`,
    formTag(
      { action: paths.editionAdd(m, item.ref), keys: context.formKeys },
      over === null
        ? input({
            id: 'label',
            name: 'label',
            label: { text: 'Name of the edition' },
            hint: {
              text: 'Audits cite it by this name and it cannot be changed later. Such as "2018" or "July 2018, updated 2020"',
            },
            classes: 'govuk-input--width-20',
            value: values.label,
            ...fieldError(problems, 'label'),
          })
        : html`<input type="hidden" name="over" value="${over.label}" />`,
      editionFields(values, problems, otherLabels(item, over?.label ?? '')),
      formButtons({ text: 'Save', cancel: paths.libraryItem(m, item.ref) }),
    ),
  );
}
