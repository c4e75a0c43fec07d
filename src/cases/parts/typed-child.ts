import { caseStatusCodes, caseStatuses, isCaseStatus } from '#audits';
import { fieldError, type FormProblem, type FormReader } from '#platform/forms';
import { input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { frameFieldCodes, frameFields, type FrameAround, type FrameField, type ReadChild } from '../frame.ts';
import { frameRowReader } from '../rules/read-frame-row.ts';

/** What is asked of a child who is typed, in its order: the fields of a list, a name whole. */
const asked = frameFieldCodes.filter((field) => field !== 'forename' && field !== 'surname');

const hints: Partial<Record<FrameField, string>> = {
  born: 'Such as 12 March 2015',
  expected: 'For a child who is not yet born',
  nhsNumber: 'Ten digits',
  household: 'Anything that is the same for children who live together',
};

/** Reads a typed child by the rules of a list; what keeps it from being taken is refused at its field. */
export function readTypedChild(reader: FormReader, form: Form, around: FrameAround): ReadChild {
  const cells = asked.map((field) => form.text(field).normalize('NFC').trim());
  const layout = { fields: asked, area: '', status: '', order: 'day' } as const;
  const read = frameRowReader(layout, around, new Set())({ number: 1, cells });
  for (const problem of read.problems.filter((one) => one.isRefused))
    reader.refuse(
      asked.find((field) => frameFields[field] === problem.column) ?? 'name',
      problem.column === ''
        ? 'Enter a name, a reference or an NHS number'
        : `${problem.column} ${problem.why}`,
    );
  return read;
}

/** The fields of a child who is typed; `areas` are offered where the audit has some. */
export function typedChildFields(
  areas: readonly string[],
  form: Form | undefined,
  problems: readonly FormProblem[],
): SafeHtml {
  return html`${asked.map((field) => fieldOf(field, areas, form?.text(field) ?? '', problems))}`;
}

function fieldOf(
  field: FrameField,
  areas: readonly string[],
  value: string,
  problems: readonly FormProblem[],
): SafeHtml {
  const common = {
    id: field,
    name: field,
    label: { text: frameFields[field] },
    ...fieldError(problems, field),
  };
  if (field === 'status')
    return select({
      ...common,
      items: [
        { value: '', text: 'Not given' },
        ...caseStatusCodes.map((code) => ({
          value: caseStatuses[code],
          text: caseStatuses[code],
          selected: value === caseStatuses[code] && isCaseStatus(code),
        })),
      ],
    });
  if (field === 'area' && areas.length > 0)
    return select({
      ...common,
      items: [
        { value: '', text: 'Not given' },
        ...areas.map((area) => ({ value: area, text: area, selected: value === area })),
      ],
    });
  const hint = hints[field];
  return input({
    ...common,
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    classes: field === 'name' || field === 'address' ? 'tl-measure' : 'govuk-input--width-20',
    value,
    autocomplete: 'off',
    spellcheck: false,
  });
}
