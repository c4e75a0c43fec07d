import { accountPaths, actingPage, type ActingContext } from '#accounts';
import { isId } from '#platform/db';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
  type Values,
} from '#platform/forms';
import { backLink, input, radios, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import type { PlannedAudit } from '../programme/planned-audit.ts';
import { beginAudit } from '../store/live-audits.ts';
import { findPlannedAudit, linkPlannedAudit } from '../store/programme.ts';
import { writerOf } from './parts/programme-page.ts';
import {
  listStartingPoints,
  lookAgain,
  readStartingPoint,
  type StartingPoints,
} from './parts/starting-points.ts';

export async function get(context: ActingContext): Promise<Reply> {
  return page(view(context, await listStartingPoints(context), await findPlanned(context), []));
}

/** The planned audit that is begun; null where none is, or it was begun or dropped by now. */
async function findPlanned({ tx, actor, form, query }: ActingContext): Promise<PlannedAudit | null> {
  const id = form.text('planned') || (query['planned'] ?? '');
  const planned = isId(id) ? await findPlannedAudit(tx, actor.partnership.id, id) : null;
  return planned?.audit === null && planned.dropped === null ? planned : null;
}

/** Begins a live audit from a template, an earlier audit, both or nothing. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const points = await listStartingPoints(context);
  const planned = await findPlanned(context);
  const reader = readForm(form);
  const title = reader.text('title', { called: 'title', longest: 300 });
  const template = form.text('template') === 'nothing' ? '' : form.text('template');
  const earlier = form.text('earlier');
  if (form.text('template') === '') reader.refuse('template', 'Choose what to begin from');
  const known = [...points.own, ...points.shipped].some((one) => one.value === template);
  if (template !== '' && !known) reader.refuse('template', 'Choose again: what was chosen is not offered');
  if (earlier !== '' && !(isId(earlier) && points.earlier.some((one) => one.value === earlier)))
    reader.refuse('earlier', 'Choose again: that audit is not here');
  if (template === lookAgain && earlier === '')
    reader.refuse('earlier', 'Choose the audit that you look at again');
  if (reader.problems.length > 0) return invalid(view(context, points, planned, reader.problems));
  const begun = await readStartingPoint(context, template, earlier);
  if (begun === null) return notFound();
  const id = await beginAudit(tx, actor.partnership.id, actor.membership, {
    origin: 'live',
    values: { ...begun.values, ...valuesOfPlan(planned), title },
    from: begun.from,
  });
  if (planned !== null) await linkPlannedAudit(tx, writerOf(context), planned.id, id);
  context.note({ template: template === '' ? 'nothing' : template }, [id]);
  return redirect(paths.terms(actor.membership, id));
}

/** What the plan knows already, as the draft keeps it. */
function valuesOfPlan(planned: PlannedAudit | null): Values {
  if (planned === null || planned.themes.length === 0) return {};
  return { themes: planned.themes };
}

function view(
  context: ActingContext,
  points: StartingPoints,
  planned: PlannedAudit | null,
  problems: readonly FormProblem[],
): SafeHtml {
  const { form, query } = context;
  const m = context.actor.membership;
  const back = accountPaths.audits(m);
  const chosen = form.text('template') || (query['from'] ?? '');
  const item = (point: StartingPoints['own'][number]) => ({
    value: point.value,
    text: point.label,
    hint: { text: point.about },
  });
  return actingPage(
    context,
    {
      title: 'Commission an audit',
      section: 'audits',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Audits' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Commission an audit</h1>
      <p class="tl-lead">
        Begin with what you know. Everything can be changed afterwards, and nobody else sees it until you put it
        to them.
      </p>`,
    formTag(
      { action: paths.begin(m), keys: context.formKeys },
      planned !== null &&
        html`<input type="hidden" name="planned" value="${planned.id}" />
          <p class="govuk-body">It is then linked to “${planned.title}” in the programme.</p>`,
      input({
        id: 'title',
        name: 'title',
        label: { text: 'Title' },
        hint: { text: 'Such as “Multi-agency audit of neglect”' },
        classes: 'govuk-input--width-30',
        value: problems.length > 0 ? form.text('title') : (planned?.title ?? ''),
        autocomplete: 'off',
        ...fieldError(problems, 'title'),
      }),
      radios({
        name: 'template',
        idPrefix: 'template',
        value: chosen,
        fieldset: { legend: { text: 'Begin from', classes: 'govuk-fieldset__legend--m' } },
        items: [
          ...points.own.map(item),
          ...points.shipped.map(item),
          { value: 'nothing', text: 'Nothing', hint: { text: 'Or only the earlier audit chosen below' } },
        ],
        ...fieldError(problems, 'template'),
      }),
      select({
        id: 'earlier',
        name: 'earlier',
        label: { text: 'An earlier audit to take over from (optional)' },
        hint: {
          text: 'Its question, methods, cases, agencies and guidance are taken over; its dates and signatures are not.',
        },
        value: form.text('earlier') || (query['earlier'] ?? ''),
        items: [
          { value: '', text: 'None' },
          ...points.earlier.map((one) => ({ value: one.value, text: one.label })),
        ],
        ...fieldError(problems, 'earlier'),
      }),
      formButtons({ text: 'Begin', cancel: back }),
    ),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.templates(m)}">See the templates, or make your own from one</a>
    </p>`,
  );
}
