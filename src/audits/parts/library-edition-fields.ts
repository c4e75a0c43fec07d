import { fieldError, readForm, type FormProblem, type FormReader } from '#platform/forms';
import { input, radios, select, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { possibleDays, readTypedDate } from '#platform/time';
import type { PartialDate } from '#platform/time';
import type { EditionTexts } from '../library/item.ts';
import { sayDate } from '../rules/library-lines.ts';
import { addressField, readAddress } from './library-item-fields.ts';

/** What the fields of an edition hold, as text. */
export type EditionTyped = {
  readonly label: string;
  readonly from: string;
  readonly until: string;
  readonly replaces: string;
  readonly note: string;
  readonly address: string;
  readonly takenFrom: string;
  readonly passage: string;
  readonly whose: string;
  readonly quotedFrom: string;
};

export const emptyEditionTyped: EditionTyped = {
  label: '',
  from: '',
  until: '',
  replaces: '',
  note: '',
  address: '',
  takenFrom: '',
  passage: '',
  whose: '',
  quotedFrom: '',
};

/** The fields as they were sent, for showing again. */
export function editionAsTyped(form: Form): EditionTyped {
  return {
    label: form.text('label'),
    from: form.text('from'),
    until: form.text('until'),
    replaces: form.text('replaces'),
    note: form.text('note'),
    address: form.text('address'),
    takenFrom: form.text('taken-from'),
    passage: form.text('passage'),
    whose: form.text('whose'),
    quotedFrom: form.text('quoted-from'),
  };
}

/** The fields as they are filled from what is kept. */
export function editionTyped(label: string, edition: EditionTexts): EditionTyped {
  return {
    label,
    from: sayDate(edition.from),
    until: sayDate(edition.until),
    replaces: edition.replaces ?? '',
    note: edition.note ?? '',
    address: edition.address ?? '',
    takenFrom: edition.takenFrom ?? '',
    passage: edition.passage ?? '',
    whose: edition.passage === null ? '' : edition.isQuoted ? 'quoted' : 'own',
    quotedFrom: edition.quotedFrom ?? '',
  };
}

/** What was typed about an edition, or what is wrong with it. `others`: labels of the item's other editions. */
export function readEdition(
  form: Form,
  others: readonly string[],
): { readonly texts: EditionTexts | null; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const optional = (field: string, called: string, longest: number, lines = false) =>
    reader.text(field, { called, longest, lines, needed: false }) || null;
  const from = readDate(reader, form, 'from', 'when it came into force');
  const until = readDate(reader, form, 'until', 'its last day in force');
  if (endsBefore(from, until))
    reader.refuse('until', 'The last day in force must not be before the day it came into force');
  const replaces = form.text('replaces');
  if (replaces !== '' && !others.includes(replaces))
    reader.refuse('replaces', 'Choose the edition it replaced from the list');
  const note = optional('note', 'note', 2000, true);
  const address = readAddress(reader) || null;
  const takenFrom = optional('taken-from', 'place it was taken from', 1000);
  const passage = optional('passage', 'passage', 8000, true);
  const whose = form.text('whose');
  if (passage !== null && whose !== 'quoted' && whose !== 'own')
    reader.refuse('whose', 'Choose whether the passage is quoted or in your own words');
  const isQuoted = passage !== null && whose === 'quoted';
  const quotedFrom = optional('quoted-from', 'document and page it is quoted from', 300);
  if (isQuoted && form.text('quoted-from').trim() === '')
    reader.refuse('quoted-from', 'Enter the document and page it is quoted from');
  const texts = {
    from,
    until,
    replaces: replaces || null,
    note,
    address,
    takenFrom,
    passage,
    isQuoted,
    quotedFrom,
  };
  return { texts: reader.problems.length === 0 ? texts : null, problems: reader.problems };
}

function readDate(reader: FormReader, form: Form, field: string, called: string): PartialDate | null {
  const typed = form.text(field).trim();
  if (typed === '') return null;
  const date = readTypedDate(typed);
  if (date === null)
    reader.refuse(field, `Enter ${called} as a day, month or year, such as 4 July 2018 or July 2018`);
  return date;
}

function endsBefore(from: PartialDate | null, until: PartialDate | null): boolean {
  if (from === null || until === null) return false;
  const first = possibleDays(from).from;
  const last = possibleDays(until).until;
  return first !== null && last !== null && last < first;
}

/** The fields that an edition is added and changed with; `others`: labels of the item's other editions. */
export function editionFields(
  values: EditionTyped,
  problems: readonly FormProblem[],
  others: readonly string[],
): SafeHtml {
  const line = (id: string, label: string, hint: string, value: string, classes: string) =>
    input({
      id,
      name: id,
      label: { text: label },
      hint: { text: hint },
      value,
      classes,
      ...fieldError(problems, id),
    });
  return html`<h2 class="govuk-heading-m">When it holds</h2>
    ${line(
      'from',
      'In force from (optional)',
      'A day, month or year, such as 4 July 2018, July 2018 or 2018. Leave it empty if you do not know',
      values.from,
      'govuk-input--width-20',
    )}${line(
      'until',
      'Last day in force (optional)',
      'Leave it empty if there is no end yet, or if a later edition of this item simply takes its place',
      values.until,
      'govuk-input--width-20',
    )}${
      others.length > 0 &&
      select({
        id: 'replaces',
        name: 'replaces',
        label: { text: 'Which edition it replaced (optional)' },
        hint: { text: 'Only where it is not simply the one before' },
        value: values.replaces,
        items: [
          { value: '', text: 'The one before' },
          ...others.map((label) => ({ value: label, text: label })),
        ],
        ...fieldError(problems, 'replaces'),
      })
    }${textarea({
      id: 'note',
      name: 'note',
      label: { text: 'Note (optional)' },
      hint: { text: 'What changed with it, or what to know about its dates' },
      rows: '2',
      value: values.note,
      ...fieldError(problems, 'note'),
    })}
    <h2 class="govuk-heading-m">Where it is</h2>
    ${addressField(values.address, 'Of this very edition, where there is one. It begins with https://', problems)}${line(
      'taken-from',
      'Taken from (optional)',
      'Where you have it from, such as "Printed copy in the partnership’s office"',
      values.takenFrom,
      'govuk-input--width-30',
    )}
    <h2 class="govuk-heading-m">What it says</h2>
    ${textarea({
      id: 'passage',
      name: 'passage',
      label: { text: 'The passage that audits rest on (optional)' },
      hint: { text: 'For a definition, the definition itself. At most 8,000 characters' },
      rows: '6',
      value: values.passage,
      ...fieldError(problems, 'passage'),
    })}${radios({
      idPrefix: 'whose',
      name: 'whose',
      fieldset: { legend: { text: 'Whose words the passage is in', classes: 'govuk-fieldset__legend--s' } },
      classes: 'govuk-radios--small',
      value: values.whose,
      items: [
        { value: 'quoted', text: 'Quoted word for word' },
        { value: 'own', text: 'In our own words' },
      ],
      ...fieldError(problems, 'whose'),
    })}${line(
      'quoted-from',
      'Quoted from',
      'The document and page, such as "Working Together 2018, page 103". Needed where it is quoted',
      values.quotedFrom,
      'govuk-input--width-30',
    )}`;
}
