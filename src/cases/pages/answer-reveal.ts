import type { ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { invalid, notFound, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { markSeen } from '../store/asked.ts';
import { endReveals } from '../store/reveals.ts';
import { beginLook } from './parts/disclosed.ts';
import { askedPage, openAnswer, sayAsked } from './parts/open-asked.ts';

/** Shows whom an ask is about for a while, to search the agency's own records; that it was seen is kept. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const opened = await openAnswer(context);
  if (opened === null) return notFound();
  const { ask, key } = opened;
  const back = paths.answer(actor.membership, key.audit, ask.id);
  // The page says why nothing lies open any more.
  if (ask.withdrawnAt !== null || ask.stage === 'closed') return redirect(back);
  const refused = await beginLook(context, key, ask);
  if (refused !== null) {
    return invalid(
      askedPage(
        context,
        opened,
        {
          title: sayAsked(opened),
          back: backLink({ href: back, text: sayAsked(opened) }),
          hasProblems: true,
        },
        html`<h1 class="govuk-heading-l">${sayAsked(opened)} cannot be shown now</h1>
          <p class="tl-lead">${refused}.</p>
          <p class="govuk-body"><a class="govuk-link" href="${back}">Go back and answer without it</a></p>`,
      ),
    );
  }
  await markSeen(tx, key, ask);
  return redirect(back);
}

/** Ends one's own look before its time. */
export async function hide(context: ActingContext): Promise<Reply> {
  const opened = await openAnswer(context);
  if (opened === null) return notFound();
  const { membership } = context.actor;
  await endReveals(context.tx, opened.key, opened.ask.case, membership);
  return redirect(paths.answer(membership, opened.key.audit, opened.ask.id));
}
