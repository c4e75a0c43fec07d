import { actingPage, type ActingContext } from '#accounts';
import { html } from '#platform/html';
import { notFound, type Reply } from '#platform/http';
import { composeTerms } from '../rules/compose-terms.ts';
import { loadBrand, openVersion, statusOf } from './parts/open-version.ts';
import { termsFile, termsFormats } from './parts/terms-file.ts';

/** A version of terms of reference as PDF, Word or web page. */
export async function get(context: ActingContext): Promise<Reply> {
  const format = termsFormats.find((one) => one === context.params['format']);
  const opened = format === undefined ? null : await openVersion(context);
  const brand = opened === null ? null : await loadBrand(context);
  if (format === undefined || opened === null || brand === null) return notFound();
  const { version, content } = opened;
  context.note({ number: version.number, format });
  return termsFile(
    composeTerms(content.terms, brand, statusOf(opened)),
    brand,
    `version-${version.number}`,
    format,
    (title, ...inside) => actingPage(context, { title }, html`${inside}`),
  );
}
