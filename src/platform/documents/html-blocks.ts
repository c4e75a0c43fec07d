import { html, type SafeHtml, trusted } from '#platform/html';
import type { Block, Run, Tile } from './content.ts';
import { labelPicture } from './picture.ts';
import { prepareBlocksForPage } from './prepare-content.ts';

type Ids = { readonly prefix: string; next: number };

function takeId(ids: Ids): string {
  ids.next += 1;
  return `${ids.prefix}-${ids.next}`;
}

function renderRuns(runs: readonly Run[]): SafeHtml[] {
  return runs.map((run) => {
    if (typeof run === 'string') return html`${run}`;
    if ('strong' in run) return html`<strong>${run.strong}</strong>`;
    return html`<a class="govuk-link" href="${run.href}">${run.link}</a>`;
  });
}

const paragraphClass = { lead: 'govuk-body-l', quiet: 'govuk-body-s tl-quiet' };

function renderTable(block: Extract<Block, { kind: 'table' }>, ids: Ids): SafeHtml {
  const id = takeId(ids);
  const numeric = (index: number, part: 'header' | 'cell') =>
    block.columns[index]?.align === 'end' ? html` govuk-table__${part}--numeric` : null;
  const rows = block.rows.map(
    (row) =>
      html`<tr class="govuk-table__row">
        ${row.map((cell, index) =>
          index === 0
            ? html`<th scope="row" class="govuk-table__header${numeric(index, 'header')}">${cell}</th>`
            : html`<td class="govuk-table__cell${numeric(index, 'cell')}">${cell}</td>`,
        )}
      </tr>`,
  );
  // The region lets a wide table scroll by keyboard instead of the page.
  return html`<section class="tl-region" aria-labelledby="${id}" tabindex="0">
    <table class="govuk-table tl-table">
      <caption class="govuk-table__caption govuk-table__caption--s" id="${id}">
        ${block.caption}
      </caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          ${block.columns.map(
            (column, index) =>
              html`<th scope="col" class="govuk-table__header${numeric(index, 'header')}">
                ${column.name}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        ${rows}
      </tbody>
    </table>
  </section>`;
}

function renderTile(tile: Tile, ids: Ids): SafeHtml {
  const id = takeId(ids);
  return html`<section
    class="tl-tile${tile.weight === 'large' ? ' tl-tile--large' : null}"
    aria-labelledby="${id}"
  >
    <h2 class="govuk-heading-m tl-tile__title" id="${id}">
      <span class="tl-tile__number">${tile.number}</span> ${tile.title}
    </h2>
    ${tile.blocks.map((block) => renderBlock(block, ids))}
  </section>`;
}

function renderBlock(block: Block, ids: Ids): SafeHtml {
  switch (block.kind) {
    case 'heading':
      return block.level === 2
        ? html`<h2 class="govuk-heading-m">${block.text}</h2>`
        : html`<h3 class="govuk-heading-s">${block.text}</h3>`;
    case 'paragraph':
      return html`<p class="${block.tone ? paragraphClass[block.tone] : 'govuk-body'}">
        ${renderRuns(block.runs)}
      </p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderRuns(item)}</li>`);
      return block.style === 'bullet'
        ? html`<ul class="govuk-list govuk-list--bullet">
            ${items}
          </ul>`
        : html`<ol class="govuk-list govuk-list--number">
            ${items}
          </ol>`;
    }
    case 'facts':
      return html`<dl class="tl-facts">
        ${block.items.map(
          (item) =>
            html`<div class="tl-facts__row">
              <dt>${item.label}</dt>
              <dd>${renderRuns(item.value)}</dd>
            </div>`,
        )}
      </dl>`;
    case 'table':
      return renderTable(block, ids);
    case 'note':
      return html`<div class="tl-note">
        <p class="govuk-body tl-note__title"><strong>${block.title}</strong></p>
        ${block.blocks.map((inner) => renderBlock(inner, ids))}
      </div>`;
    case 'picture':
      return html`<figure class="tl-figure">${trusted(labelPicture(block.svg, block.alternative))}</figure>`;
    case 'tiles':
      return html`<div class="tl-tiles">${block.tiles.map((tile) => renderTile(tile, ids))}</div>`;
  }
}

/** Blocks already prepared, as markup without the frame; ids begin with `prefix`. */
export function renderPreparedBlocks(blocks: readonly Block[], prefix: string): SafeHtml {
  const ids: Ids = { prefix, next: 0 };
  return html`${blocks.map((block) => renderBlock(block, ids))}`;
}

/**
 * The same content for a page of the site, headings from level 2. `prefix` begins every id: give different ones where
 * two stand on one page. Throws a DocumentProblem for what cannot be shown.
 */
export function renderHtmlBlocks(blocks: readonly Block[], prefix = 'document'): SafeHtml {
  return html`<div class="tl-briefing">${renderPreparedBlocks(prepareBlocksForPage(blocks), prefix)}</div>`;
}
