import { actorMay, actingPage, type ActingContext } from '#accounts';
import { backLink, button, insetText, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { guidanceSeenOn } from '../../guidance.ts';
import type { AuditCitation } from '../../library/citation.ts';
import { libraryKinds, libraryNations, libraryOrigins, type LibraryItem } from '../../library/item.ts';
import { addressLink } from '../../parts/library-address.ts';
import { citationsTable } from '../../parts/library-citations.ts';
import { editionsPicture } from '../../parts/library-picture.ts';
import { editionsTable, passages } from '../../parts/library-editions.ts';
import { paths } from '../../paths.ts';
import { listCitations } from '../../store/citations.ts';
import { openItem } from '../parts/library-page.ts';

/** One item of the library: its editions, what they say, and which audits cite them. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await openItem(context);
  if (found === null) return notFound();
  const { tx, actor } = context;
  const citations = await listCitations(tx, actor.partnership.id, found.item.ref);
  return page(view(context, found.item, citations));
}

function view(context: ActingContext, item: LibraryItem, citations: readonly AuditCitation[]): SafeHtml {
  const { actor, now } = context;
  const m = actor.membership;
  const mayKeep = actorMay(actor, 'library.keep');
  const today = londonDay(now);
  return actingPage(
    context,
    {
      title: item.title,
      section: 'audits',
      back: backLink({ href: paths.library(m), text: 'Library' }),
    },
    html`<span class="govuk-caption-l">${libraryKinds[item.kind]}</span>
      <h1 class="govuk-heading-l">${item.title}</h1>`,
    item.retired !== null &&
      insetText({
        text: `Retired on ${displayDay(item.retired.on)}: ${item.retired.reason} It stays here for the audits that cite it.`,
      }),
    item.purpose !== null && html`<p class="tl-lead tl-lines">${item.purpose}</p>`,
    facts(item),
    mayKeep && keeping(m, item),
    editionsTable(m, item, today, mayKeep),
    editionsPicture(actor.partnership.colour, item, citations, today),
    passages(item),
    citationsTable(m, item, citations, today),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.libraryHistory(m, item.ref)}">History of changes</a>
    </p>`,
  );
}

function facts(item: LibraryItem): SafeHtml {
  const row = (key: string, value: SafeHtml | string | null) =>
    value === null ? null : { key: { text: key }, value: { html: html`${value}` } };
  const seen = {
    shipped: `. Its list was last looked through on ${displayDay(guidanceSeenOn)}`,
    own: '',
    brought: '. Your partnership does not keep it yet',
  }[item.origin];
  const everywhere = item.nations.length === libraryNations.length;
  const nations = everywhere ? 'United Kingdom' : new Intl.ListFormat('en-GB').format(item.nations);
  return summaryList({
    rows: [
      row('Publisher', item.publisher),
      row('Holds in', nations === '' ? null : nations),
      row('Address', item.address === null ? null : addressLink(item.address)),
      row('Comes from', `${libraryOrigins[item.origin]}${seen}`),
    ].filter((one) => one !== null),
  });
}

function keeping(m: string, item: LibraryItem): SafeHtml {
  const more =
    item.origin === 'shipped'
      ? []
      : item.origin === 'brought'
        ? [[paths.libraryItemEdit(m, item.ref), 'Keep it in the library']]
        : [
            [paths.libraryItemEdit(m, item.ref), 'Change this item'],
            [paths.libraryItemRetire(m, item.ref), item.retired === null ? 'Retire it' : 'Bring it back'],
          ];
  return html`<div class="govuk-button-group">
    ${button({ text: 'Add an edition', href: paths.editionAdd(m, item.ref), classes: 'govuk-button--secondary' })}
    ${more.map(([href, text]) => html`<a class="govuk-link" href="${href}">${text}</a>`)}
  </div>`;
}
