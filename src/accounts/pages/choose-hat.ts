import { html } from '#platform/html';
import type { OpenContext, OpenReply } from '#platform/http';
import { openPage, sayHat } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { listMyHats } from '../store/people.ts';

/** One sign-in, several hats: which one is in the address from here on, so that two tabs never mix them up. */
export async function get(context: OpenContext): Promise<OpenReply> {
  const { sessionKey } = context;
  if (sessionKey === null) return { kind: 'redirect', to: paths.signIn() };
  const hats = await context.transact(
    { kind: 'person', key: sessionKey, membership: null },
    'read',
    listMyHats,
  );
  const first = hats[0];
  if (first === undefined) return { kind: 'redirect', to: paths.signIn() };
  return {
    kind: 'page',
    html: openPage(
      { title: 'Who are you acting as?' },
      html`<h1 class="govuk-heading-l">Who are you acting as?</h1>
        <p class="tl-lead">
          You are signed in as ${first.person}. Choose what you are here to do; you can switch at any time.
        </p>
        <ul class="tl-rows">
          ${hats.map(
            (hat) =>
              html`<li class="tl-row">
                <p class="tl-row__title">
                  <a class="govuk-link" href="${paths.home(hat.membership)}">${sayHat(hat)}</a>
                </p>
                <p class="tl-row__about">${hat.partnership}${hat.post === null ? '' : html`, ${hat.post}`}</p>
              </li>`,
          )}
        </ul>`,
    ),
  };
}
