import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';

/** The button that sends a form, and the link that leaves it. `warning` for what cannot be undone. */
export function formButtons(options: {
  readonly text: string;
  readonly cancel: string;
  readonly cancelText?: string;
  readonly warning?: boolean;
  /** A second way to send it, told from the first by this value under `next`. */
  readonly next?: { readonly text: string; readonly value: string } | undefined;
}): SafeHtml {
  return html`<div class="govuk-button-group">
    ${button({
      text: options.text,
      preventDoubleClick: true,
      ...(options.warning === true ? { classes: 'govuk-button--warning' } : {}),
    })}
    ${
      options.next !== undefined &&
      button({
        text: options.next.text,
        classes: 'govuk-button--secondary',
        name: 'next',
        value: options.next.value,
        preventDoubleClick: true,
      })
    }
    <a class="govuk-link" href="${options.cancel}">${options.cancelText ?? 'Cancel'}</a>
  </div>`;
}
