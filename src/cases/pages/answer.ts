import { nameMembers, type ActingContext } from '#accounts';
import {
  conflictSides,
  formTag,
  problemSummary,
  typedIn,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { backLink, button, notificationBanner } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import { findCaseKey } from '../case-keys.ts';
import { involvementAnswers } from '../involvement.ts';
import { raiseConcernLink } from '../parts/raise-concern-link.ts';
import { paths } from '../paths.ts';
import { nextToAnswer } from '../rules/next-to-answer.ts';
import { sayAnswered } from '../rules/say-answered.ts';
import { daysLate, isKnown, sayLate } from '../rules/state-of-ask.ts';
import { listAnswers, recordAnswer, type KeptAnswer } from '../store/answers.ts';
import { findAsk, listAskedPeople, listAsksOfAgency, type AskedPerson } from '../store/asks.ts';
import { answerField, answerForm, answersBefore, readAnswers } from './parts/answer-form.ts';
import { disclosedPart, lookAtDisclosed, type Looked } from './parts/disclosed.ts';
import { askedPage, namePartsOf, openAnswer, sayAsked, type OpenedAnswer } from './parts/open-asked.ts';

type Found = {
  readonly opened: OpenedAnswer;
  readonly people: readonly AskedPerson[];
  /** Latest first. */
  readonly answers: readonly KeptAnswer[];
  readonly names: ReadonlyMap<string, string>;
  readonly looked: Looked | null;
  /** What was kept just before, for another ask. */
  readonly kept: string | null;
};

/** One case that the agency is asked about: who it is once somebody asks to see it, and the answer. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const typed = answersBefore(context, found.people, found.answers[0]);
  return page(view(context, found, typed, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { ask, key } = found.opened;
  const given = readAnswers(form, found.people);
  const caseKey = await findCaseKey(keys, ask.case);
  if (caseKey === null)
    given.problems.push({
      field: answerField(found.people[0]?.person ?? ''),
      message: 'The key of this case is gone, so nothing more can be kept about it',
    });
  if (given.problems.length > 0 || given.answer === null || caseKey === null)
    return invalid(view(context, found, typedIn(form), given.problems));
  const stage = await recordAnswer(
    tx,
    caseKey,
    key,
    { ...ask, version: Number(form.text('version')) || 0 },
    {
      answer: given.answer,
      details: given.details,
      people: given.people,
      givenHow: null,
      membership: actor.membership,
    },
  );
  if (stage === null) return conflict(stale(context, found, given.people, involvementAnswers[given.answer]));
  context.note({ answer: given.answer, stage }, [ask.case, key.audit]);
  const next = nextToAnswer(await listAsksOfAgency(tx, key, ask.agency));
  const after = { after: ask.id };
  return redirect(
    next === null
      ? paths.asked(actor.membership, key.audit, after)
      : paths.answer(actor.membership, key.audit, next.id, after),
  );
}

async function load(context: ActingContext): Promise<Found | null> {
  const { tx, keys } = context;
  const opened = await openAnswer(context);
  if (opened === null) return null;
  const { ask, key } = opened;
  const answers = await listAnswers(tx, keys, key, ask);
  return {
    opened,
    people: await listAskedPeople(tx, keys, key, ask),
    answers,
    names: await nameMembers(
      tx,
      answers.map((one) => one.givenBy),
    ),
    looked: await lookAtDisclosed(context, key, { case: ask.case, of: { ask: ask.id } }),
    kept: await sayKept(context, opened),
  };
}

async function sayKept(context: ActingContext, { key, agency }: OpenedAnswer): Promise<string | null> {
  const after = context.query['after'];
  if (after === undefined || !/^[0-9a-f-]{36}$/.test(after)) return null;
  const before = await findAsk(context.tx, key, after);
  if (before === null || before.agency !== agency.id) return null;
  const names = await namePartsOf(context, [before]);
  return sayAnswered(sayAsked({ ask: before, part: names(before) }), before);
}

function view(
  context: ActingContext,
  found: Found,
  typed: Typed,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { opened, people } = found;
  const { ask, key } = opened;
  const name = sayAsked(opened);
  const version = problems.length > 0 ? context.form.text('version') : String(ask.version);
  return askedPage(
    context,
    opened,
    {
      title: name,
      back: backLink({ href: paths.asked(m, key.audit), text: 'The cases you are asked about' }),
      hasProblems: problems.length > 0,
    },
    found.kept !== null && notificationBanner({ type: 'success', text: found.kept }),
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${name}</h1>`,
    ask.withdrawnAt !== null
      ? html`<p class="tl-lead">
          Taken back on ${displayInstant(ask.withdrawnAt)}. Nothing is needed of you, and nothing that you were told lies
          open any more.
        </p>`
      : [
          html`<p class="tl-lead">${standing(found)}</p>`,
          isKnown(ask.answer) &&
            html`<p class="govuk-body">
              <a class="govuk-link" href="${paths.assign(m, key.audit, ask.id)}">Who audits this case</a>
            </p>`,
          whoPart(context, found),
          raiseConcernLink(m, key.audit, ask.case),
          answerForm(context, opened, people, { typed, problems, version }),
        ],
    historyPart(found),
  );
}

function standing({ opened, answers }: Found): Content {
  const { ask, today } = opened;
  if (ask.answer === null) {
    const late = daysLate(ask, today);
    return html`Due on ${displayDay(ask.dueOn)}${late > 0 && html`: <strong>${sayLate(late)}</strong>`}.`;
  }
  const [latest] = answers;
  const noted = latest?.givenHow == null ? 'You answered' : 'A coordinator noted your answer';
  return html`${noted} “${involvementAnswers[ask.answer]}”${
    ask.answeredAt !== null && html` on ${displayInstant(ask.answeredAt)}`
  }. ${
    isKnown(ask.answer)
      ? ask.stage === 'more'
        ? 'You are told more now, to look at your records.'
        : 'Whoever coordinates the audit tells you more when you need it.'
      : 'What you were told about the people is closed. If you correct it to “known”, it opens again.'
  }`;
}

function whoPart(context: ActingContext, { opened, people, looked }: Found): SafeHtml {
  const m = context.actor.membership;
  const { ask, key } = opened;
  const about = html`<dl class="govuk-summary-list">
    ${people.map(
      (one) =>
        html`<div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">${one.called}</dt>
          <dd class="govuk-summary-list__value">${one.reason ?? 'Why you are told of them does not open any more.'}</dd>
        </div>`,
    )}
  </dl>`;
  return html`<h2 class="govuk-heading-m">Who this is about</h2>
    ${looked === null ? about : disclosedPart(context, looked, paths.answerHide(m, key.audit, ask.id))}
    ${
      looked === null &&
      ask.stage !== 'closed' &&
      formTag(
        { action: paths.answerReveal(m, key.audit, ask.id), keys: context.formKeys },
        html`<p class="govuk-body tl-measure">
          Shown for 30 minutes, for searching your own records. That you looked is recorded under your name.
        </p>`,
        button({ text: 'Show who this is', classes: 'govuk-button--secondary', preventDoubleClick: true }),
      )
    }`;
}

function historyPart({ answers, names }: Found): SafeHtml | null {
  if (answers.length === 0) return null;
  return html`<h2 class="govuk-heading-m">What you said before</h2>
    <p class="govuk-body tl-measure">The latest counts; the earlier ones stay in the record.</p>
    <ol class="govuk-list govuk-list--spaced" reversed>
      ${answers.map(
        (one, at) =>
          html`<li>
            <strong>${involvementAnswers[one.answer]}</strong>${at === 0 ? '' : ' (replaced)'}<br />
            ${displayInstant(one.givenAt)}, ${one.givenHow === null ? 'given' : 'noted'} by
            ${names.get(one.givenBy) ?? 'somebody who has left'}${one.givenHow !== null && html`: ${one.givenHow}`}<br />
            ${
              one.details === null
                ? html`<span class="tl-quiet">The rest does not open any more.</span>`
                : html`${one.details.reason !== '' && html`Why: ${one.details.reason}<br />`}
                  ${one.details.systems === '' ? 'Which records were searched is not said.' : html`Searched: ${one.details.systems}`}${
                    one.details.searchedBy !== '' && html`, by ${one.details.searchedBy}`
                  }`
            }
          </li>`,
      )}
    </ol>`;
}

function stale(
  context: ActingContext,
  { opened, people }: Found,
  given: ReadonlyMap<string, keyof typeof involvementAnswers>,
  typed: string,
): SafeHtml {
  const m = context.actor.membership;
  const { ask, key } = opened;
  const say = (answer: keyof typeof involvementAnswers | null | undefined): string =>
    answer == null ? '' : involvementAnswers[answer];
  return askedPage(
    context,
    opened,
    {
      title: 'Somebody was here before you',
      back: backLink({ href: paths.answer(m, key.audit, ask.id), text: sayAsked(opened) }),
    },
    html`<h1 class="govuk-heading-l">Somebody was here before you</h1>
      <p class="tl-lead">
        ${sayAsked(opened)} was answered or changed after you opened your page. Nothing of yours was kept.
      </p>`,
    conflictSides([
      { label: 'Answer', now: say(ask.answer), typed },
      ...people.map((one) => ({
        label: one.called,
        now: say(one.answer),
        typed: say(given.get(one.person)),
      })),
    ]),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.answer(m, key.audit, ask.id)}">See how it stands now, and correct it if need be</a>
    </p>`,
  );
}
