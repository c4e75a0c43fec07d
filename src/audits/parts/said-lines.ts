import { html, type Content } from '#platform/html';

/** A value in words, a line each; several as a list, nothing as a quiet word. */
export function saidLines(said: string, nothing = 'Nothing yet'): Content {
  const lines = said.split('\n').filter((line) => line !== '');
  if (lines.length === 0) return html`<span class="tl-quiet">${nothing}</span>`;
  if (lines.length === 1) return lines[0];
  return html`<ul class="govuk-list govuk-list--bullet">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}
