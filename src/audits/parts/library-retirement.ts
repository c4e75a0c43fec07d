import { fieldError, formButtons, formTag, type FormProblem } from '#platform/forms';
import { textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';
import { displayDay } from '#platform/time';
import type { Retirement } from '../library/item.ts';

/** The form that retires something with a reason, or brings back what was retired. */
export function retirementForm(options: {
  readonly action: string;
  readonly cancel: string;
  readonly keys: FormKeys;
  readonly retired: Retirement | null;
  readonly reason: string;
  readonly problems: readonly FormProblem[];
}): SafeHtml {
  const { action, cancel, keys, retired, reason, problems } = options;
  if (retired !== null) {
    return html`<p class="govuk-body">
        It was retired on ${displayDay(retired.on)}: ${retired.reason} Brought back, it can be chosen for audits
        again.
      </p>
      ${formTag(
        { action, keys },
        html`<input type="hidden" name="wanted" value="back" />`,
        formButtons({ text: 'Bring it back', cancel }),
      )}`;
  }
  return formTag(
    { action, keys },
    html`<input type="hidden" name="wanted" value="retired" />`,
    textarea({
      id: 'reason',
      name: 'reason',
      label: { text: 'Why it is retired' },
      hint: { text: 'Such as "Entered twice" or "No longer used in our area"' },
      rows: '3',
      value: reason,
      ...fieldError(problems, 'reason'),
    }),
    formButtons({ text: 'Retire', cancel, warning: true }),
  );
}
