import type { ActingContext } from '#accounts';
import { fieldError, formTag, type FormProblem } from '#platform/forms';
import { button, radios, select, textarea } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { concernOutcomeCodes, concernOutcomes, findMove, type ConcernAction } from '../../concern.ts';
import { paths } from '../../paths.ts';
import type { LoadedConcern } from './load-concern.ts';

/** What somebody may do with a concern as it stands, each a form of its own; what was typed is kept where it was sent. */
export function concernForms(
  context: ActingContext,
  loaded: LoadedConcern,
  problems: readonly FormProblem[],
): SafeHtml {
  const { concern, hat } = loaded;
  const may = (action: ConcernAction): boolean => findMove(concern.state, action, hat) !== null;
  return html`${may('close') && closing(context, loaded, problems)}
  ${may('note') && noting(context, loaded, problems)} ${may('pass_on') && passing(context, loaded, problems)}`;
}

/** The first thing to do, at the top of the page. */
export function acknowledgeForm(context: ActingContext, loaded: LoadedConcern): SafeHtml | null {
  if (findMove(loaded.concern.state, 'acknowledge', loaded.hat) === null) return null;
  return html`<p class="govuk-body">
      By acknowledging it you say that you have read it and see to it. Everybody who has to do with it sees that.
    </p>
    ${form(context, loaded, 'acknowledge', button({ text: 'Acknowledge', preventDoubleClick: true }))}`;
}

function form(
  context: ActingContext,
  { key, concern }: LoadedConcern,
  action: ConcernAction,
  ...content: readonly Content[]
): SafeHtml {
  return formTag(
    { action: paths.concern(context.actor.membership, key.audit, concern.id), keys: context.formKeys },
    html`<input type="hidden" name="move" value="${action}" />
      <input type="hidden" name="version" value="${concern.version}" />`,
    content,
  );
}

function area(
  { form: sent }: ActingContext,
  name: string,
  label: string,
  hint: string,
  problems: readonly FormProblem[],
): SafeHtml {
  return textarea({
    id: name,
    name,
    label: { text: label },
    hint: { text: hint },
    rows: '3',
    classes: 'tl-measure',
    value: sent.text(name),
    autocomplete: 'off',
    ...fieldError(problems, name),
  });
}

function isWritable({ written }: LoadedConcern): boolean {
  return written.state === 'open';
}

function closing(context: ActingContext, loaded: LoadedConcern, problems: readonly FormProblem[]): SafeHtml {
  return html`<h2 class="govuk-heading-m">What came of it</h2>
    ${form(
      context,
      loaded,
      'close',
      radios({
        idPrefix: 'outcome',
        name: 'outcome',
        fieldset: { legend: { text: 'Outcome', classes: 'govuk-fieldset__legend--s' } },
        value: context.form.text('outcome'),
        items: concernOutcomeCodes.map((code) => ({ value: code, text: concernOutcomes[code] })),
        ...fieldError(problems, 'outcome'),
      }),
      isWritable(loaded) &&
        area(context, 'outcome-words', 'What was done, and by whom', 'Sealed, as the rest is', problems),
      button({ text: 'Close with this outcome', preventDoubleClick: true }),
    )}`;
}

function noting(
  context: ActingContext,
  loaded: LoadedConcern,
  problems: readonly FormProblem[],
): SafeHtml | null {
  if (!isWritable(loaded)) return null;
  return html`<h2 class="govuk-heading-m">Add a note</h2>
    ${form(
      context,
      loaded,
      'note',
      area(context, 'note', 'Note', 'Everybody who can read this concern can read it', problems),
      button({ text: 'Add the note', classes: 'govuk-button--secondary', preventDoubleClick: true }),
    )}`;
}

function passing(context: ActingContext, loaded: LoadedConcern, problems: readonly FormProblem[]): SafeHtml {
  return html`<h2 class="govuk-heading-m">Pass it on</h2>
    <p class="govuk-body">
      Whoever gets it is told at once, and is to acknowledge it within ${loaded.withinMinutes} minutes.
    </p>
    ${form(
      context,
      loaded,
      'pass_on',
      select({
        id: 'to',
        name: 'to',
        label: { text: 'To whom' },
        value: context.form.text('to'),
        items: [
          { value: '', text: 'Choose' },
          ...loaded.others.map(({ value, label }) => ({ value, text: label })),
        ],
        ...fieldError(problems, 'to'),
      }),
      isWritable(loaded) && area(context, 'reason', 'Why', 'For example: away today', problems),
      button({ text: 'Pass it on', classes: 'govuk-button--secondary', preventDoubleClick: true }),
    )}`;
}
