import { actingPage, type ActingContext } from '#accounts';
import { isId } from '#platform/db';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, input, radios, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { beginAudit } from '../store/live-audits.ts';
import {
  listStartingPoints,
  lookAgain,
  readStartingPoint,
  type StartingPoints,
} from './parts/starting-points.ts';

export async function get(context: ActingContext): Promise<Reply> {
  return page(view(context, await listStartingPoints(context), []));
}

/** Begins a live audit from a template, an earlier audit, both or nothing. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const points = await listStartingPoints(context);
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
  if (reader.problems.length > 0) return invalid(view(context, points, reader.problems));
  const begun = await readStartingPoint(context, template, earlier);
  if (begun === null) return notFound();
  const id = await beginAudit(tx, actor.partnership.id, actor.membership, {
    origin: 'live',
    values: { ...begun.values, title },
    from: begun.from,
  });
  context.note({ template: template === '' ? 'nothing' : template }, [id]);
  return redirect(paths.terms(actor.membership, id));
}

function view(context: ActingContext, points: StartingPoints, problems: readonly FormProblem[]): SafeHtml {
  const { form, query } = context;
  const m = context.actor.membership;
  const back = `/as/${m}/audits`;
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
      input({
        id: 'title',
        name: 'title',
        label: { text: 'Title' },
        hint: { text: 'Such as “Multi-agency audit of neglect”' },
        classes: 'govuk-input--width-30',
        value: form.text('title'),
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
