import type { ActingContext } from '#accounts';
import { KeyUnavailable } from '#platform/crypto';
import {
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
import { backLink, radios } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayTime } from '#platform/time';
import { keepAuditKey } from '../case-keys.ts';
import { reasonArea } from '../parts/reason-area.ts';
import { paths } from '../paths.ts';
import { isRevealReason, revealMinutes, revealReasons, type RevealReason } from '../reveal.ts';
import { reasonProblem } from '../rules/reason-problem.ts';
import { pauseAt, pausedUntil } from '../rules/pause-looking.ts';
import { sayCase } from '../sample-case.ts';
import { beginReveal, listRecentLooks } from '../store/reveals.ts';
import { openCase, type OpenedCase } from './parts/open-case.ts';
import { casesPage } from './parts/open-cases.ts';

const minutes = revealMinutes.map(String);
const kinds = Object.keys(revealReasons).filter(isRevealReason);

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCase(context);
  return opened === null ? notFound() : page(view(context, opened, { minutes: ['15'] }, []));
}

/** Opens a look at who the people of a case are: with a reason, under one's own name, for so many minutes. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form, now } = context;
  const opened = await openCase(context);
  if (opened === null) return notFound();
  const { key, one } = opened;
  const reader = readForm(form);
  const kind = reader.choice('kind', kinds, 'Choose why you look');
  const reason = reader.text('reason', { called: 'reason', longest: 1000, needed: false, lines: true });
  const length = reader.choice('minutes', minutes, 'Choose for how long');
  const wrong = reasonOf(kind, reason, reader.problems);
  if (wrong !== null) reader.refuse('reason', wrong);
  const paused = await findPause(context);
  if (paused !== null)
    reader.refuse(
      'kind',
      `You looked at ${pauseAt.cases} cases within ${pauseAt.withinMinutes} minutes. You can look again from ${displayTime(paused)}. Your Caldicott Guardian sees this`,
    );
  if (reader.problems.length > 0 || kind === null || length === null) {
    if (paused !== null) context.note({ paused: true });
    return invalid(view(context, opened, typedIn(form), reader.problems));
  }
  try {
    const look = await beginReveal(tx, await keepAuditKey(keys, key), key, {
      case: one.id,
      caseNumber: one.number,
      membership: actor.membership,
      what: 'identity',
      reasonKind: kind,
      reason,
      minutes: Number(length),
      now,
    });
    context.note({ reason: kind, minutes: Number(length) }, [look]);
  } catch (problem) {
    // The identity page says what became of it.
    if (!(problem instanceof KeyUnavailable)) throw problem;
    context.note({ key: problem.reason });
  }
  return redirect(paths.identity(actor.membership, key.audit, one.id));
}

function reasonOf(
  kind: RevealReason | null,
  reason: string,
  problems: readonly FormProblem[],
): string | null {
  if (problems.some((problem) => problem.field === 'reason')) return null;
  if (reason === '' && kind !== 'other') return null;
  return reasonProblem(reason);
}

/** Until when whoever asks may look at no further case, because they looked at too many at once; null when they may. */
async function findPause({ tx, actor, now }: ActingContext): Promise<Temporal.Instant | null> {
  const since = now.subtract({ minutes: pauseAt.withinMinutes + pauseAt.pauseMinutes });
  const { membership, partnership } = actor;
  return pausedUntil(await listRecentLooks(tx, partnership.id, { since, membership }), now);
}

function view(
  context: ActingContext,
  opened: OpenedCase,
  typed: Typed,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { audit, one } = opened;
  const back = paths.identity(m, audit.id, one.id);
  const title = `${sayCase(one)}: show who the people are`;
  return casesPage(
    context,
    opened,
    {
      title,
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Who the people are' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        That you looked, when and why is recorded under your name. Coordinators and your Caldicott Guardian can read it.
      </p>`,
    formTag(
      { action: paths.reveal(m, audit.id, one.id), keys: context.formKeys },
      radios({
        name: 'kind',
        idPrefix: 'kind',
        value: typedText(typed, 'kind'),
        fieldset: { legend: { text: 'Why do you look?', classes: 'govuk-fieldset__legend--s' } },
        items: kinds.map((kind) => ({ value: kind, text: revealReasons[kind] })),
        ...fieldError(problems, 'kind'),
      }),
      reasonArea(
        {
          id: 'reason',
          label: 'In your words',
          hint: 'Needed for another reason, in at least 20 characters. It is sealed. No names, please: whoever reads it need not know the child.',
          value: typedText(typed, 'reason'),
        },
        problems,
      ),
      radios({
        name: 'minutes',
        idPrefix: 'minutes',
        classes: 'govuk-radios--inline',
        value: typedText(typed, 'minutes'),
        fieldset: { legend: { text: 'For how long?', classes: 'govuk-fieldset__legend--s' } },
        items: minutes.map((value) => ({ value, text: `${value} minutes` })),
        ...fieldError(problems, 'minutes'),
      }),
      formButtons({ text: 'Show who they are', cancel: back }),
    ),
  );
}
