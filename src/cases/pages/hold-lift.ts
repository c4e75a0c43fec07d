import type { ActingContext } from '#accounts';
import { formButtons, formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { holdKinds, type Hold } from '../guarding.ts';
import { reasonArea } from '../parts/reason-area.ts';
import { paths } from '../paths.ts';
import { reasonProblem } from '../rules/reason-problem.ts';
import { liftHold, listHolds } from '../store/holds.ts';
import { guardPage, openGuarded, type OpenedGuard } from './parts/open-guarded.ts';

type Loaded = OpenedGuard & { readonly hold: Hold };

export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(view(context, loaded, []));
}

/** Lifts a hold, with a reason. It stays in the list. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const reader = readForm(form);
  const reason = reader.text('reason', { called: 'reason', longest: 2000, lines: true });
  const wrong = reader.problems.length > 0 ? null : reasonProblem(reason);
  if (wrong !== null) reader.refuse('reason', wrong);
  if (reader.problems.length > 0) return invalid(view(context, loaded, reader.problems));
  if (!(await liftHold(tx, loaded.key, loaded.hold.id, reason, actor.membership)))
    return conflict(view(context, loaded, []));
  return redirect(paths.watchAudit(actor.membership, loaded.key.audit));
}

async function load(context: ActingContext): Promise<Loaded | null> {
  const opened = await openGuarded(context);
  if (opened === null) return null;
  const hold = (await listHolds(context.tx, opened.key)).find((one) => one.id === context.params['hold']);
  return hold === undefined ? null : { ...opened, hold };
}

function view(context: ActingContext, loaded: Loaded, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const { hold, key } = loaded;
  const back = paths.watchAudit(m, key.audit);
  const isLifted = hold.liftedAt !== null;
  const title = isLifted ? 'This hold was lifted' : 'Lift a hold';
  return guardPage(
    context,
    loaded,
    {
      title,
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'What is watched over' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        ${holdKinds[hold.kind]}, ${hold.reference}. Set on ${displayInstant(hold.setAt)}.
      </p>
      ${
        isLifted &&
        html`<p class="govuk-body">Lifted on ${displayInstant(hold.liftedAt)}: ${hold.liftedReason ?? ''}</p>
          ${
            context.form.text('reason') !== '' &&
            html`<p class="govuk-body">What you typed was not saved: ${context.form.text('reason')}</p>`
          }`
      }`,
    !isLifted &&
      formTag(
        { action: paths.holdLift(m, key.audit, hold.id), keys: context.formKeys },
        reasonArea(
          {
            id: 'reason',
            label: 'Why it is lifted',
            hint: 'In at least 20 characters. Nothing about a child: it is not sealed',
            value: context.form.text('reason'),
          },
          problems,
        ),
        formButtons({ text: 'Lift the hold', cancel: back, warning: true }),
      ),
  );
}
