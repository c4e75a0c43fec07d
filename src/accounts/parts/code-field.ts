import { fieldError, type FormProblem } from '#platform/forms';
import { input } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';

/** Where the six figures of the app are typed. Never filled in again: a code that was refused is of no use. */
export function codeField(problems: readonly FormProblem[]): SafeHtml {
  return input({
    id: 'code',
    name: 'code',
    label: { text: 'Security code' },
    hint: { text: 'The 6 figures your app shows for Throughline. They change every 30 seconds' },
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    spellcheck: false,
    classes: 'govuk-input--width-10 govuk-input--extra-letter-spacing',
    ...fieldError(problems, 'code'),
  });
}

/** What was typed as a code, without the spaces that apps show in it. */
export function readCode(typed: string): string {
  return typed.slice(0, 40).replaceAll(/\s/g, '');
}
