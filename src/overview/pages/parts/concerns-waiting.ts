import { actorMay, type ActingContext } from '#accounts';
import { casePaths, concernRows, listMyConcerns } from '#cases';
import { notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';

/** What nobody has acknowledged yet and waits for whoever is here, before everything else; null when nothing does. */
export async function concernsWaiting({ tx, actor, now }: ActingContext): Promise<SafeHtml | null> {
  if (!actorMay(actor, 'concerns.raise')) return null;
  const coordinates = actorMay(actor, 'concerns.keep');
  const waiting = await listMyConcerns(tx, actor.partnership.id, {
    membership: actor.membership,
    coordinates,
  });
  if (waiting.length === 0) return null;
  const m = actor.membership;
  return notificationBanner({
    titleText: 'A child may be unsafe',
    html: html`<p class="govuk-notification-banner__heading">
        ${waiting.length === 1 ? 'This waits' : 'These wait'} for you to acknowledge.
      </p>
      ${concernRows(m, waiting, now)}
      <p class="govuk-body"><a class="govuk-link" href="${casePaths.myConcerns(m)}">All my concerns</a></p>`,
  });
}
