import { tag } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { concernOutcomes, type Concern } from '../concern.ts';
import { readClock } from '../rules/concern-clock.ts';

/** How a concern stands: a word, then its clock or what came of it. */
export function concernStanding(concern: Concern, now: Temporal.Instant): SafeHtml {
  const [word, colour, says] = standingOf(concern, now);
  return html`${tag({ text: word, classes: `govuk-tag--${colour}` })} ${says}`;
}

function standingOf(concern: Concern, now: Temporal.Instant): readonly [string, string, string] {
  switch (concern.state) {
    case 'raised': {
      const { isLate, says } = readClock(concern.acknowledgeBy, now);
      return [isLate ? 'Late' : 'Waiting', isLate ? 'red' : 'yellow', says];
    }
    case 'acknowledged':
      return ['Acknowledged', 'blue', 'Somebody is seeing to it'];
    case 'closed':
      return ['Closed', 'green', concern.outcome === null ? '' : concernOutcomes[concern.outcome]];
  }
}
