import { nameMembers, type ActingContext } from '#accounts';
import { conflictSides } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { paths } from '../../paths.ts';
import { libraryChanges, type LibraryChange } from '../../rules/library-changes.ts';
import { listFormerTexts } from '../../store/library.ts';
import { libraryPage, openItem } from '../parts/library-page.ts';

/** Who changed what in an item and its editions, when, with both texts. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const found = await openItem(context);
  if (found === null) return notFound();
  const { item } = found;
  const { items, editions } = await listFormerTexts(tx, actor.partnership.id, item.ref);
  const changes = libraryChanges(items, editions, item.origin);
  const names = await nameMembers(
    tx,
    changes.map((change) => change.by),
  );
  return page(
    libraryPage(
      context,
      item,
      { title: 'History' },
      changes.length === 0
        ? html`<p class="govuk-body">
            Your partnership has changed nothing about it yet. What it adds or changes will be here, with who did it
            and both texts. <a class="govuk-link" href="${paths.libraryItem(actor.membership, item.ref)}">Back to the item</a>
          </p>`
        : changes.map((change) => changeOf(change, names.get(change.by) ?? 'Somebody who has left')),
    ),
  );
}

function changeOf(change: LibraryChange, who: string): SafeHtml {
  const isNew = change.lines.every((line) => line.before === '');
  return html`<section class="tl-change">
    <h2 class="govuk-heading-m">${change.what}</h2>
    <p class="govuk-body">${who}, ${displayInstant(change.at)}</p>
    ${
      isNew
        ? html`<ul class="govuk-list govuk-list--bullet">
            ${change.lines.map((line) => html`<li>${line.label}: <span class="tl-long">${line.after}</span></li>`)}
          </ul>`
        : conflictSides(
            change.lines.map((line) => ({ label: line.label, now: line.before, typed: line.after })),
            { now: 'Before', typed: 'After', level: 3 },
          )
    }
  </section>`;
}
