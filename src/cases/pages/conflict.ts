import type { ActingContext } from '#accounts';
import {
  conflictSides,
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  typedIn,
  typedText,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { backLink, radios, select, summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict as staleReply, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { findCaseKey } from '../case-keys.ts';
import {
  conflictFindings,
  exceptionSteps,
  settlements,
  type Conflict,
  type DecidedException,
  type LeadSettlement,
} from '../conflict.ts';
import { reasonArea } from '../parts/reason-area.ts';
import { paths } from '../paths.ts';
import { reasonProblem } from '../rules/reason-problem.ts';
import { settlementsOfConflict } from '../rules/settlements-of-conflict.ts';
import { assignCase, endAssignments } from '../store/assignments.ts';
import { settleConflict } from '../store/conflicts.ts';
import { listDecided } from '../store/exceptions.ts';
import { endOfGrant, tellByMail } from './assign.ts';
import { askedPage, sayAsked } from './parts/open-asked.ts';
import {
  openAssigning,
  otherAuditors,
  readersBeside,
  type Candidate,
  type OpenedAssigning,
} from './parts/open-assigning.ts';

type Found = {
  readonly opened: OpenedAssigning;
  readonly one: Conflict;
  /** Null where they audit for the agency no longer. */
  readonly who: Candidate | null;
  readonly name: string;
  readonly readers: readonly Candidate[];
  readonly ways: readonly LeadSettlement[];
  readonly decided: readonly DecidedException[];
};

const ways: Readonly<Record<LeadSettlement, readonly [text: string, hint: string]>> = {
  stands_back: ['They stand back', 'They do not look at this case; what they were given of it is taken back'],
  second_reader: ['A second reader reads it as well', 'Nobody else of your agency can audit it'],
  asked: [
    'Ask for an exception: they look at it, for a reason',
    'A coordinator and a second person decide. Until both allow it, they do not look at this case; the report says that it was done',
  ],
};

/** Somebody who may be too close to a case, and how that is settled. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, {}, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form, now } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, one, who, readers } = found;
  const { ask, key } = opened;
  const version = Number(form.text('version')) || 0;
  if (version !== one.version) return staleReply(stale(context, found));
  const reader = readForm(form);
  const settled = reader.choice('settled', found.ways, 'Choose how it is settled');
  const words = reader.text('words', { called: 'reason', longest: 1000, needed: false, lines: true });
  const wrong = settled === 'asked' ? reasonProblem(words) : null;
  if (wrong !== null && !reader.problems.some(({ field }) => field === 'words'))
    reader.refuse('words', wrong);
  const second =
    settled === 'second_reader'
      ? reader.choice(
          'second-reader',
          readers.map((other) => other.membership),
          'Choose who reads it as well',
        )
      : null;
  const caseKey = await findCaseKey(keys, ask.case);
  if (caseKey === null)
    reader.refuse('settled', 'The key of this case is gone, so nothing more can be kept about it');
  if (reader.problems.length > 0 || settled === null || caseKey === null)
    return invalid(view(context, found, typedIn(form), reader.problems));
  const made = { settled, words, secondReader: second, by: actor.membership };
  if (!(await settleConflict(tx, caseKey, key, { ...one, version }, made)))
    return staleReply(stale(context, found));
  const of = { case: ask.case, agency: ask.agency, caseNumber: ask.caseNumber };
  if (settled === 'stands_back') await endAssignments(tx, key, of, one.membership, 'Stands back');
  else if (settled === 'asked')
    await endAssignments(tx, key, of, one.membership, 'Waits for an exception to be allowed');
  else {
    const until = endOfGrant(now);
    const by = actor.membership;
    const those = [
      { candidate: who, part: 'auditor' as const },
      {
        candidate: readers.find((other) => other.membership === second) ?? null,
        part: 'second_reader' as const,
      },
    ];
    for (const { candidate, part } of those) {
      if (candidate === null || candidate.given !== null) continue;
      await assignCase(tx, key, of, { membership: candidate.membership, part, until, by });
      await tellByMail(context, candidate);
    }
  }
  context.note({ settled }, [one.membership, ask.case]);
  return redirect(paths.assign(actor.membership, key.audit, ask.id));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openAssigning(context);
  if (opened === null || 'notKnown' in opened) return null;
  const one = opened.conflicts.find(({ id }) => id === context.params['conflict']);
  if (one === undefined) return null;
  const who = opened.candidates.find(({ membership }) => membership === one.membership) ?? null;
  const readers = readersBeside(opened, one.membership);
  return {
    opened,
    one,
    who,
    name: opened.names.get(one.membership) ?? 'Somebody',
    readers,
    decided: await listDecided(context.tx, context.keys, opened.key, one),
    ways: settlementsOfConflict(one.settled, {
      match: who?.match ?? null,
      otherAuditors: otherAuditors(opened, one.membership).length,
      readers: readers.length,
    }),
  };
}

function view(
  context: ActingContext,
  found: Found,
  typed: Typed,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { opened, name } = found;
  const { ask, key } = opened;
  const back = paths.assign(m, key.audit, ask.id);
  const title = `${name}: too close to ${sayAsked(opened)}?`;
  return askedPage(
    context,
    opened,
    { title, back: backLink({ href: back, text: 'Who audits it' }), hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        Nobody audits their own work with a family. Throughline compares names and addresses and shows you nobody’s: a name
        that is alike can be another person’s.
      </p>`,
    summaryList({
      rows: factsOf(found).map(([label, value]) => ({ key: { text: label }, value: { text: value } })),
    }),
    found.one.settled === 'confirmed' &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${back}">Give them the case</a>: the exception was allowed by two people.
      </p>`,
    found.ways.length === 0
      ? html`<p class="govuk-body"><a class="govuk-link" href="${back}">Give the case to somebody else</a></p>`
      : settlingForm(context, found, typed, problems),
  );
}

function factsOf({ one, who, opened, decided }: Found): readonly (readonly [string, string])[] {
  const second = one.secondReader === null ? null : (opened.names.get(one.secondReader) ?? 'Somebody');
  const alike =
    who?.match === 'similar'
      ? 'A name that is alike stands in the case'
      : who?.match == null
        ? null
        : 'The same name or address stands in the case';
  return [
    ['How it was found', conflictFindings[one.found]],
    ...(alike === null ? [] : [['What was compared', alike] as const]),
    ['When', displayInstant(one.raisedAt)],
    ...(one.reason === '' ? [] : [['In their words', one.reason ?? doesNotOpen] as const]),
    ['Where it stands', settlements[one.settled]],
    ...(second === null ? [] : [['Second reader', second] as const]),
    ...(one.settlement === '' ? [] : [['Reason', one.settlement ?? doesNotOpen] as const]),
    ...decided.map(
      (step) =>
        [exceptionSteps[step.what], `${displayInstant(step.at)}: ${step.words ?? doesNotOpen}`] as const,
    ),
  ];
}

const doesNotOpen = 'It does not open any more';

function settlingForm(
  context: ActingContext,
  found: Found,
  typed: Typed,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { opened, one, readers } = found;
  const { ask, key } = opened;
  return formTag(
    { action: paths.conflict(m, key.audit, ask.id, one.id), keys: context.formKeys },
    html`<input type="hidden" name="version" value="${problems.length > 0 ? context.form.text('version') : one.version}" />`,
    radios({
      name: 'settled',
      idPrefix: 'settled',
      value: typedText(typed, 'settled'),
      fieldset: { legend: { text: 'How is it settled?', classes: 'govuk-fieldset__legend--s' } },
      ...fieldError(problems, 'settled'),
      items: found.ways.map((way) => ({ value: way, text: ways[way][0], hint: { text: ways[way][1] } })),
    }),
    found.ways.includes('second_reader') &&
      select({
        id: 'second-reader',
        name: 'second-reader',
        label: { text: 'Who reads it as well' },
        value: typedText(typed, 'second-reader'),
        items: [
          { value: '', text: 'Not chosen' },
          ...readers.map((other) => ({ value: other.membership, text: other.name })),
        ],
        ...fieldError(problems, 'second-reader'),
      }),
    reasonArea(
      {
        id: 'words',
        label: 'The reason, in your words',
        hint: 'Needed where you ask for an exception. It is sealed. No names of children or families.',
        value: typedText(typed, 'words'),
      },
      problems,
    ),
    formButtons({ text: 'Settle it', cancel: paths.assign(m, key.audit, ask.id) }),
  );
}

function stale(context: ActingContext, { opened, one }: Found): SafeHtml {
  const m = context.actor.membership;
  const { ask, key } = opened;
  const typed = context.form.text('settled');
  const chosen =
    typed === 'stands_back' || typed === 'second_reader' || typed === 'asked' ? ways[typed][0] : '';
  const here = paths.conflict(m, key.audit, ask.id, one.id);
  return askedPage(
    context,
    opened,
    { title: 'Somebody was here before you', back: backLink({ href: here, text: 'How it stands now' }) },
    html`<h1 class="govuk-heading-l">Somebody was here before you</h1>
      <p class="tl-lead">It was settled after you opened your page. Nothing of yours was kept.</p>`,
    conflictSides([
      { label: 'How it is settled', now: settlements[one.settled], typed: chosen },
      { label: 'Reason', now: one.settlement ?? doesNotOpen, typed: context.form.text('words') },
    ]),
    html`<p class="govuk-body"><a class="govuk-link" href="${here}">See how it stands now</a></p>`,
  );
}
