import { actingPage, type ActingContext } from '#accounts';
import { html } from '#platform/html';
import { notFound, type Reply } from '#platform/http';
import { composeTerms } from '../rules/compose-terms.ts';
import { loadBrand, openVersion, statusOf } from './parts/open-version.ts';
import { documentFile, documentFormats } from '../parts/document-file.ts';

/** A version of terms of reference as PDF, Word or web page. */
export async function get(context: ActingContext): Promise<Reply> {
  const format = documentFormats.find((one) => one === context.params['format']);
  const opened = format === undefined ? null : await openVersion(context);
  const brand = opened === null ? null : await loadBrand(context);
  if (format === undefined || opened === null || brand === null) return notFound();
  const { version, content } = opened;
  context.note({ number: version.number, format });
  return documentFile(
    composeTerms(content.terms, brand, statusOf(opened)),
    brand,
    ['terms-of-reference', `version-${version.number}`],
    format,
    (title, ...inside) => actingPage(context, { title }, html`${inside}`),
  );
}
