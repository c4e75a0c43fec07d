import { auditPaths } from '#audits';
import { details } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import type { FindingKind } from '../../finding.ts';
import { findingLabel } from '../../rules/finding-label.ts';
import { sayReach } from '../../rules/say-extent.ts';
import type { ThemeRow } from '../../rules/theme-rows.ts';
import type { FindingAudit, PartnershipFinding } from '../../store/across-audits.ts';
import { themeAnchor } from './theme-matrix.ts';

/** One theme: what it covers, where it was found, and the words behind it, audit by audit. */
export function themeWords(
  membership: string,
  audits: readonly FindingAudit[],
  row: ThemeRow<PartnershipFinding>,
  said: string | null,
  isOpen: boolean,
): SafeHtml {
  const words = audits.flatMap((audit, index) => {
    const cell = row.cells[index];
    const found = cell === undefined ? [] : [...cell.strengths, ...cell.learning, ...cell.noted];
    return found.length === 0 ? [] : [{ audit, found }];
  });
  const total = words.reduce((sum, { found }) => sum + found.length, 0);
  return html`<section aria-labelledby="${themeAnchor(row.theme)}">
    <h3 class="govuk-heading-s" id="${themeAnchor(row.theme)}">${row.label}</h3>
    <p class="govuk-body">${said !== null && html`${said} `}${row.covers}</p>
    ${details({
      summaryText: `What was found (${total})`,
      open: isOpen,
      html: html`${words.map(
        ({ audit, found }) =>
          html`<h4 class="govuk-heading-s">
              <a class="govuk-link" href="${auditPaths.audit(membership, audit.id)}">${audit.title}</a>${
                audit.year !== null && html`, ${audit.year}`
              }
            </h4>
            <ul class="tl-findings">
              ${found.map((finding) => findingItem(finding, audit.sample))}
            </ul>`,
      )}`,
    })}
  </section>`;
}

const classes: Readonly<Record<FindingKind, string>> = {
  strength: 'tl-finding--strength',
  learning: 'tl-finding--learning',
  neither: 'tl-finding--neither',
};

function findingItem(finding: PartnershipFinding, sample: number | null): SafeHtml {
  const reach = sayReach(finding, sample);
  return html`<li class="tl-finding ${classes[finding.kind]}">
    <p class="tl-finding__kind">${findingLabel(finding.kind).label}</p>
    <p class="tl-finding__text">${finding.text}</p>
    ${reach !== null && html`<p class="tl-finding__weight">${reach.charAt(0).toUpperCase()}${reach.slice(1)}</p>`}
  </li>`;
}
