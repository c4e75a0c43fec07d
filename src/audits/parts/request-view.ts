import { summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { displayDay } from '#platform/time';
import type { SentRequest } from '../agency-request.ts';
import { saidLines } from './said-lines.ts';

/**
 * What an agency is asked for and when: the same words for its lead and for the coordinator who looks over the shoulder.
 * `answersToday` says who answers for it by its page.
 */
export function requestView(sent: SentRequest, answersToday: Content, headingLevel: 2 | 3 = 2): SafeHtml {
  const { request } = sent;
  const cases =
    request.cases === null
      ? 'Not settled yet'
      : `${request.cases} ${request.cases === 1 ? 'case' : 'cases'} in all`;
  return html`${
    sent.withdrawnAt !== null &&
    html`<p class="tl-lead">Nothing is asked of the agency any more. This is what was asked.</p>`
  }
  ${part(headingLevel, 'When', [
    ...request.dates.map(({ day, label, doneOn = null }): Row => [
      displayDay(day),
      doneOn === null ? label : `${label}. Done on ${displayDay(doneOn)}`,
    ]),
    ...(request.dates.length === 0
      ? [['Days', 'No day is set yet. You will find them here once they are.'] satisfies Row]
      : []),
  ])}
  ${part(headingLevel, 'Who answers for the agency', [
    ['Contact in this audit', request.contact],
    ['Deputy', request.deputy],
    ['Today', answersToday],
  ])}
  ${part(headingLevel, 'What is looked at', [
    ['Subject', request.subject],
    ['Question', request.question],
    ['Purpose', saidLines(request.purpose.join('\n'), '')],
    ['Lines of enquiry', saidLines(request.linesOfEnquiry.join('\n'), '')],
  ])}
  ${part(headingLevel, 'What is asked of the agency', [
    ['Services', saidLines(request.services.join('\n'), 'The agency as a whole')],
    ['Cases', cases],
    [
      'How',
      saidLines(
        request.methods
          .map(({ name, description }) => (description === '' ? name : `${name}: ${description}`))
          .join('\n'),
        '',
      ),
    ],
    ['Records to read', request.read],
    ['Practice to judge', request.judged],
    [
      'Grades',
      request.grading.length === 0
        ? 'Nothing is graded'
        : saidLines(request.grading.join('\n'), 'Nothing is graded'),
    ],
  ])}
  ${part(headingLevel, 'On what basis', [
    ['Lawful basis', request.basis],
    ['Condition', request.condition],
    ['Sharing agreement', request.agreement],
    ['Signed for the agency by', request.signatory],
  ])}`;
}

type Row = readonly [string, Content];

function part(level: 2 | 3, title: string, rows: readonly Row[]): SafeHtml | null {
  const said = rows.filter(([, value]) => value !== '' && value !== null);
  if (said.length === 0) return null;
  const heading =
    level === 2
      ? html`<h2 class="govuk-heading-m">${title}</h2>`
      : html`<h3 class="govuk-heading-s">${title}</h3>`;
  return html`${heading}
  ${summaryList({ rows: said.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}` } })) })}`;
}
