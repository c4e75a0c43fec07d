import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, type SafeHtml, trusted } from '#platform/html';
import type { DocumentContent, Mark } from './content.ts';
import { readWebFonts } from './fonts.ts';
import { renderPreparedBlocks } from './html-blocks.ts';
import { isLongForItsPages } from './page-settings.ts';
import { prepareContent } from './prepare-content.ts';

let style: string | undefined;

/** The style sheet with the fonts in it: the file is read where nothing else can be fetched. */
function readStyle(): string {
  style ??= [
    ...readWebFonts().map(
      ({ weight, range, address }) =>
        `@font-face{font-family:"Atkinson Hyperlegible Next";font-weight:${weight};src:url(${address}) format("woff2");unicode-range:${range}}`,
    ),
    readFileSync(join(import.meta.dirname, 'document.css'), 'utf8'),
  ].join('\n');
  return style;
}

function renderMark(mark: Mark): SafeHtml {
  if (!mark.logo) return html`<p class="mark">${mark.name}</p>`;
  const address = `data:image/png;base64,${Buffer.from(mark.logo.png).toString('base64')}`;
  return html`<p class="mark">
    <img src="${address}" alt="${mark.name}" width="${mark.logo.width}" height="${mark.logo.height}" />
  </p>`;
}

/** A whole page that needs nothing beside it: no script, no outside reference. Throws a DocumentProblem. */
export function renderHtmlDocument(given: DocumentContent): string {
  const content = prepareContent(given);
  const page = html`<html lang="${content.language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta
        http-equiv="Content-Security-Policy"
        content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
      />
      <title>${content.title}</title>
      <meta name="description" content="${content.subject}" />
      <meta name="author" content="${content.marks.map((mark) => mark.name).join(', ')}" />
      <style>
        :root{--accent:${content.colour}}
        ${trusted(readStyle())}
      </style>
    </head>
    <body class="${content.page}${isLongForItsPages(content) && ' narrow'}">
      <header class="marks">${content.marks.map(renderMark)}</header>
      <main class="tl-briefing">
        <h1>${content.title}</h1>
        ${content.subtitle && html`<p class="subtitle">${content.subtitle}</p>`}${
          content.dated && html`<p class="dated">${content.dated}</p>`
        }${renderPreparedBlocks(content.blocks, 'document')}
      </main>
      ${
        content.footer &&
        html`<footer>
          <p>${content.footer}</p>
        </footer>`
      }
    </body>
  </html>`;
  return `<!DOCTYPE html>\n${page.toString()}`;
}
