import type { ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, type Reply } from '#platform/http';
import { paths } from '../../paths.ts';
import { returnStates } from '../../return.ts';
import { listMyReturns, type MyReturn } from '../../store/returns.ts';
import { returnPage } from './open-return.ts';

/** Says that somebody else did something with the return first; what was written is given back, and nothing is kept. */
export async function overtakenPage(
  context: ActingContext,
  seen: MyReturn,
  typed: readonly string[],
): Promise<Reply> {
  const [now] = await listMyReturns(context.tx, seen.id);
  return conflict(view(context, now ?? seen, typed));
}

function view(context: ActingContext, one: MyReturn, typed: readonly string[]): SafeHtml {
  const home = paths.return(context.actor.membership, one.audit, one.id);
  return returnPage(
    context,
    { one },
    { title: 'Somebody else was first', back: backLink({ href: home, text: 'The return' }) },
    html`<h1 class="govuk-heading-l">Somebody else was first</h1>
      <p class="tl-lead">
        Since you opened this page the return was changed. It stands so now: ${returnStates[one.state]}. Nothing of yours was
        done. Look at it again before you go on.
      </p>
      ${typed.filter((text) => text.trim() !== '').map((text) => html`<p class="govuk-inset-text tl-lines">${text}</p>`)}
      <p class="govuk-body"><a class="govuk-link" href="${home}">Go to the return</a></p>`,
  );
}
