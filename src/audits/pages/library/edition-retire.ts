import type { ActingContext } from '#accounts';
import { readForm, type FormProblem } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import type { LibraryEdition, LibraryItem } from '../../library/item.ts';
import { retirementForm } from '../../parts/library-retirement.ts';
import { paths } from '../../paths.ts';
import { writeEdition } from '../../store/library.ts';
import { libraryPage, openEdition, writerOf } from '../parts/library-page.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const found = await openEdition(context);
  return found === null ? notFound() : page(view(context, found.item, found.edition, []));
}

/** Retires an edition that the partnership keeps, or brings it back; a shipped one it stood in place of returns. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const found = await openEdition(context);
  if (found === null) return notFound();
  const { item, edition } = found;
  const isWantedBack = form.text('wanted') === 'back';
  const itsPage = redirect(paths.libraryItem(actor.membership, item.ref));
  // Somebody else did the same meanwhile: what was wanted is so.
  if (isWantedBack === (edition.retired === null)) return itsPage;
  const reader = readForm(form);
  const reason = isWantedBack ? '' : reader.text('reason', { called: 'reason', longest: 1000, lines: true });
  if (reader.problems.length > 0) return invalid(view(context, item, edition, reader.problems));
  const retired = isWantedBack ? null : { on: londonDay(now), reason };
  await writeEdition(tx, writerOf(context), { ...edition, document: item.ref }, edition, retired);
  return itsPage;
}

function view(
  context: ActingContext,
  item: LibraryItem,
  edition: LibraryEdition & { readonly id: string },
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const question = edition.retired === null ? 'Retire' : 'Bring back';
  return libraryPage(
    context,
    item,
    { title: `${question} the edition “${edition.label}”?`, problems },
    edition.retired === null &&
      html`<p class="govuk-body">
        It can no longer be chosen for new audits and no longer counts as replacing another edition. Audits that cite
        it stay as they are. If Throughline brings an edition of this name, that one stands again.
      </p>`,
    retirementForm({
      action: paths.editionRetire(m, item.ref, edition.id),
      cancel: paths.libraryItem(m, item.ref),
      keys: context.formKeys,
      retired: edition.retired,
      reason: context.form.text('reason'),
      problems,
    }),
  );
}
