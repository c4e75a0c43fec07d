import { warningText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';

/** Recovery codes, shown once, to be kept as a file or on paper. */
export function recoveryCodesShown(codes: readonly string[]): SafeHtml {
  const text = ['Throughline recovery codes. Each works once, in place of your phone.', '', ...codes, ''];
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(text.join('\r\n'))}`;
  return html`<p class="govuk-body">
      If you lose your phone, one of these codes lets you in with your password. Each works once. Keep them
      where you keep passwords, or print this page and lock it away.
    </p>
    <ul class="tl-codes" aria-label="Recovery codes">
      ${codes.map((code) => html`<li>${code}</li>`)}
    </ul>
    <p class="govuk-body">
      <a class="govuk-link" href="${file}" download="throughline-recovery-codes.txt"
        >Download them as a text file</a
      >
    </p>
    ${warningText({ text: 'They are shown this once. Nobody can look them up for you.', iconFallbackText: 'Warning' })}`;
}
