import { actorMay, type ActingContext } from '#accounts';
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
import { backLink, radios } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import {
  destructionScopeCodes,
  destructionScopes,
  destructionStates,
  type Destruction,
  type Hold,
} from '../guarding.ts';
import { reasonArea } from '../parts/reason-area.ts';
import { paths } from '../paths.ts';
import { destructionDue } from '../rules/destruction-due.ts';
import { reasonProblem } from '../rules/reason-problem.ts';
import { sayDue } from '../rules/say-due.ts';
import { listDestructions, proposeDestruction } from '../store/destructions.ts';
import { listHolds } from '../store/holds.ts';
import { guardPage, openGuarded, type OpenedGuard } from './parts/open-guarded.ts';

type Loaded = OpenedGuard & {
  readonly destructions: readonly Destruction[];
  readonly holds: readonly Hold[];
};

/** The end of who the children of an audit are: when it is due, what was proposed, and what was destroyed. */
export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(view(context, loaded, []));
}

/** A guardian proposes it, from the day it is due or with a reason before. Nothing is destroyed by that. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const { key, audit, today } = loaded;
  const reader = readForm(form);
  const what = reader.choice('what', destructionScopeCodes, 'Choose what is destroyed');
  const reason = reader.text('reason', { called: 'reason', longest: 2000, lines: true, needed: false });
  const due = destructionDue(audit.basis, audit.boardDay);
  const isDue = due.day !== null && due.day <= today;
  const wrong =
    reader.problems.some(({ field }) => field === 'reason') || isDue ? null : reasonProblem(reason);
  if (wrong !== null) reader.refuse('reason', `It is not due yet. ${wrong}`);
  if (findOpen(loaded.destructions) !== undefined)
    reader.refuse('what', 'A destruction already waits or is under way. It has to be settled first');
  if (reader.problems.length > 0 || what === null) return invalid(view(context, loaded, reader.problems));
  const proposal = { what, dueOn: due.day ?? today, reason: reason === '' ? 'Due by the terms.' : reason };
  const id = await proposeDestruction(tx, key, proposal, actor.membership);
  if (id === null) {
    reader.refuse('what', 'Somebody else has just proposed a destruction. Look at that one first');
    return invalid(view(context, loaded, reader.problems));
  }
  context.note({ what, due: isDue }, [id]);
  return redirect(paths.destructionOne(actor.membership, key.audit, id));
}

async function load(context: ActingContext): Promise<Loaded | null> {
  const opened = await openGuarded(context);
  if (opened === null) return null;
  return {
    ...opened,
    destructions: await listDestructions(context.tx, opened.key),
    holds: await listHolds(context.tx, opened.key),
  };
}

function findOpen(destructions: readonly Destruction[]): Destruction | undefined {
  return destructions.find((one) => one.state === 'proposed' || one.state === 'under_way');
}

function view(context: ActingContext, loaded: Loaded, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const { key, audit, today, destructions, holds } = loaded;
  const standing = holds.filter((hold) => hold.liftedAt === null).length;
  return guardPage(
    context,
    loaded,
    {
      title: 'Destruction',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.watchAudit(m, key.audit), text: 'What is watched over' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Destruction of who the children are</h1>
      <p class="tl-lead">${sayDue(destructionDue(audit.basis, audit.boardDay), today)}</p>
      <p class="govuk-body">
        A guardian proposes it and a second person confirms it. Then the keys are destroyed: nobody can open what
        they sealed again, from no copy of the data either. Counts, findings and recommendations stay.
      </p>
      ${
        standing > 0 &&
        html`<p class="govuk-body">
          ${standing === 1 ? 'A hold stands' : `${standing} holds stand`}: what they name is not destroyed.
        </p>`
      }
      ${
        destructions.length > 0 &&
        html`<h2 class="govuk-heading-m">Proposed and settled</h2>
          <ul class="govuk-list govuk-list--bullet">
            ${destructions.map(
              (one) =>
                html`<li>
                  <a class="govuk-link" href="${paths.destructionOne(m, key.audit, one.id)}"
                    >${destructionScopes[one.what]}</a
                  >: ${destructionStates[one.state].toLowerCase()}, proposed on ${displayInstant(one.proposedAt)}
                </li>`,
            )}
          </ul>`
      }`,
    proposalForm(context, loaded, problems),
  );
}

function proposalForm(context: ActingContext, loaded: Loaded, problems: readonly FormProblem[]): Content {
  const { key, destructions } = loaded;
  if (!actorMay(context.actor, 'cases.guard'))
    return html`<p class="govuk-body">Your Caldicott Guardian or data protection officer proposes it.</p>`;
  if (problems.length === 0 && findOpen(destructions) !== undefined) return null;
  const typed = typedIn(context.form);
  const m = context.actor.membership;
  return html`<h2 class="govuk-heading-m">Propose it</h2>
    ${formTag(
      { action: paths.destruction(m, key.audit), keys: context.formKeys },
      radios({
        name: 'what',
        idPrefix: 'what',
        value: typedText(typed, 'what'),
        fieldset: { legend: { text: 'What is destroyed', classes: 'govuk-fieldset__legend--s' } },
        items: destructionScopeCodes.map((value) => ({ value, text: destructionScopes[value] })),
        ...fieldError(problems, 'what'),
      }),
      reasonArea(
        {
          id: 'reason',
          label: 'Why',
          hint: 'Needed before the day on which it is due. Nothing about a child: it is not sealed',
          value: typedText(typed, 'reason'),
        },
        problems,
      ),
      formButtons({ text: 'Propose', cancel: paths.watchAudit(m, key.audit) }),
    )}`;
}
