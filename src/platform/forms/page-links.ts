import { pagination } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';

/** One page of a long list. */
export type Paging = {
  /** 1 upwards. */
  readonly page: number;
  /** Number of pages, at least 1. */
  readonly pages: number;
  readonly total: number;
  /** Rows to pass over, and the most to show. */
  readonly offset: number;
  readonly limit: number;
};

/** The page asked for in an address, moved to the nearest one there is; `limit` is the number of rows a page. */
export function readPaging(asked: string | undefined, total: number, limit: number): Paging {
  const pages = Math.max(1, Math.ceil(total / limit));
  const number = /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1;
  const page = Math.min(Math.max(1, number), pages);
  return { page, pages, total, offset: (page - 1) * limit, limit };
}

/** "51 to 100 of 500"; without the range where everything is on one page. */
export function sayRange(paging: Paging): string {
  const { offset, limit, pages } = paging;
  const total = paging.total.toLocaleString('en-GB');
  if (pages === 1) return total;
  const last = Math.min(offset + limit, paging.total);
  return `${(offset + 1).toLocaleString('en-GB')} to ${last.toLocaleString('en-GB')} of ${total}`;
}

/** Links to the pages of a list: the first, the last, this one and its neighbours; nothing where there is one page. */
export function pageLinks(
  paging: Paging,
  addressOf: (page: number) => string,
  label: string,
): SafeHtml | null {
  const { page, pages } = paging;
  if (pages === 1) return null;
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter(
    (number) => number >= 1 && number <= pages,
  );
  const items = shown.flatMap((number, index) => {
    const item = { number: String(number), href: addressOf(number), current: number === page };
    const isGap = index > 0 && number - (shown[index - 1] ?? number) > 1;
    return isGap ? [{ ellipsis: true }, item] : [item];
  });
  return pagination({
    landmarkLabel: label,
    items,
    ...(page > 1 ? { previous: { href: addressOf(page - 1) } } : {}),
    ...(page < pages ? { next: { href: addressOf(page + 1) } } : {}),
  });
}
