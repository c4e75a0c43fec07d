import { actingPage, type ActingContext } from '#accounts';
import { problemSummary, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import type { LibraryEdition, LibraryItem } from '../../library/item.ts';
import { paths } from '../../paths.ts';
import { listLibrary } from '../../store/library.ts';

/** The item that a page's address names, with the rest of the library. */
export type OpenItem = { readonly item: LibraryItem; readonly others: readonly LibraryItem[] };

/** What the address names; null where the library has no such item. */
export async function openItem(context: ActingContext): Promise<OpenItem | null> {
  const { tx, actor, params } = context;
  const items = await listLibrary(tx, actor.partnership.id);
  const item = items.find((one) => one.ref === params['document']);
  if (item === undefined) return null;
  context.note({ document: item.ref });
  return { item, others: items.filter((other) => other.ref !== item.ref) };
}

/** The partnership's own edition that an address names; null where the item has none. */
export async function openEdition(
  context: ActingContext,
): Promise<(OpenItem & { readonly edition: LibraryEdition & { readonly id: string } }) | null> {
  const found = await openItem(context);
  const edition = found?.item.editions.find((one) => one.id === context.params['edition']);
  if (found === null || edition === undefined || edition.id === null) return null;
  return { ...found, edition: { ...edition, id: edition.id } };
}

/** Other editions than this one, by label, that somebody may say it replaced. */
export function otherLabels(item: LibraryItem, label: string): readonly string[] {
  return item.editions
    .filter((edition) => edition.retired === null && edition.label.toLowerCase() !== label.toLowerCase())
    .map((edition) => edition.label);
}

/** A page about one item, with the way back to it; `item` null is a page about the library. */
export function libraryPage(
  context: ActingContext,
  item: LibraryItem | null,
  parts: { readonly title: string; readonly problems?: readonly FormProblem[] },
  ...content: readonly Content[]
): SafeHtml {
  const m = context.actor.membership;
  const { title, problems = [] } = parts;
  const back =
    item === null
      ? backLink({ href: paths.library(m), text: 'Library' })
      : backLink({ href: paths.libraryItem(m, item.ref), text: 'Back to the item' });
  return actingPage(
    context,
    { title, section: 'audits', back, hasProblems: problems.length > 0 },
    problemSummary(problems),
    item !== null && html`<span class="govuk-caption-l">${item.title}</span>`,
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}

/** Which partnership and who in it writes. */
export function writerOf({ actor }: ActingContext): { partnership: string; membership: string } {
  return { partnership: actor.partnership.id, membership: actor.membership };
}
