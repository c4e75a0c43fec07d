import type { ActingContext } from '#accounts';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { frameStates } from '../../frame.ts';
import { paths } from '../../paths.ts';
import { casesPage } from './open-cases.ts';
import { doesNotOpen, type OpenedFrame } from './open-frame.ts';

/** In place of a step of a list that has moved on, or that cannot be opened any more. */
export function frameClosed(
  context: ActingContext,
  opened: OpenedFrame,
  title: string,
  why: 'moved on' | 'does not open',
): SafeHtml {
  const { audit, frame } = opened;
  const m = context.actor.membership;
  return casesPage(
    context,
    opened,
    { title, part: 'cases', back: backLink({ href: paths.frame(m, audit.id), text: 'Lists of children' }) },
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    why === 'does not open'
      ? doesNotOpen('What was given')
      : html`<p class="tl-lead">List ${frame.number} is past this step: ${frameStates[frame.state].toLowerCase()}.</p>`,
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.frameProgress(m, audit.id, frame.id)}">See list ${frame.number}</a>
    </p>`,
  );
}
