import { fieldError, type FormProblem } from '#platform/forms';
import { textarea } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';

/** Where somebody says why, in a few lines. What stands there goes to no spelling or filling service. */
export function reasonArea(
  field: { readonly id: string; readonly label: string; readonly hint: string; readonly value: string },
  problems: readonly FormProblem[],
): SafeHtml {
  const { id, label, hint, value } = field;
  return textarea({
    id,
    name: id,
    label: { text: label },
    hint: { text: hint },
    rows: '3',
    classes: 'tl-measure',
    value,
    autocomplete: 'off',
    spellcheck: false,
    ...fieldError(problems, id),
  });
}
