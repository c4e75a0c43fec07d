export { fieldError, problemSummary } from './form-problem.ts';
export type { FormProblem } from './form-problem.ts';
export { formTag } from './form-tag.ts';
export { readForm } from './read-form.ts';
export type { FormReader, TextRules } from './read-form.ts';
export { pageLinks, readPaging, sayRange } from './page-links.ts';
export type { Paging } from './page-links.ts';
export { withQuery } from './with-query.ts';
