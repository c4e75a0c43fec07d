import { passwordProblem } from '#platform/crypto';
import { fieldError, type FormProblem } from '#platform/forms';
import { input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { OpenContext } from '#platform/http';

/** Where a new password is typed, twice. What was typed is never shown again. */
export function newPasswordFields(problems: readonly FormProblem[]): SafeHtml {
  const field = (id: string, label: string, hint: string | null) =>
    input({
      id,
      name: id,
      type: 'password',
      autocomplete: 'new-password',
      spellcheck: false,
      classes: 'govuk-input--width-20',
      label: { text: label },
      ...(hint === null ? {} : { hint: { text: hint } }),
      ...fieldError(problems, id),
    });
  return html`${field(
    'password',
    'Password',
    'At least 12 characters. Three words that have nothing to do with each other are good. You can paste it.',
  )}${field('again', 'Password again', null)}`;
}

/** What is wrong with a new password typed twice; `about`: names and addresses that would be tried first. */
export function newPasswordProblem(
  { form }: Pick<OpenContext, 'form'>,
  about: readonly string[],
): FormProblem | null {
  const password = form.text('password');
  const weak = passwordProblem(password, about);
  if (weak !== null) return { field: 'password', message: weak };
  if (password === form.text('again')) return null;
  return { field: 'again', message: 'The two passwords are not the same. Type the password again' };
}

/** What would be tried first for this person; the part of the address behind the @ as well. */
export function guessable(person: { readonly name: string; readonly email: string }): readonly string[] {
  return [person.name, person.email, person.email.split('@')[1] ?? '', 'Throughline'];
}
