import { isOwnHat, type ActingContext } from '#accounts';
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
import { backLink, radios, summaryList, warningText } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import { destructionScopes, destructionStates, type Certificate } from '../guarding.ts';
import { reasonArea } from '../parts/reason-area.ts';
import { saidRow } from '../parts/said-row.ts';
import { paths } from '../paths.ts';
import { sayCertificate, sayNumbers } from '../rules/say-certificate.ts';
import { decideDestruction } from '../store/destructions.ts';
import { guardPage } from './parts/open-guarded.ts';
import { openDestruction, type OpenedDestruction } from './parts/open-destruction.ts';

const decisions = ['confirm', 'refuse'] as const;

/** One destruction: what was proposed, the second person's word, and the certificate. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openDestruction(context);
  if (opened === null) return notFound();
  return page(view(context, opened, await isOwn(context, opened), []));
}

/** A second person confirms or refuses it: another person, not the same one in another hat. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const opened = await openDestruction(context);
  if (opened === null) return notFound();
  const { key, destruction, choice } = opened;
  const own = await isOwn(context, opened);
  if (destruction.state !== 'proposed') return conflict(view(context, opened, own, []));
  const reader = readForm(form);
  const decision = reader.choice('decision', decisions, 'Choose whether it is destroyed');
  const reason = reader.text('reason', {
    called: 'reason',
    longest: 2000,
    lines: true,
    needed: decision === 'refuse',
  });
  if (own) reader.refuse('decision', 'You proposed it yourself. Somebody else has to settle it');
  if (decision === 'confirm' && choice.stoppedBy !== null)
    reader.refuse('decision', 'A hold stands: nothing can be destroyed until it is lifted');
  if (reader.problems.length > 0 || decision === null)
    return invalid(view(context, opened, own, reader.problems));
  const decided = { confirmed: decision === 'confirm', reason };
  if (!(await decideDestruction(tx, key, destruction.id, decided, actor.membership)))
    return conflict(view(context, opened, own, []));
  context.note({ decision, cases: choice.cases.length });
  return redirect(paths.destructionOne(actor.membership, key.audit, destruction.id));
}

async function isOwn({ tx }: ActingContext, { destruction }: OpenedDestruction): Promise<boolean> {
  return await isOwnHat(tx, destruction.proposedBy);
}

function view(
  context: ActingContext,
  opened: OpenedDestruction,
  own: boolean,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { key, destruction, name } = opened;
  const { certificate, doneAt } = destruction;
  const isDone = certificate !== null && doneAt !== null;
  const title = isDone ? 'Certificate of destruction' : 'Destruction of who the children are';
  return guardPage(
    context,
    opened,
    {
      title,
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.destruction(m, key.audit), text: 'Destruction' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      ${isDone && html`<p class="tl-lead">Destroyed on ${displayInstant(doneAt)}. Nobody can open it again.</p>`}
      ${summaryList({
        rows: [
          saidRow('What', destructionScopes[destruction.what]),
          saidRow('State', destructionStates[destruction.state]),
          saidRow('Due', displayDay(destruction.dueOn)),
          saidRow('Why', destruction.reason),
          saidRow(
            'Proposed by',
            `${name(destruction.proposedBy)}, ${displayInstant(destruction.proposedAt)}`,
          ),
          ...(destruction.decidedAt === null
            ? []
            : [
                saidRow(
                  'Settled by',
                  `${name(destruction.decidedBy)}, ${displayInstant(destruction.decidedAt)}`,
                ),
              ]),
          ...(destruction.decidedReason === null
            ? []
            : [saidRow('What they said', destruction.decidedReason)]),
        ],
      })}
      ${
        destruction.stoppedBy !== null &&
        html`<p class="govuk-body">A hold stood when it was to be carried out, and kept what it names.</p>`
      }
      ${
        destruction.state === 'under_way' &&
        html`<p class="govuk-body">It is being carried out. Open this page again in a minute to see the certificate.</p>`
      }
      ${isDone && certificateView(certificate, paths.destructionFile(m, key.audit, destruction.id, 'pdf'))}`,
    destruction.state === 'proposed' && decisionForm(context, opened, own, problems),
  );
}

function certificateView(certificate: Certificate, file: string): SafeHtml {
  return html`<h2 class="govuk-heading-m">What was destroyed</h2>
    ${summaryList({
      rows: sayCertificate(certificate).map(([what, which]) => ({
        key: { text: what },
        value: { text: which },
      })),
    })}
    <details class="govuk-details">
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Names of the keys</span>
      </summary>
      <div class="govuk-details__text">
        <ul class="govuk-list tl-keys">
          ${certificate.keys.map((id) => html`<li>${id}</li>`)}
        </ul>
      </div>
    </details>
    <p class="govuk-body">
      The sealed values of lists and identities were emptied. What agencies were told and answered stays as
      ciphertext, because it is kept as it was written; nothing opens it any more.
    </p>
    <p class="govuk-body"><a class="govuk-link" href="${file}">Certificate as PDF</a></p>`;
}

function decisionForm(
  context: ActingContext,
  opened: OpenedDestruction,
  own: boolean,
  problems: readonly FormProblem[],
): Content {
  const { key, destruction, choice } = opened;
  const m = context.actor.membership;
  if (own && problems.length === 0)
    return html`<p class="govuk-body">
      You proposed it, so somebody else has to settle it: a coordinator or another guardian.
    </p>`;
  const typed = typedIn(context.form);
  return html`<h2 class="govuk-heading-m">Settle it</h2>
    ${warningText({ text: whatWouldGo(opened), iconFallbackText: 'Warning' })}
    ${formTag(
      { action: paths.destructionOne(m, key.audit, destruction.id), keys: context.formKeys },
      radios({
        name: 'decision',
        idPrefix: 'decision',
        value: typedText(typed, 'decision'),
        fieldset: { legend: { text: 'Is it destroyed?', classes: 'govuk-fieldset__legend--s' } },
        items: [
          ...(choice.stoppedBy === null ? [{ value: 'confirm', text: 'Yes, destroy it' }] : []),
          { value: 'refuse', text: 'No, it stays' },
        ],
        ...fieldError(problems, 'decision'),
      }),
      reasonArea(
        {
          id: 'reason',
          label: 'Why',
          hint: 'Needed where it stays. Nothing about a child: it is not sealed',
          value: typedText(typed, 'reason'),
        },
        problems,
      ),
      formButtons({ text: 'Settle it', cancel: paths.destruction(m, key.audit), warning: true }),
    )}`;
}

function whatWouldGo({ choice, destruction }: OpenedDestruction): string {
  if (choice.stoppedBy !== null) return 'A hold stands. Nothing can be destroyed until it is lifted.';
  const parts = [
    choice.cases.length > 0 &&
      `who the people of cases ${sayNumbers(choice.cases.map((one) => one.number))} are`,
    choice.frame && 'the lists of children',
    choice.auditKey && 'the reasons for which somebody looked',
  ].filter((part) => part !== false);
  if (parts.length === 0) return 'Nothing is left to destroy.';
  const kept =
    choice.kept.length === 0
      ? ''
      : ` Kept because of a hold: cases ${sayNumbers(choice.kept.map((one) => one.number))}.`;
  const words = destruction.what === 'frame' ? 'They cannot' : 'This cannot';
  return `Destroyed for ever: ${parts.join('; ')}. ${words} be brought back by anybody.${kept}`;
}
