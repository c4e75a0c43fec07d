import { button } from '#platform/govuk';
import type { SafeHtml } from '#platform/html';
import { paths } from '../paths.ts';

/** The way to say that a child may be unsafe now: on every page of a case, for whoever may see the case. */
export function raiseConcernLink(m: string, audit: string, caseId: string): SafeHtml {
  return button({
    text: 'A child may be unsafe now',
    href: paths.concernRaise(m, audit, caseId),
    classes: 'govuk-button--warning',
  });
}
