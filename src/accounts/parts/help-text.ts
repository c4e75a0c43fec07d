import { html, type SafeHtml } from '#platform/html';

/** What this is, and what to do when one is stuck: for people who are signed in and those who are not. */
export function helpText(): SafeHtml {
  return html`<h1 class="govuk-heading-l">Help</h1>
    <p class="tl-lead">
      Throughline keeps a partnership's multi-agency case file audits: what was looked at, who took part, what
      was found and what was recommended.
    </p>
    <h2 class="govuk-heading-m">Bring in an audit you have published</h2>
    <p class="govuk-body">
      A coordinator opens <strong>Audits</strong> and chooses <strong>Bring in a published audit</strong>. The
      audit comes as one file. If anything in the file is wrong, the page says where and what is allowed, and
      nothing is kept. Bringing the same audit in again updates it.
    </p>
    <h2 class="govuk-heading-m">Make its briefings</h2>
    <p class="govuk-body">
      Open the audit and choose <strong>Briefings</strong>. The participation table, the summary briefing and
      the 7-minute briefing are made from what was recorded, as a web page, a PDF and a Word document. Counts
      of cases are worked out, not typed.
    </p>
    <h2 class="govuk-heading-m">What the words mean</h2>
    <dl class="govuk-summary-list govuk-summary-list--no-border">
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Nothing said</dt>
        <dd class="govuk-summary-list__value">
          The publication is silent about an agency. It is never shown as 0.
        </dd>
      </div>
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Not explained</dt>
        <dd class="govuk-summary-list__value">
          Cases that a statement leaves over: the figures given do not add up to the sample.
        </dd>
      </div>
      <div class="govuk-summary-list__row">
        <dt class="govuk-summary-list__key">Recommendation</dt>
        <dd class="govuk-summary-list__value">
          Goes to a board, with an owner. A <strong>suggested action</strong> is what a publication called
          one.
        </dd>
      </div>
    </dl>
    <h2 class="govuk-heading-m">If you cannot sign in</h2>
    <p class="govuk-body">
      Ask your partnership's administrator for a new link. Nobody else can see or set your password.
    </p>
    <h2 class="govuk-heading-m">If a child may be unsafe now</h2>
    <p class="govuk-body">
      Follow your own agency's emergency and referral procedures at once. This service does not replace them.
    </p>`;
}

/** The accessibility statement that public bodies must give (SI 2018/952). */
export function accessibilityText(): SafeHtml {
  return html`<h1 class="govuk-heading-l">Accessibility statement</h1>
    <p class="tl-lead">
      We want everybody to be able to use this service, by keyboard, with a screen reader, at large sizes and
      without script.
    </p>
    <h2 class="govuk-heading-m">How accessible it is</h2>
    <p class="govuk-body">
      The pages and documents are made to meet the Web Content Accessibility Guidelines 2.2 at level AA. Every
      page is tested by program and by keyboard, at 320 and 1280 pixels. PDF documents are made to PDF/UA-1:
      they carry their reading order, headings, table headers and alternative texts. Word documents use real
      styles.
    </p>
    <h2 class="govuk-heading-m">What we know is not yet right</h2>
    <p class="govuk-body">
      Wide tables scroll sideways inside their own region on small screens. The service has not yet been
      audited by an outside body.
    </p>
    <h2 class="govuk-heading-m">Tell us</h2>
    <p class="govuk-body">
      If something does not work for you, tell your partnership's coordinator, who can also send you any
      document in another form. If you are not content with the answer, contact the Equality Advisory and
      Support Service.
    </p>`;
}
