import type { Brand } from '#accounts';
import { DocumentProblem, renderDocument, type DocumentContent } from '#platform/documents';
import { safeFileName } from '#platform/files';
import { html, type SafeHtml } from '#platform/html';
import { file, later, type Reply } from '#platform/http';

export const termsFormats = ['pdf', 'docx', 'html'] as const;

/** Renders terms of reference outside the transaction; where they cannot be made, the page says why. */
export function termsFile(
  content: DocumentContent,
  brand: Pick<Brand, 'shortName'>,
  words: string,
  format: (typeof termsFormats)[number],
  frame: (title: string, ...inside: readonly SafeHtml[]) => SafeHtml,
): Reply {
  return later(async () => {
    try {
      const made = await renderDocument(content, format);
      return file({
        bytes: made.bytes,
        contentType: made.contentType,
        // Whose and what, not of which audit: a title can say too much in a folder of downloads.
        name: safeFileName([brand.shortName, 'terms-of-reference', words], made.extension),
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
