import type { Brand } from '#accounts';
import { DocumentProblem, renderDocument, type DocumentContent } from '#platform/documents';
import { safeFileName } from '#platform/files';
import { html, type SafeHtml } from '#platform/html';
import { file, later, type Reply } from '#platform/http';

/** The forms in which a document of an audit is downloaded. */
export const documentFormats = ['pdf', 'docx', 'html'] as const;

/**
 * Renders a document outside the transaction; where it cannot be made, the page says why. `words`: what its file is called
 * beside whose it is. Not of which audit: a title can say too much in a folder of downloads.
 */
export function documentFile(
  content: DocumentContent,
  brand: Pick<Brand, 'shortName'>,
  words: readonly string[],
  format: (typeof documentFormats)[number],
  frame: (title: string, ...inside: readonly SafeHtml[]) => SafeHtml,
): Reply {
  return later(async () => {
    try {
      const made = await renderDocument(content, format);
      return file({
        bytes: made.bytes,
        contentType: made.contentType,
        name: safeFileName([brand.shortName, ...words], made.extension),
        disposition: 'attachment',
      });
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error;
      return {
        kind: 'invalid',
        html: frame(
          'The document cannot be made',
          html`<h1 class="govuk-heading-l">The document cannot be made</h1>
            <p class="govuk-body">${error.message}</p>`,
        ),
      };
    }
  });
}
