import { nameMembers, type ActingContext } from '#accounts';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, button, radios, select, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { keepFrameKey } from '../case-keys.ts';
import { markKinds, markReasons, type FrameAround, type MarkKind, type MarkReason } from '../frame.ts';
import { paths } from '../paths.ts';
import { ageReader, sayAgeBand } from '../rules/age-band.ts';
import { statusLabel } from '../rules/count-strata.ts';
import { openListedRows, type ListedRow } from '../store/frame-children.ts';
import { getMarkNote, liftMark, listMarks, setMark, type FrameMark } from '../store/frame-marks.ts';
import { casesPage } from './parts/open-cases.ts';
import { gatherAround, openFrame, type OpenedFrame } from './parts/open-frame.ts';

type Found = {
  readonly opened: OpenedFrame;
  readonly row: ListedRow;
  readonly marks: readonly (FrameMark & { readonly note: string | null })[];
  readonly names: ReadonlyMap<string, string>;
  readonly around: FrameAround;
};

const kinds = Object.keys(markKinds) as readonly MarkKind[];
const reasons = Object.keys(markReasons) as readonly MarkReason[];

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, []));
}

/** Leaves a child out, or holds it for as long as the reason stands. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { key, audit } = found.opened;
  const { row } = found;
  const reader = readForm(form);
  const kind = reader.choice('kind', kinds, 'Choose whether the child is left out or held');
  const reason = reader.choice('reason', reasons, 'Choose why');
  const note = reader.text('note', {
    called: 'note',
    longest: 1000,
    lines: true,
    needed: reason === 'other',
  });
  if (reader.problems.length > 0 || kind === null || reason === null)
    return invalid(view(context, found, reader.problems));
  const frameKey = await keepFrameKey(keys, key);
  await setMark(tx, frameKey, key, {
    frame: row.frame,
    row: row.id,
    kind,
    reason,
    note,
    setBy: actor.membership,
  });
  context.note({ kind, reason }, [row.frame, row.id]);
  return redirect(paths.frameRow(actor.membership, audit.id, row.frame, row.id));
}

/** Takes back that a child was left out or held. */
export async function lift(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { row, opened, marks } = found;
  const mark = marks.find((one) => one.id === form.text('mark'));
  if (mark !== undefined) await liftMark(tx, opened.key, mark.id, actor.membership, now);
  context.note(mark === undefined ? {} : { kind: mark.kind, reason: mark.reason }, [row.frame, row.id]);
  return redirect(paths.frameRow(actor.membership, opened.audit.id, row.frame, row.id));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openFrame(context);
  if (opened === null || opened.frameKey === null || opened.frame.state !== 'loaded') return null;
  const { tx, params } = context;
  const { key, frameKey, today } = opened;
  const [row] = await openListedRows(tx, frameKey, key, { row: params['row'] ?? '' });
  if (row === undefined || row.frame !== opened.frame.id) return null;
  const marks = [];
  for (const mark of await listMarks(tx, key, row.id))
    marks.push({ ...mark, note: await getMarkNote(tx, frameKey, key, mark.id) });
  const names = await nameMembers(
    tx,
    marks.map((mark) => mark.setBy),
  );
  const { around } = await gatherAround(tx, key, today);
  return { opened, row, marks, names, around };
}

function view(context: ActingContext, found: Found, problems: readonly FormProblem[]): SafeHtml {
  const { opened, row, around } = found;
  const { audit } = opened;
  const m = context.actor.membership;
  const { child } = row;
  const title = `Row ${row.position} of list ${row.list}`;
  const about =
    child === null
      ? 'This row cannot be opened: what is stored was changed. Ask whoever runs Throughline to look at the log.'
      : `Age ${sayAgeBand(ageReader(around.from ?? around.today)(child)).toLowerCase()}. Area: ${child.area || 'not given'}. Status: ${statusLabel(child.status).toLowerCase()}.`;
  return casesPage(
    context,
    opened,
    {
      title,
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.frameRows(m, audit.id), text: 'Rows of the lists' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">${about}</p>`,
    found.marks.map((mark) => markBlock(context, found, mark)),
    html`<h2 class="govuk-heading-m">Keep it from being drawn</h2>`,
    formTag(
      { action: paths.frameRow(m, audit.id, row.frame, row.id), keys: context.formKeys },
      radios({
        idPrefix: 'kind',
        name: 'kind',
        fieldset: { legend: { text: 'What', classes: 'govuk-fieldset__legend--s' } },
        items: [
          {
            value: 'excluded',
            text: 'Leave it out',
            hint: { text: 'For good' },
            checked: context.form.text('kind') === 'excluded',
          },
          {
            value: 'held',
            text: 'Hold it',
            hint: { text: 'For as long as the reason stands' },
            checked: context.form.text('kind') === 'held',
          },
        ],
        ...fieldError(problems, 'kind'),
      }),
      select({
        id: 'reason',
        name: 'reason',
        label: { text: 'Why' },
        items: [
          { value: '', text: 'Choose' },
          ...reasons.map((reason) => ({
            value: reason,
            text: markReasons[reason],
            selected: context.form.text('reason') === reason,
          })),
        ],
        ...fieldError(problems, 'reason'),
      }),
      textarea({
        id: 'note',
        name: 'note',
        label: { text: 'Note' },
        hint: { text: 'Encrypted, and read by coordinators only. Needed for another reason.' },
        rows: '2',
        classes: 'tl-measure',
        value: context.form.text('note'),
        autocomplete: 'off',
        spellcheck: false,
        ...fieldError(problems, 'note'),
      }),
      formButtons({ text: 'Save', cancel: paths.frameRows(m, audit.id) }),
    ),
  );
}

function markBlock(context: ActingContext, found: Found, mark: Found['marks'][number]): SafeHtml {
  const { opened, row, names } = found;
  const m = context.actor.membership;
  const note = mark.note === null ? 'The note cannot be opened.' : mark.note;
  return html`<h2 class="govuk-heading-m">${markKinds[mark.kind]}</h2>
    <p class="govuk-body tl-measure">
      ${markReasons[mark.reason]}. Since ${displayInstant(mark.setAt)}, by ${names.get(mark.setBy) ?? 'somebody who has left'}.
    </p>
    ${note !== '' && html`<p class="govuk-body tl-measure">${note}</p>`}
    ${formTag(
      { action: paths.frameRowLift(m, opened.audit.id, row.frame, row.id), keys: context.formKeys },
      html`<input type="hidden" name="mark" value="${mark.id}" />`,
      button({ text: 'Take this back', classes: 'govuk-button--secondary', preventDoubleClick: true }),
    )}`;
}
