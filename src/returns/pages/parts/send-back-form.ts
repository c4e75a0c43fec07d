import type { ActingContext } from '#accounts';
import { fieldError, formButtons, formTag, readForm, type FormProblem } from '#platform/forms';
import { textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { Form } from '#platform/http';
import { longestReason, type StepWords } from '../../step-words.ts';

type Titled = { readonly code: string; readonly title: string };

/** Reads why a return is sent back, by section; at least one must be said. */
export function readReasons(
  form: Form,
  sections: readonly Titled[],
): { readonly words: StepWords; readonly problems: readonly FormProblem[] } {
  const reader = readForm(form);
  const why = reader.text('why', { called: 'reason', longest: longestReason, lines: true, needed: false });
  const said = sections.map(({ code, title }) => {
    const text = reader.text(`section-${code}`, {
      called: `reason for “${title}”`,
      longest: longestReason,
      lines: true,
      needed: false,
    });
    return [code, text] as const;
  });
  const given = said.filter(([, text]) => text !== '');
  if (reader.problems.length === 0 && given.length === 0 && why === '')
    reader.refuse('why', 'Say what is to be changed, as a whole or at a section');
  return { words: { why, sections: Object.fromEntries(given) }, problems: reader.problems };
}

/** The form that sends a return back: what is to be changed, as a whole and section by section. */
export function sendBackForm(
  context: ActingContext,
  options: {
    readonly action: string;
    readonly cancel: string;
    readonly version: number;
    readonly sections: readonly Titled[];
    readonly problems: readonly FormProblem[];
  },
): SafeHtml {
  const field = (id: string, label: string) =>
    textarea({
      id,
      name: id,
      label: { text: label },
      rows: '2',
      classes: 'tl-measure',
      value: context.form.text(id),
      autocomplete: 'off',
      spellcheck: false,
      ...fieldError(options.problems, id),
    });
  return formTag(
    { action: options.action, keys: context.formKeys },
    html`<input type="hidden" name="version" value="${options.version}" />`,
    field('why', 'What is to be changed'),
    html`<h2 class="govuk-heading-m">By section</h2>
      <p class="govuk-body tl-measure">Only where something is to be done. It stands at the top of that section until the return is handed in again.</p>`,
    options.sections.map(({ code, title }) => field(`section-${code}`, title)),
    formButtons({ text: 'Send back', cancel: options.cancel }),
  );
}
