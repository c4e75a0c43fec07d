import type { ActingContext } from '#accounts';
import { html } from '#platform/html';
import { notFound, type Reply } from '#platform/http';
import { composeTerms } from '../rules/compose-terms.ts';
import { openTerms, termsPage } from './parts/open-terms.ts';
import { loadBrand } from './parts/open-version.ts';
import { documentFile, documentFormats } from '../parts/document-file.ts';

/** The terms of reference as they are written now, marked as a draft, as PDF, Word or web page. */
export async function get(context: ActingContext): Promise<Reply> {
  const format = documentFormats.find((one) => one === context.params['format']);
  const opened = format === undefined ? null : await openTerms(context);
  const brand = opened === null ? null : await loadBrand(context);
  if (format === undefined || opened === null || brand === null) return notFound();
  context.note({ format });
  return documentFile(
    composeTerms(opened.terms, brand, { kind: 'draft', day: opened.around.today }),
    brand,
    ['terms-of-reference', 'draft'],
    format,
    (title, ...inside) => termsPage(context, opened, { title }, html`${inside}`),
  );
}
