import { actingPage, actorMay, type ActingContext } from '#accounts';
import type { Key } from '#platform/crypto';
import { problemSummary, readForm, type FormProblem, type FormReader } from '#platform/forms';
import { backLink, insetText, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { enqueue } from '#platform/jobs';
import { openCaseKey } from '../case-keys.ts';
import {
  concernOutcomeCodes,
  findMove,
  isConcernAction,
  tellingTask,
  type Concern,
  type ConcernAction,
  type ConcernOutcome,
  type Move,
  type StepWords,
} from '../concern.ts';
import { concernFacts, concernHistory } from '../parts/concern-record.ts';
import { concernStanding } from '../parts/concern-standing.ts';
import { paths } from '../paths.ts';
import { moveConcern } from '../store/concerns.ts';
import { acknowledgeForm, concernForms } from './parts/concern-forms.ts';
import { everyCoordinator, loadConcern, type LoadedConcern } from './parts/load-concern.ts';

/** What was just done, for whoever did it. */
const doneWords: Readonly<Record<ConcernAction, string>> = {
  acknowledge: 'You have acknowledged it. Everybody who has to do with it sees that.',
  pass_on: 'It is passed on. Whoever it goes to now is being told.',
  note: 'Your note is added.',
  close: 'It is closed.',
};

export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await loadConcern(context, { lock: false });
  return loaded === null ? notFound() : page(view(context, loaded, {}));
}

/** Acknowledges a concern, passes it on, adds a note or closes it. */
export async function post(context: ActingContext): Promise<Reply> {
  const { actor, form } = context;
  const loaded = await loadConcern(context, { lock: true });
  if (loaded === null) return notFound();
  const { concern, hat, key } = loaded;
  const action = form.text('move');
  if (!isConcernAction(action))
    return invalid(
      view(context, loaded, { problems: [{ field: 'moves', message: 'Choose what to do with it' }] }),
    );
  const move = findMove(concern.state, action, hat);
  const here = paths.concern(actor.membership, key.audit, concern.id);
  // Two acknowledge at once: the second finds who was first.
  if (action === 'acknowledge' && concern.state !== 'raised') return redirect(here);
  const isStale =
    action !== 'acknowledge' && action !== 'note' && form.text('version') !== String(concern.version);
  if (isStale) return conflict(view(context, loaded, { isStale }));
  if (move === null) return notFound();
  const reader = readForm(form);
  const read = readMove(reader, action, loaded);
  if (reader.problems.length > 0) return invalid(view(context, loaded, { problems: reader.problems }));
  await record(context, loaded, move, action, read);
  context.note({ move: action });
  return redirect(`${here}?done=${action}`);
}

/** What a form says; where what the case holds does not open, nothing is written and nothing is asked to be. */
type ReadMove = {
  readonly words: string;
  readonly to: string | null;
  readonly outcome: ConcernOutcome | null;
};

function readMove(reader: FormReader, action: ConcernAction, { others, written }: LoadedConcern): ReadMove {
  const read = { words: '', to: null, outcome: null };
  const text = (field: string, called: string): string =>
    written.state === 'open' ? reader.text(field, { called, longest: 4000, lines: true }) : '';
  switch (action) {
    case 'acknowledge':
      return read;
    case 'note':
      if (written.state !== 'open')
        reader.refuse('moves', 'No note can be added: what this case holds can no longer be opened');
      return { ...read, words: text('note', 'note') };
    case 'pass_on': {
      const offered = others.map(({ value }) => value);
      const to = reader.choice('to', offered, 'Choose to whom it is passed on');
      return { ...read, to, words: text('reason', 'reason why it is passed on') };
    }
    case 'close': {
      const outcome = reader.choice('outcome', concernOutcomeCodes, 'Choose what came of it');
      return { ...read, outcome, words: text('outcome-words', 'words for what was done, and by whom') };
    }
  }
}

async function record(
  { tx, keys, actor, now }: ActingContext,
  loaded: LoadedConcern,
  move: Move,
  action: ConcernAction,
  read: ReadMove,
): Promise<void> {
  const { concern, key } = loaded;
  const isPassed = action === 'pass_on';
  const to = read.to === everyCoordinator ? null : read.to;
  const words: StepWords = isPassed ? { words: read.words, to } : { words: read.words };
  const caseKey: Key | null = read.words === '' ? null : await openCaseKey(keys, concern.case);
  const receivers = isPassed ? passTo(concern, to, actor.membership) : concern;
  await moveConcern(
    tx,
    key,
    concern,
    {
      kind: move.step,
      state: move.to,
      outcome: action === 'close' ? read.outcome : concern.outcome,
      recipient: receivers.recipient,
      deputy: receivers.deputy,
      acknowledgeBy: isPassed ? now.add({ minutes: loaded.withinMinutes }) : concern.acknowledgeBy,
    },
    caseKey === null ? null : { caseKey, words },
    actor.membership,
  );
  if (isPassed) await enqueue(tx, tellingTask, {});
}

/** Whoever had it stands in for the deputy who has it now; whoever takes it from all coordinators to one stands in. */
function passTo(concern: Concern, to: string | null, by: string): Pick<Concern, 'recipient' | 'deputy'> {
  if (to === null) return { recipient: null, deputy: null };
  const deputy = to === concern.deputy ? concern.recipient : concern.deputy;
  return { recipient: to, deputy: deputy ?? by };
}

/** What was written on the page that had become stale, whether or not its form still stands. */
function typedText({ form }: ActingContext): SafeHtml | null {
  const text = form.text('reason') || form.text('outcome-words');
  return text === '' ? null : insetText({ html: html`What you typed: ${text}` });
}

type Trouble = { readonly problems?: readonly FormProblem[]; readonly isStale?: boolean };

function view(context: ActingContext, loaded: LoadedConcern, trouble: Trouble): SafeHtml {
  const { problems = [], isStale = false } = trouble;
  const { actor, now, query } = context;
  const { concern, audit, written, steps, nameOf } = loaded;
  const m = actor.membership;
  const title = isStale ? 'Somebody else did something with this meanwhile' : 'A child may be unsafe';
  const keeps = actorMay(actor, 'concerns.keep') && audit !== null;
  const back = keeps
    ? { href: paths.concerns(m, audit.id), text: 'Immediate concerns' }
    : { href: paths.myConcerns(m), text: 'My concerns' };
  const did = query['done'];
  return actingPage(
    context,
    { title, section: 'audits', hasProblems: problems.length > 0, back: backLink(back) },
    problemSummary(problems),
    query['raised'] !== undefined &&
      notificationBanner({
        type: 'success',
        text: 'It is sent. Whoever it goes to is being told now. Go on following your own route: this does not replace it.',
      }),
    did !== undefined &&
      isConcernAction(did) &&
      notificationBanner({ type: 'success', text: doneWords[did] }),
    html`<p class="govuk-caption-l">Case ${concern.caseNumber}${audit !== null && ` – ${audit.title}`}</p>
      <h1 class="govuk-heading-l">${title}</h1>`,
    isStale &&
      html`<p class="tl-lead">
        Nothing of yours was recorded. See below how it stands now, and do again what still holds.
      </p>`,
    isStale && typedText(context),
    html`<p class="govuk-body">${concernStanding(concern, now)}</p>`,
    concern.state === 'raised' &&
      !context.canSendMail &&
      insetText({
        text: 'No mail server is named in this installation, so nobody is told by mail. Telephone those it goes to.',
      }),
    acknowledgeForm(context, loaded),
    concernFacts(concern, written, nameOf),
    html`<h2 class="govuk-heading-m">What was done</h2>`,
    concernHistory(steps, nameOf),
    html`<div id="moves">${concernForms(context, loaded, problems)}</div>`,
  );
}
