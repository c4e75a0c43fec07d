import { summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import {
  referralAnswers,
  stepKinds,
  type Concern,
  type ConcernStep,
  type ConcernWords,
  type Opened,
} from '../concern.ts';
import { sayMoment } from '../rules/concern-clock.ts';

/** Why something that was written is not there to be read. */
function sayClosed(state: 'destroyed' | 'moved'): string {
  return state === 'destroyed'
    ? 'What was written here was destroyed with what the case held.'
    : 'What was written here does not open: it was changed, or it was not written for this place. Tell a coordinator.';
}

/** Text as it was typed, line by line. */
function linesOf(text: string): Content {
  return text.split('\n').map((line, at) => html`${at > 0 && html`<br />`}${line}`);
}

type Naming = (membership: string | null) => string;

/** Who raised a concern and what they wrote, and to whom it goes. */
export function concernFacts(concern: Concern, written: Opened<ConcernWords>, nameOf: Naming): SafeHtml {
  const row = (key: string, value: Content) => ({ key: { text: key }, value: { html: html`${value}` } });
  const words =
    written.state === 'open'
      ? [
          row('What is feared', linesOf(written.words.feared)),
          row('What had been done', linesOf(written.words.done || 'Nothing was written')),
          row(
            'Own emergency and referral route followed',
            linesOf(
              [referralAnswers[written.words.referral], written.words.because].filter(Boolean).join('. '),
            ),
          ),
        ]
      : [
          row('What is feared', sayClosed(written.state)),
          row(
            'Own emergency and referral route followed',
            concern.referred ? referralAnswers.yes : 'Not when it was raised',
          ),
        ];
  const receivers =
    concern.recipient === null
      ? [row('Goes to', 'Every coordinator, because nobody is named')]
      : [row('Goes to', nameOf(concern.recipient)), row('Stands in', nameOf(concern.deputy))];
  const raised = row('Raised', `${sayMoment(concern.raisedAt)}, by ${nameOf(concern.raisedBy)}`);
  return summaryList({ rows: [...words, raised, ...receivers] });
}

/** What was done with a concern, first first. */
export function concernHistory(steps: readonly ConcernStep[], nameOf: Naming): SafeHtml {
  if (steps.length === 0) return html`<p class="govuk-body">Nothing yet. Nobody has acknowledged it.</p>`;
  return html`<ol class="tl-rows">
    ${steps.map(
      (step) =>
        html`<li class="tl-row">
          <p class="tl-row__title">${titleOf(step, nameOf)}</p>
          <p class="tl-row__about">${wordsOf(step)}</p>
          <p class="tl-row__about">${sayMoment(step.doneAt)}${step.doneBy !== null && `, ${nameOf(step.doneBy)}`}</p>
        </li>`,
    )}
  </ol>`;
}

function titleOf({ kind, words }: ConcernStep, nameOf: Naming): string {
  if (kind !== 'passed_on' || words?.state !== 'open' || words.words.to === undefined) return stepKinds[kind];
  return `Passed on to ${words.words.to === null ? 'every coordinator' : nameOf(words.words.to)}`;
}

function wordsOf({ words }: ConcernStep): Content {
  if (words === null) return '';
  return words.state === 'open' ? linesOf(words.words.words) : sayClosed(words.state);
}
