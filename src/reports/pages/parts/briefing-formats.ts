import { documentFormats } from '#audits';
import type { DocumentFormat } from '#platform/documents';
import { html, type SafeHtml } from '#platform/html';
import type { BriefingKind } from '../../briefing.ts';
import { briefingLabel } from '../../briefing.ts';
import { paths } from '../../paths.ts';

const labels: Readonly<Record<DocumentFormat, string>> = { pdf: 'PDF', docx: 'Word', html: 'Web page' };

/** The forms in which a briefing can be downloaded, as links; each link says of what. */
export function briefingFormats(m: string, a: string, kind: BriefingKind): SafeHtml {
  return html`<ul class="tl-download__formats">
    ${documentFormats.map(
      (format) =>
        html`<li>
          <a class="govuk-link" href="${paths.briefingFile(m, a, kind, format)}"
            >${labels[format]}<span class="govuk-visually-hidden"> of the ${briefingLabel(kind)}</span></a
          >
        </li>`,
    )}
  </ul>`;
}
