import { html, type SafeHtml } from '#platform/html';

/** How a list is ordered by a column, and which way that is. */
export type ColumnOrder<Order> = {
  readonly order: Order;
  readonly direction: 'ascending' | 'descending';
};

/** A head that orders the list by its column: once more, and the other way round where there is one. */
export function sortHead<Order>(
  name: string,
  orders: readonly [ColumnOrder<Order>, ColumnOrder<Order>?],
  current: Order,
  hrefOf: (order: Order) => string,
  classes = '',
): SafeHtml {
  const [first, second] = orders;
  const isCurrent = orders.find((one) => one?.order === current);
  const next = current === first.order && second !== undefined ? second : first;
  return html`<th
    scope="col"
    class="${classes}"
    ${isCurrent === undefined ? '' : html`aria-sort="${isCurrent.direction}"`}
  >
    <a class="tl-table__sort" href="${hrefOf(next.order)}">${name}</a>${
      isCurrent !== undefined &&
      html`<span aria-hidden="true"> ${isCurrent.direction === 'descending' ? '↓' : '↑'}</span>`
    }
  </th>`;
}
