import { archivePaths } from '#archive';
import { beginSentence } from '#cases';
import { html, numberInWords, type SafeHtml } from '#platform/html';
import { formLabel, recommendationPaths } from '#recommendations';
import type { Suggestion } from '../../rules/suggest-next.ts';

/** Things worth a second look, one a row with the way to it; a sentence where there is nothing. */
export function nextSteps(membership: string, suggestions: readonly Suggestion[]): SafeHtml {
  if (suggestions.length === 0)
    return html`<p class="govuk-body">No published audit needs a second look.</p>`;
  return html`<ul class="tl-rows">
    ${suggestions.map((one) => (one.kind === 'no owner' ? ownerless(membership, one) : silent(membership, one)))}
  </ul>`;
}

function ownerless(m: string, { form, count }: Extract<Suggestion, { kind: 'no owner' }>): SafeHtml {
  const label = formLabel(form);
  const what = (count === 1 ? label.one : label.many).toLowerCase();
  return row(
    `${beginSentence(numberInWords(count))} ${what} ${count === 1 ? 'names' : 'name'} no owner`,
    'Somebody has to be able to answer for each.',
    recommendationPaths.recommendations(m, { form, owner: 'none' }),
    count === 1 ? 'See it' : 'See them',
  );
}

function silent(m: string, { audit }: Extract<Suggestion, { kind: 'nothing asked' }>): SafeHtml {
  const points = `${numberInWords(audit.learning)} learning ${audit.learning === 1 ? 'point' : 'points'}`;
  return row(
    `${beginSentence(points)}, and nothing is asked of anyone`,
    audit.year === null ? audit.title : `${audit.title}, ${audit.year}`,
    archivePaths.findings(m, audit.id, { kind: 'learning' }),
    'See the learning',
  );
}

function row(title: string, about: string, href: string, link: string): SafeHtml {
  return html`<li class="tl-row">
    <p class="tl-row__title">${title}</p>
    <p class="tl-row__about">${about}</p>
    <a class="govuk-link" href="${href}">${link}<span class="govuk-visually-hidden">: ${title}</span></a>
  </li>`;
}
