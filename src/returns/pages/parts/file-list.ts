import { html, type SafeHtml } from '#platform/html';
import type { Evidence } from '../../evidence.ts';
import { nameOf, sayFile } from '../../parts/evidence-notes.ts';
import { paths } from '../../paths.ts';
import type { OpenedReturn } from './open-return.ts';

/** The files of a return, each with the answer that it belongs to; nothing where there are none. */
export function fileList(
  m: string,
  { one, tool }: Pick<OpenedReturn, 'one' | 'tool'>,
  files: readonly Evidence[],
): SafeHtml | null {
  if (files.length === 0) return null;
  const texts = new Map(tool.sections.flatMap(({ items }) => items.map((item) => [item.id, item.text])));
  return html`<h2 class="govuk-heading-m">Files</h2>
    <ul class="tl-rows">
      ${files.map(
        (file) =>
          html`<li class="tl-row tl-row--plain">
            <p class="tl-row__title">
              <a class="govuk-link" href="${paths.file(m, one.audit, one.id, file.id)}" download>${nameOf(file)}</a>
            </p>
            <p class="tl-row__about">${sayFile(file)}. ${texts.get(file.field)}</p>
          </li>`,
      )}
    </ul>`;
}
