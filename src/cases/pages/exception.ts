import type { ActingContext } from '#accounts';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  typedIn,
  typedText,
  type FormProblem,
} from '#platform/forms';
import { backLink, radios, summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { conflict as staleReply, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { findCaseKey } from '../case-keys.ts';
import {
  conflictFindings,
  exceptionStates,
  exceptionSteps,
  settlements,
  stepsAfter,
  type Conflict,
  type DecidedException,
  type ExceptionStep,
} from '../conflict.ts';
import { reasonArea } from '../parts/reason-area.ts';
import { saidRow } from '../parts/said-row.ts';
import { paths } from '../paths.ts';
import { reasonProblem } from '../rules/reason-problem.ts';
import { findConflict } from '../store/conflicts.ts';
import { decideException, listDecided, mayDecide } from '../store/exceptions.ts';
import { findSampleCase } from '../store/sample-cases.ts';
import { guardPage, namePeople, openGuarded, type OpenedGuard } from './parts/open-guarded.ts';

type Opened = OpenedGuard & {
  readonly one: Conflict;
  readonly caseNumber: number;
  readonly decided: readonly DecidedException[];
  /** What whoever looks may decide now. */
  readonly steps: readonly ExceptionStep[];
  readonly name: (membership: string | null) => string;
};

const choices: Readonly<Record<ExceptionStep, string>> = {
  allowed: 'Allow it; a second person then has to confirm it',
  confirmed: 'Confirm it; the agency may give them the case',
  refused: 'Refuse it; they do not look at the case',
};

/** An exception that an agency asks for: an auditor who was close to the case looks at it all the same (abuse C06). */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await open(context);
  return opened !== null && exceptionStates.includes(opened.one.settled)
    ? page(view(context, opened, []))
    : notFound();
}

/** A coordinator allows or refuses it; a second person, who is no other hat of the first, confirms or refuses. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const opened = await open(context);
  if (opened === null) return notFound();
  const { one, key, steps } = opened;
  // Also where the lead settled it in another way meanwhile, and there is no exception any more.
  if (Number(form.text('version')) !== one.version) return staleReply(stale(context, opened));
  if (!exceptionStates.includes(one.settled)) return notFound();
  const reader = readForm(form);
  const what = reader.choice('decision', steps, 'Choose what you decide');
  const words = reader.text('words', { called: 'reason', longest: 1000, lines: true });
  const wrong = words === '' ? null : reasonProblem(words);
  if (wrong !== null) reader.refuse('words', wrong);
  const caseKey = await findCaseKey(keys, one.case);
  if (caseKey === null)
    reader.refuse('decision', 'The key of this case is gone, so nothing more can be kept about it');
  if (reader.problems.length > 0 || what === null || caseKey === null)
    return invalid(view(context, opened, reader.problems));
  if (!(await decideException(tx, caseKey, key, one, { what, words, by: actor.membership })))
    return staleReply(stale(context, opened));
  context.note({ what }, [one.membership, one.case]);
  return redirect(paths.exception(actor.membership, key.audit, one.id));
}

async function open(context: ActingContext): Promise<Opened | null> {
  const { tx, keys } = context;
  const guarded = await openGuarded(context);
  if (guarded === null) return null;
  const one = await findConflict(tx, keys, guarded.key, context.params['conflict'] ?? '');
  if (one === null) return null;
  const about = await findSampleCase(tx, guarded.key, one.case);
  if (about === null) return null;
  const decided = await listDecided(tx, keys, guarded.key, one);
  const isOpen = guarded.audit.stage === 'underway' && (await mayDecide(tx, one.id));
  return {
    ...guarded,
    one,
    caseNumber: about.number,
    decided,
    steps: isOpen ? (stepsAfter[one.settled] ?? []) : [],
    name: await namePeople(context, [one.membership, one.settledBy, ...decided.map(({ by }) => by)]),
  };
}

function view(context: ActingContext, opened: Opened, problems: readonly FormProblem[]): SafeHtml {
  const { one, caseNumber, decided, name, key, steps } = opened;
  const m = context.actor.membership;
  const title = `An exception for Case ${caseNumber}`;
  return guardPage(
    context,
    opened,
    {
      title,
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.watchAudit(m, key.audit), text: 'What is watched over' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        Nobody audits their own work with a family. Where an agency has nobody else, or the name is another person’s, two
        people can allow it; the report says that it was done.
      </p>
      ${summaryList({
        rows: [
          saidRow('Who is to look at it', name(one.membership)),
          saidRow('How it was found', conflictFindings[one.found]),
          ...(one.reason === '' ? [] : [saidRow('In their words', one.reason ?? doesNotOpen)]),
          saidRow(
            'Asked by',
            `${name(one.settledBy)}${one.settledAt === null ? '' : `, ${displayInstant(one.settledAt)}`}`,
          ),
          saidRow('Why', one.settlement ?? doesNotOpen),
          ...decided.map((step) =>
            saidRow(
              exceptionSteps[step.what],
              `${name(step.by)}, ${displayInstant(step.at)}: ${step.words ?? doesNotOpen}`,
            ),
          ),
          saidRow('Where it stands', settlements[one.settled]),
        ],
      })}`,
    steps.length > 0 ? decisionForm(context, opened, problems) : whyNot(opened),
  );
}

const doesNotOpen = 'It does not open any more';

function whyNot({ one, audit }: Opened): Content {
  if (stepsAfter[one.settled] !== undefined && audit.stage !== 'underway')
    return html`<p class="govuk-body">The audit is over, so nothing more is decided.</p>`;
  if (one.settled === 'asked')
    return html`<p class="govuk-body">
      A coordinator who does not speak for the agency that asks decides first.
    </p>`;
  if (one.settled === 'allowed')
    return html`<p class="govuk-body">
      A second person confirms it: another coordinator or a guardian, and nobody of the agency that asks.
    </p>`;
  return null;
}

function decisionForm(
  context: ActingContext,
  { one, key, steps }: Opened,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const typed = typedIn(context.form);
  return formTag(
    { action: paths.exception(m, key.audit, one.id), keys: context.formKeys },
    html`<input type="hidden" name="version" value="${one.version}" />`,
    radios({
      name: 'decision',
      idPrefix: 'decision',
      value: typedText(typed, 'decision'),
      fieldset: { legend: { text: 'What do you decide?', classes: 'govuk-fieldset__legend--s' } },
      items: steps.map((step) => ({ value: step, text: choices[step] })),
      ...fieldError(problems, 'decision'),
    }),
    reasonArea(
      {
        id: 'words',
        label: 'Why, in your words',
        hint: 'It is sealed. No names of children or families.',
        value: typedText(typed, 'words'),
      },
      problems,
    ),
    formButtons({ text: 'Decide', cancel: paths.watchAudit(m, key.audit) }),
  );
}

function stale(context: ActingContext, opened: Opened): SafeHtml {
  const { one, key } = opened;
  const here = paths.exception(context.actor.membership, key.audit, one.id);
  const typed = context.form.text('words');
  return guardPage(
    context,
    opened,
    {
      title: 'Somebody was here before you',
      back: backLink({
        href: paths.watchAudit(context.actor.membership, key.audit),
        text: 'What is watched over',
      }),
    },
    html`<h1 class="govuk-heading-l">Somebody was here before you</h1>
      <p class="tl-lead">Something was decided after you opened your page. Nothing of yours was kept.</p>
      ${summaryList({
        rows: [
          saidRow('Where it stands', settlements[one.settled]),
          ...(typed === '' ? [] : [saidRow('What you typed', typed)]),
        ],
      })}
      ${
        exceptionStates.includes(one.settled) &&
        html`<p class="govuk-body"><a class="govuk-link" href="${here}">See how it stands now</a></p>`
      }`,
  );
}
