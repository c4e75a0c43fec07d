import { beginSentence } from '#cases';
import { findingLabel, sayReach, type Finding } from '#findings';
import { html, type SafeHtml } from '#platform/html';
import type { PublishedAudit } from '../published-audit.ts';
import { nameTheme } from '#audits';
import { namesOf } from '../rules/names-of.ts';

/** Where a finding stands on the findings page, to be linked to: "finding-plans-3". */
export function findingAnchor(ref: string): string {
  return `finding-${ref}`;
}

/** Where what is asked stands on the recommendations page: "asked-b". */
export function askedAnchor(ref: string): string {
  return `asked-${ref}`;
}

/** One finding: kind by word and shape, its text, how far it reaches in computed words, where it stood, what answers it. */
export function findingItem(audit: PublishedAudit, finding: Finding, recommendationsPath: string): SafeHtml {
  const names = namesOf(audit);
  const reach = sayReach(finding, audit.sample.cases);
  const agencies = (finding.agencies ?? []).map(names);
  const others = finding.themes.slice(1).map(nameTheme);
  const weight = [
    reach !== null && html`<strong>${beginSentence(reach)}</strong>`,
    agencies.length > 0 && `About ${new Intl.ListFormat('en-GB').format(agencies)}`,
    others.length > 0 && `Also on: ${others.join('; ')}`,
    finding.heading !== undefined && !hasOneHeading(audit) && `Published under “${finding.heading}”`,
  ].filter((part) => part !== false);
  return html`<li class="tl-finding tl-finding--${finding.kind}" id="${findingAnchor(finding.ref)}">
    <p class="tl-finding__kind">${findingLabel(finding.kind).label}</p>
    <p class="tl-finding__text">${finding.text}</p>
    ${
      weight.length > 0 &&
      html`<p class="tl-finding__weight">${weight.map((part, index) => html`${index > 0 && ' · '}${part}`)}</p>`
    }
    ${answers(audit, finding, recommendationsPath)}
  </li>`;
}

/** Where all findings stood under one heading, it says nothing about any one of them. */
export function hasOneHeading(audit: Pick<PublishedAudit, 'findings'>): boolean {
  return new Set(audit.findings.map((finding) => finding.heading)).size === 1;
}

function answers(audit: PublishedAudit, finding: Finding, path: string): SafeHtml | null {
  const own = audit.recommendations.filter((one) => one.findings?.includes(finding.ref) === true);
  if (own.length === 0) return null;
  return html`<p class="tl-finding__weight">
    Taken up in
    ${own.map(
      ({ ref, form }, index) =>
        html`${index > 0 && ', '}<a class="govuk-link" href="${path}#${askedAnchor(ref)}"
            >${form === 'recommendation' ? 'recommendation' : 'suggested action'} ${ref}</a
          >`,
    )}
  </p>`;
}
