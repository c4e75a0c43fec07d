import { actingPage, actorMay, type ActingContext } from '#accounts';
import { pageLinks, readPaging, sayRange, type Paging } from '#platform/forms';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { londonDay } from '#platform/time';
import { libraryFilter } from '../../parts/library-filter.ts';
import { libraryTable } from '../../parts/library-table.ts';
import { paths, type LibraryQuery } from '../../paths.ts';
import { filterLibrary, readLibraryQuery } from '../../rules/filter-library.ts';
import { libraryRows } from '../../rules/library-rows.ts';
import { listCitations } from '../../store/citations.ts';
import { listLibrary } from '../../store/library.ts';

const itemsShown = 50;

/** What audits cite: laws, guidance, definitions and procedures, each with its editions. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, now } = context;
  const m = actor.membership;
  const asked = readLibraryQuery(context.query);
  const items = await listLibrary(tx, actor.partnership.id);
  const citations = await listCitations(tx, actor.partnership.id);
  const found = filterLibrary(libraryRows(items, citations, londonDay(now)), asked);
  const paging = readPaging(context.query['page'], found.length, itemsShown);
  const shown = found.slice(paging.offset, paging.offset + paging.limit);
  return page(
    actingPage(
      context,
      { title: 'Library', section: 'audits' },
      html`<h1 class="govuk-heading-l">Library</h1>
        <p class="tl-lead">
          What audits cite: laws, guidance, definitions, procedures. Each is kept in its editions, because an audit is
          judged by what held then.
        </p>`,
      actorMay(actor, 'library.keep') && button({ text: 'Add an item', href: paths.libraryAdd(m) }),
      libraryFilter(m, asked),
      summary(m, asked, paging),
      shown.length > 0 && libraryTable(m, asked, shown),
      pageLinks(paging, (number) => paths.library(m, { ...asked, page: number }), 'Pages of the library'),
    ),
  );
}

function summary(m: string, asked: LibraryQuery, paging: Paging): SafeHtml {
  if (paging.total === 0) {
    return html`<p class="govuk-body">
      Nothing in the library matches. <a class="govuk-link" href="${paths.library(m)}">Show the whole library</a>
    </p>`;
  }
  return html`<p class="govuk-body">
    ${sayRange(paging)} ${paging.total === 1 ? 'item' : 'items'}.
    <a class="govuk-link" href="${paths.libraryFile(m, asked)}" download>Download this list (CSV)</a>
  </p>`;
}
