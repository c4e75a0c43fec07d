import { qrCode } from '#platform/charts';
import { totpAddress } from '#platform/crypto';
import { formTag, type FormProblem } from '#platform/forms';
import { button } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';
import { codeField } from './code-field.ts';

/** The three steps of telling an app the secret. `offer` is the secret as we sealed it, for the way back. */
export function setUpForm(
  form: { readonly action: string; readonly keys: FormKeys },
  offered: { readonly secret: string; readonly offer: string; readonly account: string },
  problems: readonly FormProblem[],
  ...more: readonly Content[]
): SafeHtml {
  const spaced = offered.secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
  return formTag(
    form,
    html`<input type="hidden" name="offer" value="${offered.offer}" />
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        <li>
          On your phone, open an authenticator app. If you have none, install Microsoft Authenticator, Google
          Authenticator or the one your organisation uses.
        </li>
        <li>
          In the app, add an account and point the phone at this picture.
          <p class="govuk-body">
            ${qrCode(totpAddress(offered.secret, offered.account), 'QR code for your authenticator app')}
          </p>
          <p class="govuk-body">
            If you cannot, type this key into the app instead: <strong class="tl-key">${spaced}</strong>
          </p>
        </li>
        <li>Enter the code that the app shows now.</li>
      </ol>
      ${more}`,
    codeField(problems),
    button({ text: 'Set up security codes', preventDoubleClick: true }),
  );
}
