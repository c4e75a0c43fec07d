import type { ActingContext } from '#accounts';
import { readForm, type FormProblem } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import type { LibraryItem } from '../../library/item.ts';
import { retirementForm } from '../../parts/library-retirement.ts';
import { paths } from '../../paths.ts';
import { listCitations } from '../../store/citations.ts';
import { writeItem } from '../../store/library.ts';
import { libraryPage, openItem, writerOf } from '../parts/library-page.ts';

type Found = { readonly item: LibraryItem; readonly audits: number };

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, []));
}

/** Retires an item that the partnership keeps, or brings it back; nothing is ever deleted. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { item } = found;
  const isWantedBack = form.text('wanted') === 'back';
  const itsPage = redirect(paths.libraryItem(actor.membership, item.ref));
  // Somebody else did the same meanwhile: what was wanted is so.
  if (isWantedBack === (item.retired === null)) return itsPage;
  const reader = readForm(form);
  const reason = isWantedBack ? '' : reader.text('reason', { called: 'reason', longest: 1000, lines: true });
  if (reader.problems.length > 0) return invalid(view(context, found, reader.problems));
  const retired = isWantedBack ? null : { on: londonDay(now), reason };
  await writeItem(tx, writerOf(context), item, item, retired);
  return itsPage;
}

async function load(context: ActingContext): Promise<Found | null> {
  const found = await openItem(context);
  if (found === null || found.item.origin !== 'own') return null;
  const { tx, actor } = context;
  const citations = await listCitations(tx, actor.partnership.id, found.item.ref);
  return { item: found.item, audits: new Set(citations.map((citation) => citation.audit)).size };
}

function view(context: ActingContext, { item, audits }: Found, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const cited =
    audits === 0
      ? 'No audit cites it.'
      : `${audits === 1 ? '1 audit cites it' : `${audits} audits cite it`}: there it stays as it is.`;
  return libraryPage(
    context,
    item,
    { title: item.retired === null ? 'Retire this item?' : 'Bring this item back?', problems },
    item.retired === null &&
      html`<p class="govuk-body">
        It can no longer be chosen for new audits, and the list shows it among the retired. ${cited} You can bring
        it back.
      </p>`,
    retirementForm({
      action: paths.libraryItemRetire(m, item.ref),
      cancel: paths.libraryItem(m, item.ref),
      keys: context.formKeys,
      retired: item.retired,
      reason: context.form.text('reason'),
      problems,
    }),
  );
}
