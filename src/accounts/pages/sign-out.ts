import { formTag } from '#platform/forms';
import { button } from '#platform/govuk';
import { html } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { openPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { endSession } from '../store/sign-in.ts';

/** Asks first: a link that a page or a mail scanner follows must not sign anybody out. */
export function get(context: OpenContext): OpenReply {
  return {
    kind: 'page',
    html: openPage(
      { title: 'Sign out' },
      html`<h1 class="govuk-heading-l">Sign out</h1>
        <p class="govuk-body">
          What you saved stays. Other people who use this computer will not see what you looked at.
        </p>`,
      formTag(
        { action: paths.signOut(), keys: context.formKeys },
        button({ text: 'Sign out', preventDoubleClick: true }),
      ),
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.start()}">Go back without signing out</a>
      </p>`,
    ),
  };
}

export async function post(context: OpenContext): Promise<OpenReply> {
  if (context.sessionKey !== null) {
    await context.transact(
      { kind: 'person', key: context.sessionKey, membership: null },
      'write',
      async (tx) => endSession(tx),
    );
  }
  return { kind: 'end session', to: paths.signIn() };
}
