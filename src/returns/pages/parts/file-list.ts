import { html, type SafeHtml } from '#platform/html';
import type { Evidence } from '../../evidence.ts';
import { nameOf, sayFile } from '../../parts/evidence-notes.ts';
import type { Tool } from '../../tool.ts';

/** The files of a return, each with the question that it belongs to; nothing where there are none. */
export function fileList(
  files: readonly Evidence[],
  address: (id: string) => string,
  question: (field: string) => string,
): SafeHtml | null {
  if (files.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Files</h2>
    <ul class="tl-rows">
      ${files.map(
        (file) =>
          html`<li class="tl-row tl-row--plain">
            <p class="tl-row__title">
              <a class="govuk-link" href="${address(file.id)}" download>${nameOf(file)}</a>
            </p>
            <p class="tl-row__about">${sayFile(file)}. ${question(file.field)}</p>
          </li>`,
      )}
    </ul>`;
}

/** The question of an item, as a tool has it; '' where it is not in it. */
export function questionsOf(tool: Pick<Tool, 'sections'> | null): (field: string) => string {
  const sections = tool?.sections ?? [];
  const texts = new Map(sections.flatMap(({ items }) => items.map((item) => [item.id, item.text])));
  return (field) => texts.get(field) ?? '';
}
