import { html, type Content, type SafeHtml } from '#platform/html';
import { displayDay } from '#platform/time';
import { answers } from '../agreement.ts';
import type { AgreementState, CommissionerState } from '../rules/agreement-state.ts';

/** Who commissions an audit and what each said to a version; `act` gives what can be done for one of them. */
export function answersTable(
  agreement: AgreementState,
  act: (state: CommissionerState) => Content = () => null,
): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="answers" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="answers">
        Who commissions the audit, and what they said to version ${agreement.number}
      </caption>
      <thead>
        <tr>
          <th scope="col">Commissioner</th>
          <th scope="col">Answer</th>
          <th scope="col">When and how</th>
          <th scope="col">Remark</th>
          <th scope="col"><span class="govuk-visually-hidden">Do</span></th>
        </tr>
      </thead>
      <tbody>
        ${agreement.commissioners.map(
          (state) =>
            html`<tr>
              <th scope="row">
                ${state.commissioner.name}
                ${
                  state.commissioner.post !== '' &&
                  html`<span class="tl-table__small">${state.commissioner.post}</span>`
                }
              </th>
              <td>${sayAnswer(state)}</td>
              <td>${sayWhen(state)}</td>
              <td>${state.latest?.remark}</td>
              <td class="tl-table__date">${act(state)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function sayAnswer({ latest }: CommissionerState): SafeHtml {
  if (latest === null) return html`<span class="tl-status tl-status--no-reply">No answer yet</span>`;
  const shape = latest.answer === 'agreed' ? 'audited' : 'out';
  return html`<span class="tl-status tl-status--${shape}">${answers[latest.answer]}</span>`;
}

function sayWhen({ latest, given }: CommissionerState): Content {
  if (latest === null) return null;
  const earlier = given.slice(1);
  return html`${displayDay(latest.givenOn)}${latest.givenHow !== null && html`, ${latest.givenHow}`}
  ${
    earlier.length > 0 &&
    html`<span class="tl-table__small"
      >before:
      ${earlier.map((one) => `${answers[one.answer].toLowerCase()} on ${displayDay(one.givenOn)}`).join('; ')}</span
    >`
  }`;
}
