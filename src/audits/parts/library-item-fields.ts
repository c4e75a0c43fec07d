import { fieldError, readForm, type FormProblem, type FormReader } from '#platform/forms';
import { checkboxes, input, select, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import {
  libraryKinds,
  libraryNations,
  type ItemTexts,
  type LibraryItem,
  type LibraryKind,
} from '../library/item.ts';
import { isWebAddress } from '../rules/is-web-address.ts';

/** What the fields of an item hold, as text. */
export type ItemTyped = {
  readonly title: string;
  readonly kind: string;
  readonly publisher: string;
  readonly nations: readonly string[];
  readonly address: string;
  readonly purpose: string;
};

const kinds = Object.keys(libraryKinds) as readonly LibraryKind[];

/** The fields as they were sent, for showing again. */
export function itemAsTyped(form: Form): ItemTyped {
  return {
    title: form.text('title'),
    kind: form.text('kind'),
    publisher: form.text('publisher'),
    nations: form.all('nations'),
    address: form.text('address'),
    purpose: form.text('purpose'),
  };
}

/** The fields as they are filled from what is kept. */
export function itemTyped(item: ItemTexts): ItemTyped {
  return {
    title: item.title,
    kind: item.kind,
    publisher: item.publisher ?? '',
    nations: item.nations,
    address: item.address ?? '',
    purpose: item.purpose ?? '',
  };
}

/** An item as it was typed, or what is wrong with it. `others`: the rest of the library. */
export function readItem(
  form: Form,
  others: readonly LibraryItem[],
): { readonly item: ItemTexts | null; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const title = reader.text('title', { called: 'title', longest: 300 });
  const same = others.find((other) => other.title.toLowerCase() === title.toLowerCase());
  if (same !== undefined) {
    const where = same.retired === null ? '' : ', which is retired';
    reader.refuse(
      'title',
      `The library has an item with this title already${where}. Add an edition to it instead`,
    );
  }
  const kind = reader.choice('kind', kinds, 'Choose the kind of item');
  const publisher = reader.text('publisher', { called: 'publisher', longest: 300, needed: false });
  const sent = form.all('nations');
  const nations = libraryNations.filter((nation) => sent.includes(nation));
  if (nations.length < new Set(sent).size) reader.refuse('nations', 'Choose the nations from the list');
  const address = readAddress(reader);
  const purpose = reader.text('purpose', {
    called: 'description of what it is for',
    longest: 2000,
    lines: true,
    needed: false,
  });
  const isRight = reader.problems.length === 0 && kind !== null;
  return {
    item: isRight
      ? {
          title,
          kind,
          nations,
          publisher: publisher || null,
          address: address || null,
          purpose: purpose || null,
        }
      : null,
    problems: reader.problems,
  };
}

/** The address of a page in the web; '' where none was typed, or where it is none. */
export function readAddress(reader: FormReader): string {
  const address = reader.text('address', { called: 'address', longest: 2000, needed: false });
  if (address === '' || isWebAddress(address)) return address;
  reader.refuse('address', 'Enter an address that begins with https://, such as https://www.gov.uk');
  return '';
}

/** The fields that an item is added and changed with. */
export function itemFields(values: ItemTyped, problems: readonly FormProblem[]): SafeHtml {
  return html`${input({
    id: 'title',
    name: 'title',
    label: { text: 'Title' },
    hint: { text: 'As it stands on it, without the edition' },
    classes: 'govuk-input--width-30',
    value: values.title,
    ...fieldError(problems, 'title'),
  })}${select({
    id: 'kind',
    name: 'kind',
    label: { text: 'Kind' },
    value: values.kind,
    items: [
      { value: '', text: 'Choose a kind' },
      ...kinds.map((code) => ({ value: code, text: libraryKinds[code] })),
    ],
    ...fieldError(problems, 'kind'),
  })}${input({
    id: 'publisher',
    name: 'publisher',
    label: { text: 'Publisher (optional)' },
    classes: 'govuk-input--width-30',
    value: values.publisher,
    ...fieldError(problems, 'publisher'),
  })}${checkboxes({
    idPrefix: 'nations',
    name: 'nations',
    fieldset: { legend: { text: 'Where it holds (optional)', classes: 'govuk-fieldset__legend--s' } },
    classes: 'govuk-checkboxes--small',
    values: values.nations,
    items: libraryNations.map((nation) => ({ value: nation, text: nation })),
    ...fieldError(problems, 'nations'),
  })}${addressField(values.address, 'Where its latest edition is found. It begins with https://', problems)}${textarea(
    {
      id: 'purpose',
      name: 'purpose',
      label: { text: 'What it is for (optional)' },
      hint: { text: 'In a sentence or two: when does an audit need it?' },
      rows: '3',
      value: values.purpose,
      ...fieldError(problems, 'purpose'),
    },
  )}`;
}

/** The field for an address; plain text, so that a browser without script does not refuse what we would explain. */
export function addressField(value: string, hint: string, problems: readonly FormProblem[]): SafeHtml {
  return input({
    id: 'address',
    name: 'address',
    label: { text: 'Address in the web (optional)' },
    hint: { text: hint },
    classes: 'govuk-input--width-30',
    inputmode: 'url',
    spellcheck: false,
    autocomplete: 'off',
    value,
    ...fieldError(problems, 'address'),
  });
}
