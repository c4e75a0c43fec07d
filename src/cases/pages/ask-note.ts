import type { ActingContext } from '#accounts';
import {
  asText,
  choiceEntry,
  conflictSides,
  drawEntries,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  showEntries,
  textEntry,
  typedIn,
  type FormProblem,
} from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { findCaseKey } from '../case-keys.ts';
import {
  involvementAnswerCodes,
  involvementAnswers,
  isInvolvementAnswer,
  needsReason,
} from '../involvement.ts';
import { paths } from '../paths.ts';
import { recordAnswer } from '../store/answers.ts';
import { askPage, sayAsk, staleAsk } from './parts/ask-head.ts';
import { openAsk, type OpenedAsk } from './parts/open-involvement.ts';

const entries = [
  choiceEntry({
    name: 'answer',
    label: 'What they said',
    options: involvementAnswerCodes.map((value) => ({ value, label: involvementAnswers[value] })),
    as: 'radios',
    needed: 'Choose what they said',
  }),
  textEntry({
    name: 'reason',
    label: 'Why it does not apply, or why they declined',
    hint: 'Such as “not in education”. The report may say it beside a count, so nothing that points to one child.',
    longest: 200,
  }),
  textEntry({ name: 'systems', label: 'Which records were searched', longest: 500 }),
  textEntry({ name: 'searched-by', label: 'Who searched them', longest: 200 }),
  textEntry({
    name: 'given-how',
    label: 'How the answer came',
    hint: 'Such as “by telephone” or “at the meeting of 3 June”. No names of children or families.',
    longest: 300,
    needed: true,
    called: 'way in which the answer came',
  }),
];

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openAsk(context, true);
  return opened === null ? notFound() : page(view(context, opened, []));
}

/** Notes what an agency said elsewhere. It stays the agency's word, whatever another agency says (kept as a claim). */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const opened = await openAsk(context, true);
  if (opened === null) return notFound();
  const { ask, key } = opened;
  const reader = readForm(form);
  const [answer = '', reason = '', systems = '', searchedBy = '', givenHow = ''] = entries.map((entry) =>
    asText(entry.read(reader, form)),
  );
  const isAnswer = isInvolvementAnswer(answer);
  if (
    isAnswer &&
    needsReason.includes(answer) &&
    reason === '' &&
    !reader.problems.some((one) => one.field === 'reason')
  )
    reader.refuse(
      'reason',
      answer === 'declined' ? 'Enter why they declined' : 'Enter why the question does not apply',
    );
  if (isAnswer && !needsReason.includes(answer) && reason !== '')
    reader.refuse(
      'reason',
      'A reason goes with “Does not apply” and “Declined” only. Take it out, or choose one of them',
    );
  const caseKey = await findCaseKey(keys, ask.case);
  if (caseKey === null)
    reader.refuse('answer', 'The key of this case is gone, so nothing more can be kept about it');
  if (reader.problems.length > 0 || !isAnswer || caseKey === null)
    return invalid(view(context, opened, reader.problems));
  const stage = await recordAnswer(
    tx,
    caseKey,
    key,
    { ...ask, version: Number(form.text('version')) || 0 },
    { answer, details: { systems, searchedBy, reason }, givenHow, membership: actor.membership },
  );
  if (stage === null) {
    const now = ask.answer === null ? '' : involvementAnswers[ask.answer];
    return conflict(
      staleAsk(context, opened, conflictSides([{ label: 'Answer', now, typed: involvementAnswers[answer] }])),
    );
  }
  context.note({ answer, stage }, [ask.id, ask.case, key.audit]);
  return redirect(paths.ask(actor.membership, key.audit, ask.id));
}

function view(context: ActingContext, opened: OpenedAsk, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const { ask, key } = opened;
  const back = paths.ask(m, key.audit, ask.id);
  return askPage(
    context,
    opened,
    { title: 'Note an answer', hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Note an answer given elsewhere</h1>
      <p class="tl-lead">
        ${sayAsk(opened)}. For what the agency said outside Throughline; it will say that you noted it.
        ${
          ask.answer !== null &&
          html`Until now it is “${involvementAnswers[ask.answer]}”: that stays in the record as replaced.`
        }
      </p>
      <p class="govuk-body tl-measure">
        After “known”, what the agency was told stays open to it and it may be told more. After any other answer it is
        closed.
      </p>`,
    formTag(
      { action: paths.askNote(m, key.audit, ask.id), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${problems.length > 0 ? context.form.text('version') : ask.version}" />`,
      drawEntries(
        entries,
        {},
        { typed: problems.length > 0 ? typedIn(context.form) : showEntries(entries, {}), problems },
      ),
      formButtons({ text: 'Note this answer', cancel: back }),
    ),
  );
}
