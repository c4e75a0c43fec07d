import { errorSummary } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';

/** What is wrong with a field, in a sentence that says what to do. `field` is the id of the input it belongs to. */
export type FormProblem = { readonly field: string; readonly message: string };

/** The error summary at the top of a page, each problem a link to its field; nothing when there are none. */
export function problemSummary(problems: readonly FormProblem[]): SafeHtml | null {
  if (problems.length === 0) return null;
  return errorSummary({
    titleText: 'There is a problem',
    errorList: problems.map((problem) => ({ text: problem.message, href: `#${problem.field}` })),
  });
}

/** The `errorMessage` option of one field; empty when it has no problem. Spread it into a component's options. */
export function fieldError(
  problems: readonly FormProblem[],
  field: string,
): { errorMessage?: { text: string } } {
  const own = problems.find((problem) => problem.field === field);
  return own === undefined ? {} : { errorMessage: { text: own.message } };
}
