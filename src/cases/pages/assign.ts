import type { ActingContext } from '#accounts';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, button, checkboxes, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { queueMail } from '#platform/mail';
import { displayDay, londonDay } from '#platform/time';
import { assignmentParts, monthsGiven, type Assignment } from '../assignment.ts';
import { findCaseKey } from '../case-keys.ts';
import { conflictFindings, settlements } from '../conflict.ts';
import { givenMail } from '../mails.ts';
import { paths } from '../paths.ts';
import { sayCase } from '../sample-case.ts';
import { assignCase, endAssignments } from '../store/assignments.ts';
import { addConflict } from '../store/conflicts.ts';
import { askedPage, sayAsked, type OpenedAnswer } from './parts/open-asked.ts';
import { mayBeGiven, openAssigning, type Candidate, type OpenedAssigning } from './parts/open-assigning.ts';

/** Who audits a case for the agency. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openAssigning(context);
  if (opened === null) return notFound();
  return page('notKnown' in opened ? notYet(context, opened.notKnown) : view(context, opened, []));
}

/** Gives the case to some of the agency's auditors, or takes it back from one. Whoever is named in it is not given it. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form, now } = context;
  const opened = await openAssigning(context);
  if (opened === null) return notFound();
  if ('notKnown' in opened) return invalid(notYet(context, opened.notKnown));
  const { ask, key, candidates } = opened;
  const here = paths.assign(actor.membership, key.audit, ask.id);
  const of = { case: ask.case, agency: ask.agency };
  const back = form.text('take-back');
  if (back !== '') {
    const standing = opened.assignments.find((one) => one.id === back && one.endedAt === null);
    if (standing === undefined) return redirect(here);
    await endAssignments(tx, key, of, standing.membership, 'Taken back');
    context.note({ takenBack: true }, [standing.membership, ask.case]);
    return redirect(here);
  }
  const reader = readForm(form);
  const chosen = reader.choices(
    'auditor',
    candidates.map((one) => one.membership),
    'Choose who is to audit the case',
  );
  const those = candidates.filter((one) => chosen.includes(one.membership));
  const caseKey = await findCaseKey(keys, ask.case);
  if (!opened.isChecked || caseKey === null) reader.refuse('auditor', cannotCheck);
  for (const one of those)
    if (one.conflict !== null && !mayBeGiven(one)) reader.refuse('auditor', sayBlocked(one));
  if (reader.problems.length > 0 || caseKey === null) return invalid(view(context, opened, reader.problems));
  const named = those.filter((one) => !mayBeGiven(one));
  const free = those.filter((one) => mayBeGiven(one) && one.given === null);
  const until = endOfGrant(now);
  for (const one of free) {
    await assignCase(
      tx,
      key,
      { ...of, caseNumber: ask.caseNumber },
      { membership: one.membership, part: 'auditor', until, by: actor.membership },
    );
    await tellByMail(context, one);
  }
  const raised: string[] = [];
  for (const one of named)
    raised.push(
      await addConflict(tx, caseKey, key, of, {
        membership: one.membership,
        found: 'named_in_case',
        reason: '',
        by: actor.membership,
      }),
    );
  context.note({ given: free.length, blocked: named.length }, [
    ask.case,
    ...those.map((one) => one.membership),
  ]);
  const [first] = raised;
  return redirect(
    first === undefined ? `${here}?given=yes` : paths.conflict(actor.membership, key.audit, ask.id, first),
  );
}

const cannotCheck =
  'Who worked with the family cannot be read, so nobody can be checked. Ask whoever coordinates the audit';

function sayBlocked({ name, conflict }: Candidate): string {
  if (conflict?.settled === 'stands_back') return `${name} stands back from this case. Choose somebody else`;
  if (conflict?.settled === 'asked' || conflict?.settled === 'allowed')
    return `${name} waits for an exception. Nothing is given before two people have allowed it`;
  return `${name} may be too close to this case. Settle that first`;
}

/** When a case that is given now goes back by itself. */
export function endOfGrant(now: Temporal.Instant): Temporal.Instant {
  return now.toZonedDateTimeISO('Europe/London').add({ months: monthsGiven }).toInstant();
}

export async function tellByMail(context: ActingContext, one: Candidate): Promise<void> {
  if (one.membership === context.actor.membership) return;
  await queueMail(
    context.tx,
    context.keys,
    givenMail({
      partnership: context.actor.partnership,
      to: one.email,
      site: context.site,
      member: one.membership,
    }),
  );
}

function notYet(context: ActingContext, opened: OpenedAnswer): SafeHtml {
  const answer = paths.answer(context.actor.membership, opened.key.audit, opened.ask.id);
  return askedPage(
    context,
    opened,
    {
      title: `Who audits ${sayAsked(opened)}`,
      back: backLink({ href: answer, text: sayAsked(opened) }),
    },
    html`<h1 class="govuk-heading-l">Who audits ${sayAsked(opened)}</h1>
      <p class="tl-lead">
        A case is given to auditors once your agency says that it knew the people in the period looked at.
      </p>
      <p class="govuk-body"><a class="govuk-link" href="${answer}">Answer for this case</a></p>`,
  );
}

function view(context: ActingContext, opened: OpenedAssigning, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const { ask, key, candidates } = opened;
  const title = `Who audits ${sayAsked(opened)}`;
  return askedPage(
    context,
    opened,
    {
      title,
      back: backLink({ href: paths.answer(m, key.audit, ask.id), text: sayAsked(opened) }),
      hasProblems: problems.length > 0,
    },
    context.query['given'] !== undefined &&
      problems.length === 0 &&
      notificationBanner({
        type: 'success',
        text: 'Given. Whoever was given the case gets a mail that names nobody.',
      }),
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    !opened.isChecked && html`<p class="tl-lead">${cannotCheck}.</p>`,
    standingPart(context, opened),
    conflictsPart(context, opened),
    html`<h2 class="govuk-heading-m">Give it to somebody</h2>`,
    candidates.length === 0
      ? html`<p class="govuk-body">
          Nobody of your agency audits here yet. An administrator of the partnership adds people.
        </p>`
      : formTag(
          { action: paths.assign(m, key.audit, ask.id), keys: context.formKeys },
          checkboxes({
            name: 'auditor',
            idPrefix: 'auditor',
            values: problems.length > 0 ? [...context.form.all('auditor')] : [],
            fieldset: {
              legend: { text: 'Who is to audit the case', classes: 'govuk-fieldset__legend--s' },
            },
            hint: {
              text: `They see what your agency was told of ${sayCase({ number: ask.caseNumber })} for ${monthsGiven} months, or until you take it back.`,
            },
            ...fieldError(problems, 'auditor'),
            items: candidates
              .filter((one) => one.given === null)
              .map((one) => ({ value: one.membership, text: one.name, hint: { text: hintOf(one) } })),
          }),
          formButtons({ text: 'Give this case', cancel: paths.asked(m, key.audit) }),
        ),
  );
}

function hintOf(one: Candidate): string {
  const post = one.post ?? (one.roles.includes('auditor') ? 'Auditor' : 'Agency lead');
  if (mayBeGiven(one)) return post;
  if (one.conflict?.settled === 'stands_back') return `${post}. Stands back from this case`;
  if (one.conflict !== null) return `${post}. May be too close to this case; not settled yet`;
  return `${post}. Has, or may have, worked with this family: choose them to settle it first`;
}

function standingPart(context: ActingContext, opened: OpenedAssigning): SafeHtml {
  const { assignments, now } = { ...opened, now: context.now };
  const standing = assignments.filter((one) => one.endedAt === null);
  if (standing.length === 0) return html`<p class="tl-lead">Nobody yet.</p>`;
  return html`<ul class="tl-rows">
    ${standing.map((one) => standingRow(context, opened, one, now))}
  </ul>`;
}

function standingRow(
  context: ActingContext,
  opened: OpenedAssigning,
  one: Assignment,
  now: Temporal.Instant,
): SafeHtml {
  const { ask, key, names, candidates } = opened;
  const name = names.get(one.membership) ?? 'Somebody';
  const hasLeft = candidates.every(({ membership }) => membership !== one.membership);
  const isOver = one.until !== null && Temporal.Instant.compare(one.until, now) <= 0;
  return html`<li class="tl-row">
    <p class="tl-row__title">${name}</p>
    <p class="tl-row__about">
      ${assignmentParts[one.part]} since
      ${displayDay(londonDay(one.assignedAt))}${
        one.until !== null && html`, ${isOver ? 'over since' : 'until'} ${displayDay(londonDay(one.until))}`
      }.
      ${hasLeft && html`<strong>No longer audits for your agency</strong> and sees nothing of it. Give it to somebody else.`}
    </p>
    ${formTag(
      { action: paths.assign(context.actor.membership, key.audit, ask.id), keys: context.formKeys },
      html`<input type="hidden" name="take-back" value="${one.id}" />`,
      button({
        html: html`Take it back<span class="govuk-visually-hidden"> from ${name}</span>`,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      }),
    )}
  </li>`;
}

function conflictsPart(
  context: ActingContext,
  { conflicts, names, key, ask }: OpenedAssigning,
): SafeHtml | null {
  if (conflicts.length === 0) return null;
  const m = context.actor.membership;
  return html`<h2 class="govuk-heading-m">Too close to the case</h2>
    <ul class="tl-rows">
      ${conflicts.map((one) => {
        const name = names.get(one.membership) ?? 'Somebody';
        return html`<li class="tl-row">
          <p class="tl-row__title">${name}</p>
          <p class="tl-row__about">${conflictFindings[one.found]}. <strong>${settlements[one.settled]}</strong>.</p>
          <a class="govuk-link" href="${paths.conflict(m, key.audit, ask.id, one.id)}"
            >${one.settled === 'open' ? 'Settle it' : 'See it'}<span class="govuk-visually-hidden">: ${name}</span></a
          >
        </li>`;
      })}
    </ul>`;
}
