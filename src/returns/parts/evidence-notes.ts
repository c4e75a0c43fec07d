import { attachmentTypes } from '#platform/files';
import { html, type SafeHtml } from '#platform/html';
import { saySize, type Evidence } from '../evidence.ts';

/** What a file is called where its name does not open any more. */
export function nameOf(file: Evidence): string {
  return file.name ?? 'A file that does not open any more';
}

/** "PDF, 1.4 MB" */
export function sayFile(file: Evidence): string {
  return `${attachmentTypes[file.kind].called}, ${saySize(file.bytes)}`;
}

/** Before the id of an item, in the value of the button that saves and goes on to adding a file. */
export const fileButton = 'file:';

/** The files of one answer below it, and where files may be added the way to add another. */
export function evidenceNotes(
  files: readonly Evidence[],
  to: {
    readonly file: (id: string) => string;
    readonly removal: (id: string) => string;
    /** The item and its words where a file may be added. */
    readonly add: { readonly id: string; readonly text: string } | null;
  },
): SafeHtml | null {
  const { add } = to;
  if (files.length === 0 && add === null) return null;
  return html`<div class="tl-answer-note">
    ${files.map(
      (file) =>
        html`<p>
          <a class="govuk-link" href="${to.file(file.id)}" download>${nameOf(file)}</a> (${sayFile(file)})
          <a class="govuk-link" href="${to.removal(file.id)}"
            >Remove<span class="govuk-visually-hidden"> the file ${nameOf(file)}</span></a
          >
        </p>`,
    )}
    ${
      add !== null &&
      html`<button class="tl-mover__button" type="submit" name="next" value="${fileButton}${add.id}">
        Save and add a file<span class="govuk-visually-hidden"> that shows: ${add.text}</span>
      </button>`
    }
  </div>`;
}
