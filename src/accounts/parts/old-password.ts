import { fieldError, type FormProblem } from '#platform/forms';
import { input } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';

/** Where the present password is typed, to be sure that it is its owner who asks. */
export function oldPasswordField(problems: readonly FormProblem[]): SafeHtml {
  return input({
    id: 'old-password',
    name: 'old-password',
    type: 'password',
    label: { text: 'Your password now' },
    hint: { text: 'To be sure that it is you' },
    autocomplete: 'current-password',
    spellcheck: false,
    classes: 'govuk-input--width-20',
    ...fieldError(problems, 'old-password'),
  });
}

/** One sentence for a wrong password and for too many tries. */
export const oldPasswordRefused: FormProblem = {
  field: 'old-password',
  message: 'The password is not right, or there were too many tries. Check it, or try again in a while',
};
