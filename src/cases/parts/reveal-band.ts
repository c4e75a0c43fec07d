import { button } from '#platform/govuk';
import { formTag } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import type { FormKeys } from '#platform/http';
import { displayTime } from '#platform/time';

/**
 * The plain amber band over whoever the people are: until when, to whom, and "Hide now". What goes when the time is up
 * carries `data-while-shown`.
 */
export function revealBand(shown: {
  readonly until: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** Who looks, in words. */
  readonly to: string;
  readonly hide: string;
  readonly keys: FormKeys;
}): SafeHtml {
  const seconds = Math.max(
    0,
    Math.ceil((shown.until.epochMilliseconds - shown.now.epochMilliseconds) / 1000),
  );
  return html`<section class="tl-reveal" aria-label="Shown for a while" data-seconds-left="${seconds}">
    <p>
      <strong>Who the people are is shown until ${displayTime(shown.until)}</strong>
      <span class="tl-reveal__clock" data-clock></span><br />
      To ${shown.to}, at ${displayTime(shown.now)}. Each view is recorded.
    </p>
    ${formTag(
      { action: shown.hide, keys: shown.keys },
      button({ text: 'Hide now', classes: 'govuk-button--secondary', preventDoubleClick: true }),
    )}
  </section>`;
}
