import { fieldError, readDay, type FormProblem, type FormReader } from '#platform/forms';
import { input, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { displayDay, isPossibleDay } from '#platform/time';
import type { FrameAbout } from '../../store/frames.ts';

/** What the three questions about a list hold, as typed. */
export type AboutTyped = {
  readonly supplier: string;
  readonly criterion: string;
  readonly suppliedOn: string;
};

/** The answers as they were sent. */
export function aboutAsTyped(form: Form): AboutTyped {
  return {
    supplier: form.text('supplier'),
    criterion: form.text('criterion'),
    suppliedOn: form.text('supplied-on'),
  };
}

/** The answers, or what is wrong with them in the reader. `today` is ISO. */
export function readAbout(reader: FormReader, form: Form, today: string): FrameAbout {
  const suppliedBy = reader.text('supplier', { called: 'supplier', longest: 300 });
  const criterion = reader.text('criterion', { called: 'criterion', longest: 2000, lines: true });
  const suppliedOn = readDay(form.text('supplied-on'));
  if (suppliedOn === undefined || suppliedOn === null)
    reader.refuse('supplied-on', 'Enter the day on which it was supplied, such as 31 March 2026');
  else if (suppliedOn > today)
    reader.refuse('supplied-on', 'The day on which it was supplied must not be in the future');
  return { suppliedBy, criterion, suppliedOn: suppliedOn ?? null };
}

/** Who supplied a list, by which criterion, and when. */
export function aboutFields(typed: AboutTyped, problems: readonly FormProblem[]): SafeHtml {
  return html`${input({
    id: 'supplier',
    name: 'supplier',
    label: { text: 'Who supplied it' },
    hint: { text: 'A team or service, such as “Safeguarding Unit, Children’s Social Care”' },
    value: typed.supplier,
    autocomplete: 'off',
    spellcheck: false,
    ...fieldError(problems, 'supplier'),
  })}
  ${textarea({
    id: 'criterion',
    name: 'criterion',
    label: { text: 'Which children are on it' },
    hint: {
      text: 'The criterion it was made by. A report says from this what the sample cannot say. Name no child.',
    },
    rows: '3',
    classes: 'tl-measure',
    value: typed.criterion,
    autocomplete: 'off',
    ...fieldError(problems, 'criterion'),
  })}
  ${input({
    id: 'supplied-on',
    name: 'supplied-on',
    label: { text: 'Supplied on' },
    hint: { text: 'A day, such as 31 March 2026' },
    classes: 'govuk-input--width-20',
    value: isPossibleDay(typed.suppliedOn) ? displayDay(typed.suppliedOn) : typed.suppliedOn,
    autocomplete: 'off',
    spellcheck: false,
    ...fieldError(problems, 'supplied-on'),
  })}`;
}
