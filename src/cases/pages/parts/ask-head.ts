import type { ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { sayColumn } from '../../ask-column.ts';
import { paths } from '../../paths.ts';
import { casesPage } from './open-cases.ts';
import type { OpenedAsk } from './open-involvement.ts';

/** "Case 3, Police" */
export function sayAsk({ ask, column }: Pick<OpenedAsk, 'ask' | 'column'>): string {
  return `Case ${ask.caseNumber}, ${sayColumn(column)}`;
}

/** A page on which one thing is done with an ask, with the way back to it. */
export function askPage(
  context: ActingContext,
  opened: OpenedAsk,
  parts: { readonly title: string; readonly hasProblems: boolean },
  ...content: readonly Content[]
): SafeHtml {
  const said = sayAsk(opened);
  return casesPage(
    context,
    opened,
    {
      title: `${parts.title} – ${said}`,
      part: 'involvement',
      hasProblems: parts.hasProblems,
      back: backLink({
        href: paths.ask(context.actor.membership, opened.key.audit, opened.ask.id),
        text: said,
      }),
    },
    content,
  );
}

/** For what was sent from a page that somebody's change has made stale. */
export function staleAsk(context: ActingContext, opened: OpenedAsk, ...sides: readonly Content[]): SafeHtml {
  return askPage(
    context,
    opened,
    { title: 'Somebody was here before you', hasProblems: false },
    html`<h1 class="govuk-heading-l">Somebody was here before you</h1>
      <p class="tl-lead">
        ${sayAsk(opened)} was answered or changed after you opened your page. Nothing of yours was saved.
      </p>`,
    sides,
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.ask(context.actor.membership, opened.key.audit, opened.ask.id)}"
        >See how it stands now</a
      >
    </p>`,
  );
}
