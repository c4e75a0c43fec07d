import { actingPage, type ActingContext } from '#accounts';
import type { FoundAudit } from '#audits';
import { fieldError, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { button, fileUpload, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { paths } from '../paths.ts';
import type { Problem } from '../rules/problem.ts';

/** What was wrong with what somebody gave: at which field, and, where it could be read, everything in it. */
export type ImportFault = FormProblem & {
  readonly problems?: readonly Problem[];
  /** The audit of the same short name that is being written here. */
  readonly open?: Pick<FoundAudit, 'id' | 'title'>;
};

/** The page on which a published audit is given, as a file or as text; what was pasted stands there again. */
export function importForm(
  context: Pick<ActingContext, 'actor' | 'formKeys'>,
  fault: ImportFault | null = null,
  pasted = '',
): SafeHtml {
  const faults = fault === null ? [] : [fault];
  return actingPage(
    context,
    { title: 'Bring in a published audit', section: 'audits', hasProblems: fault !== null },
    problemSummary(faults),
    html`<h1 class="govuk-heading-l">Bring in a published audit</h1>
      <p class="govuk-body">
        You need the audit as a published-audit file: one downloaded from an audit page, here or in another
        partnership, or one filled in from a publication. You see what it holds before anything is saved.
      </p>`,
    fault?.problems !== undefined && problemTable(fault.problems),
    fault?.open !== undefined &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.recording(context.actor.membership, fault.open.id)}"
          >Go to “${fault.open.title}”</a
        >
      </p>`,
    formTag(
      { action: paths.importAudit(context.actor.membership), keys: context.formKeys, upload: true },
      fileUpload({
        id: 'file',
        name: 'file',
        label: { text: 'Choose the file', classes: 'govuk-label--m' },
        hint: { text: 'It ends in .json and has up to 2 MB.' },
        ...fieldError(faults, 'file'),
      }),
      textarea({
        id: 'text',
        name: 'text',
        rows: '8',
        label: { text: 'Or paste its text', classes: 'govuk-label--m' },
        hint: { text: 'For when your computer does not let you upload files. Up to 200,000 characters.' },
        spellcheck: false,
        value: pasted,
        ...fieldError(faults, 'text'),
      }),
      button({ text: 'Check it', preventDoubleClick: true }),
    ),
  );
}

function problemTable(problems: readonly Problem[]): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="problems" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="problems">
        What has to be put right in the file
      </caption>
      <thead>
        <tr>
          <th scope="col">What is wrong</th>
          <th scope="col">Where in the file</th>
          <th scope="col">What stands there</th>
          <th scope="col">What may stand there</th>
        </tr>
      </thead>
      <tbody>
        ${problems.map(
          ({ sentence, path, found, allowed }) =>
            html`<tr>
              <td class="tl-table__text">${sentence}</td>
              <td>${path === '' ? 'the whole file' : path}</td>
              <td>${found}</td>
              <td class="tl-table__text">${allowed}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
