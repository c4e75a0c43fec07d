import { html, type Content, type SafeHtml } from '#platform/html';
import { button } from '#platform/govuk';
import type { Kept, StatusPages } from '#platform/http';
import { openPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';

/** The pages for when something is not there, not yours, or not working. One look, no dead ends. */
export const statusPages: StatusPages = {
  notFound: () =>
    plain(
      'Page not found',
      html`<p class="govuk-body">
          There is no page here that you can see. If you typed the address, check that it is right.
        </p>
        <p class="govuk-body">
          If you were signed in, your time may have run out:
          <a class="govuk-link" href="${paths.signIn()}">sign in again</a>. Otherwise
          <a class="govuk-link" href="${paths.start()}">go to the start</a>.
        </p>`,
    ),
  signedOut: (kept) =>
    plain(
      'You have been signed out',
      html`<p class="govuk-body">
          You were away for a while, so we signed you out. What you typed has not been saved yet. It is kept on
          this page.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="${paths.signIn()}" target="_blank" rel="noopener"
            >Sign in again in a new tab</a
          >. Then come back to this one.
        </p>`,
      sendAgain(kept, 'I have signed in: carry on'),
      keptText(kept),
    ),
  signedInAnew: (kept) =>
    plain(
      'Save what you typed?',
      html`<p class="govuk-body">
        You have signed in again since that page was opened, so we ask before we take anything from it. Nothing has
        been saved yet.
      </p>`,
      sendAgain(kept, 'Yes, go on'),
      html`<p class="govuk-body"><a class="govuk-link" href="${paths.start()}">No, go to the start</a></p>`,
      keptText(kept),
    ),
  refused: (kept) =>
    plain(
      'This form could not be taken',
      html`<p class="govuk-body">
          It was too large, incomplete, or did not come from a page of this service that is still current.
          Nothing was saved.
        </p>
        <p class="govuk-body">Go back, load the page again and send the form once more.</p>`,
      keptText(kept),
    ),
  doneAlready: (kept) =>
    plain(
      'This was done already',
      html`<p class="govuk-body">
          The same form reached us before and was done then. It was not done a second time.
        </p>
        <p class="govuk-body">
          What the answer showed is shown once only. If it held a link that you did not note, make a new link.
        </p>
        <p class="govuk-body"><a class="govuk-link" href="${kept.path}">Go back to the form</a></p>`,
    ),
  unavailable: (kept) => {
    const isTyped = kept.form !== null && kept.form.entries.length > 0;
    return plain(
      'The service is not available for a moment',
      html`<p class="govuk-body">
        ${
          kept.form === null
            ? 'We could not take that just now, and nothing was saved. Go back with your browser to what you typed, and send it again in a minute.'
            : `We could not reach our records. Nothing was lost${isTyped ? ', and what you typed is kept on this page' : ''}. Try again in a minute.`
        }
      </p>`,
      isTyped
        ? [sendAgain(kept, 'Try again'), keptText(kept)]
        : html`<p class="govuk-body"><a class="govuk-link" href="${kept.path}">Try again</a></p>`,
    );
  },
  tooMany: () =>
    plain(
      'Too many tries',
      html`<p class="govuk-body">
          There were too many tries from your network in a short time. Wait a minute and try again.
        </p>
        <p class="govuk-body"><a class="govuk-link" href="${paths.start()}">Go to the start</a></p>`,
    ),
  fault: (reference) =>
    plain(
      'Something went wrong on our side',
      html`<p class="govuk-body">
          Nothing was saved. Try again in a few minutes. If it happens again, tell your partnership's
          coordinator this reference: <strong>${reference}</strong>
        </p>
        <p class="govuk-body"><a class="govuk-link" href="${paths.start()}">Go to the start</a></p>`,
    ),
};

function plain(title: string, ...content: readonly Content[]): SafeHtml {
  return openPage({ title }, html`<h1 class="govuk-heading-l">${title}</h1>`, content);
}

/** The same form once more, with everything that was in it. */
function sendAgain(kept: Kept, text: string): SafeHtml | null {
  if (kept.form === null || kept.form.entries.length === 0) return null;
  return html`<form method="post" action="${kept.path}">
    ${[...kept.again, ...kept.form.entries].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${button({ text, preventDoubleClick: true })}
  </form>`;
}

/** What was typed, to be read and copied; hidden choices without words are left out. */
function keptText(kept: Kept): SafeHtml | null {
  const typed = (kept.form?.entries ?? []).filter(
    ([name, value]) => value.trim() !== '' && !/^(?:seen\.|_|version$)/.test(name),
  );
  if (typed.length === 0) return null;
  return html`<h2 class="govuk-heading-m">What you typed</h2>
    <dl class="govuk-summary-list">
      ${typed.map(
        ([name, value]) =>
          html`<div class="govuk-summary-list__row">
            <dt class="govuk-summary-list__key">${sayField(name)}</dt>
            <dd class="govuk-summary-list__value tl-kept">${value}</dd>
          </div>`,
      )}
    </dl>`;
}

function sayField(name: string): string {
  const words = name.replace(/[-_]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
