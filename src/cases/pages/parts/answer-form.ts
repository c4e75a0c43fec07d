import type { ActingContext } from '#accounts';
import {
  fieldError,
  formButtons,
  formTag,
  readForm,
  typedText,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { input, radios } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import {
  involvementAnswerCodes,
  involvementAnswers,
  needsReason,
  type InvolvementAnswer,
} from '../../involvement.ts';
import { paths } from '../../paths.ts';
import { strongestAnswer } from '../../rules/strongest-answer.ts';
import type { AnswerDetails, KeptAnswer } from '../../store/answers.ts';
import type { AskedPerson } from '../../store/asks.ts';
import type { OpenedAnswer } from './open-asked.ts';

/** What an agency itself can say: it always knows whether it knew them or only outside the period. */
export const ownAnswers = involvementAnswerCodes.filter((answer) => answer !== 'not_known_or_out_of_scope');

const hints: Readonly<Partial<Record<InvolvementAnswer, string>>> = {
  known_partly: 'Most of your work with them was before or after the period',
  not_applicable: 'The question cannot arise; say why below',
  declined: 'You do not answer; say why below',
};

/** The field with the answer about somebody. */
export function answerField(person: string): string {
  return `answer-${person}`;
}

/** What was sent: an answer for each of the people, and for the case as a whole the strongest of them. */
export type GivenAnswers = {
  readonly people: ReadonlyMap<string, InvolvementAnswer>;
  readonly answer: InvolvementAnswer | null;
  readonly details: AnswerDetails;
  readonly problems: FormProblem[];
};

export function readAnswers(form: Form, people: readonly AskedPerson[]): GivenAnswers {
  const reader = readForm(form);
  const given = new Map<string, InvolvementAnswer>();
  for (const one of people) {
    const about = people.length === 1 ? 'what you know' : `what you know: ${one.called}`;
    const answer = reader.choice(answerField(one.person), ownAnswers, `Choose ${about}`);
    if (answer !== null) given.set(one.person, answer);
  }
  const answers = [...given.values()];
  const asksWhy = answers.find((answer) => needsReason.includes(answer));
  const reason = reader.text('reason', { called: 'reason', longest: 200, needed: false });
  const isReasonRead = !reader.problems.some(({ field }) => field === 'reason');
  if (isReasonRead && asksWhy !== undefined && reason === '')
    reader.refuse(
      'reason',
      asksWhy === 'declined' ? 'Enter why you decline' : 'Enter why the question does not apply',
    );
  if (isReasonRead && answers.length > 0 && asksWhy === undefined && reason !== '')
    reader.refuse(
      'reason',
      'A reason goes with “Does not apply” and “Declined” only. Take it out, or choose one of them',
    );
  const systems = reader.text('systems', {
    called: 'records that were searched',
    longest: 500,
    needed: answers.some((answer) => !needsReason.includes(answer)),
  });
  const searchedBy = reader.text('searched-by', {
    called: 'name of who searched',
    longest: 200,
    needed: false,
  });
  return {
    people: given,
    answer: given.size === people.length ? strongestAnswer(answers) : null,
    details: { reason, systems, searchedBy },
    problems: reader.problems,
  };
}

/** What the form begins with: what was said last, or nothing and one's own name. */
export function answersBefore(
  context: ActingContext,
  people: readonly AskedPerson[],
  latest: KeptAnswer | undefined,
): Typed {
  return {
    ...Object.fromEntries(
      people.map((one) => [answerField(one.person), [one.answer ?? latest?.answer ?? '']]),
    ),
    reason: [latest?.details?.reason ?? ''],
    systems: [latest?.details?.systems ?? ''],
    'searched-by': [latest?.details?.searchedBy ?? context.actor.name],
  };
}

export function answerForm(
  context: ActingContext,
  opened: OpenedAnswer,
  people: readonly AskedPerson[],
  {
    typed,
    problems,
    version,
  }: { readonly typed: Typed; readonly problems: readonly FormProblem[]; readonly version: string },
): SafeHtml {
  const m = context.actor.membership;
  const { ask, key, request } = opened;
  const isCorrected = ask.answer !== null;
  return formTag(
    { action: paths.answer(m, key.audit, ask.id), keys: context.formKeys },
    html`<input type="hidden" name="version" value="${version}" />
      <h2 class="govuk-heading-m">${isCorrected ? 'Correct your answer' : 'Did your agency know them?'}</h2>
      ${request.read !== '' && html`<p class="govuk-body tl-measure">The period looked at: ${request.read}</p>`}`,
    people.map((one) => {
      const field = answerField(one.person);
      return radios({
        name: field,
        idPrefix: field,
        value: typedText(typed, field),
        fieldset: {
          legend: {
            text: people.length === 1 ? `${one.called}: did you know them?` : one.called,
            classes: 'govuk-fieldset__legend--s',
          },
        },
        items: ownAnswers.map((value) => ({
          value,
          text: involvementAnswers[value],
          ...(hints[value] === undefined ? {} : { hint: { text: hints[value] } }),
        })),
        ...fieldError(problems, field),
      });
    }),
    field(typed, problems, 'reason', 'Why it does not apply, or why you decline', {
      hint: 'Only for those two, such as “not in education”. The report may say it beside a count, so nothing that points to one child.',
    }),
    field(typed, problems, 'systems', 'Which records were searched', {
      hint: 'Such as “SystmOne and the paper archive”',
    }),
    field(typed, problems, 'searched-by', 'Who searched them', {}),
    formButtons({
      text: isCorrected ? 'Keep the correction' : 'Keep this answer',
      cancel: paths.asked(m, key.audit),
    }),
  );
}

function field(
  typed: Typed,
  problems: readonly FormProblem[],
  name: string,
  label: string,
  { hint }: { readonly hint?: string },
): SafeHtml {
  return input({
    id: name,
    name,
    label: { text: label },
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    classes: 'govuk-!-width-two-thirds',
    value: typedText(typed, name),
    autocomplete: 'off',
    spellcheck: false,
    ...fieldError(problems, name),
  });
}
