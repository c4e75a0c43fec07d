import type { ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { paths } from '../../paths.ts';
import { sayCase } from '../../sample-case.ts';
import type { OpenedCase } from './open-case.ts';
import { casesPage } from './open-cases.ts';

/** In place of a page that changes who the people are, while one's own look at them is not open, or they do not open. */
export function notShown(context: ActingContext, opened: OpenedCase): Reply {
  const m = context.actor.membership;
  const { audit, one } = opened;
  const identity = paths.identity(m, audit.id, one.id);
  return page(
    casesPage(
      context,
      opened,
      {
        title: `${sayCase(one)}: who the people are`,
        part: 'cases',
        back: backLink({ href: identity, text: 'Who the people are' }),
      },
      html`<h1 class="govuk-heading-l">${sayCase(one)}: who the people are is not shown</h1>
        <p class="tl-lead">You can change it while you look at it.</p>
        <p class="govuk-body">
          <a class="govuk-link" href="${paths.reveal(m, audit.id, one.id)}">Show who they are</a>, or see
          <a class="govuk-link" href="${identity}">what is recorded, in counts</a>.
        </p>`,
    ),
  );
}
