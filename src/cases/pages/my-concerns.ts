import { actingPage, actorMay, type ActingContext } from '#accounts';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import type { Concern } from '../concern.ts';
import { concernRows } from '../parts/concern-rows.ts';
import { listMyConcerns, listOwnConcerns } from '../store/concerns.ts';

/** The concerns that somebody has to do with: those that wait for them, and those they raised or had before. */
export async function get(context: ActingContext): Promise<Reply> {
  const { membership, partnership } = context.actor;
  const coordinates = actorMay(context.actor, 'concerns.keep');
  const waiting = await listMyConcerns(context.tx, partnership.id, { membership, coordinates });
  const own = await listOwnConcerns(context.tx);
  const others = own.filter(({ id }) => !waiting.some((one) => one.id === id));
  return page(view(context, waiting, others));
}

function view(context: ActingContext, waiting: readonly Concern[], others: readonly Concern[]): SafeHtml {
  const m = context.actor.membership;
  return actingPage(
    context,
    { title: 'My concerns', section: 'home' },
    html`<h1 class="govuk-heading-l">My concerns</h1>
      <p class="tl-lead">
        What was said when a child may be unsafe, and you are to see to, stand in for or raised yourself.
      </p>
      <h2 class="govuk-heading-m">Waiting for you</h2>`,
    waiting.length === 0
      ? html`<p class="govuk-body">Nothing waits for you to acknowledge it.</p>`
      : concernRows(m, waiting, context.now),
    others.length > 0 &&
      html`<h2 class="govuk-heading-m">Others</h2>
        ${concernRows(m, others, context.now)}`,
  );
}
