import type { ActingContext } from '#accounts';
import { nameTheme } from '#audits';
import { beginSentence } from '#cases';
import { insetText } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import {
  formLabel,
  kindLabel,
  listOwners,
  sayDue,
  saySecondStep,
  type Recommendation,
  type RecommendationForm,
  type Remark,
} from '#recommendations';
import { factList, type Fact } from '../parts/fact-list.ts';
import { askedAnchor, findingAnchor } from '../parts/finding-item.ts';
import { auditKeyOf, recordedAuditPage } from '../parts/recorded-audit-page.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { gatherRemarks } from '../rules/gather-remarks.ts';
import { namesOf } from '../rules/names-of.ts';
import { getPublishedAudit } from '../store.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const audit = await getPublishedAudit(context.tx, auditKeyOf(context));
  if (audit === null) return notFound();
  const findings = paths.findings(context.actor.membership, context.params['audit'] ?? '');
  return page(
    recordedAuditPage(
      context,
      audit,
      { part: 'recommendations' },
      audit.recommendations.length === 0 &&
        html`<p class="govuk-body">
          The publication makes no recommendation and suggests no action.
          <a class="govuk-link" href="${findings}">See what it found</a>
        </p>`,
      showForm(audit, 'recommendation', findings),
      showForm(audit, 'suggested_action', findings),
    ),
  );
}

const about: Record<RecommendationForm, string> = {
  recommendation: 'What the publication recommends, of whom and by when.',
  suggested_action: 'The publication calls these actions, not recommendations.',
};

function showForm(audit: PublishedAudit, form: RecommendationForm, findings: string): Content {
  const own = audit.recommendations.filter((one) => one.form === form);
  if (own.length === 0) return null;
  const label = formLabel(form);
  // The page's own heading says it, where there is nothing else on the page.
  const isAlone = form === 'recommendation' && own.length === audit.recommendations.length;
  const { ofAll, ofEach } = gatherRemarks(own);
  return html`<section>
    <h2 class="${isAlone ? 'govuk-visually-hidden' : 'govuk-heading-m'}">${label.many}</h2>
    <p class="govuk-body">${about[form]}</p>
    ${showRemarks(ofAll, 'Worth asking of all that ask for something')}
    ${own.map((asked) =>
      showAsked(audit, asked, { name: label.one, remarks: ofEach.get(asked.ref) ?? [], findings }),
    )}
  </section>`;
}

type Shown = {
  readonly name: string;
  readonly remarks: readonly Remark[];
  /** Address of the page of findings. */
  readonly findings: string;
};

function showAsked(audit: PublishedAudit, asked: Recommendation, as: Shown): SafeHtml {
  const anchor = askedAnchor(asked.ref);
  return html`<article class="tl-columns" id="${anchor}" aria-labelledby="${anchor}-name">
    <div>
      <h3 class="govuk-heading-s" id="${anchor}-name">${as.name} ${asked.ref}</h3>
      <p class="govuk-body">${asked.text}</p>
      ${factList(describe(audit, asked, as.findings))}
    </div>
    <div>${showRemarks(as.remarks, 'Worth asking')}</div>
  </article>`;
}

/** What the coach remarks, quietly at the side: a question to whoever writes the next one, not a fault of this one. */
function showRemarks(remarks: readonly Remark[], heading: string): SafeHtml | null {
  if (remarks.length === 0) return null;
  return insetText({
    html: html`<p class="govuk-body-s"><strong>${heading}</strong></p>
      ${remarks.map((remark) => html`<p class="govuk-body-s">${remark.text}</p>`)}`,
  });
}

function describe(audit: PublishedAudit, asked: Recommendation, findings: string): readonly Fact[] {
  const names = namesOf(audit);
  // What asks for nothing needs neither.
  const isStatement = asked.kind === 'none';
  const owners = listOwners(asked.owners, names);
  const second = saySecondStep(asked.secondStep);
  const answered = audit.findings.filter((finding) => asked.findings?.includes(finding.ref) === true);
  return [
    ['Kind', kindLabel(asked.kind)],
    ['Owner', owners === null ? !isStatement && 'Nobody is named' : beginSentence(owners)],
    ['Date', (asked.due !== undefined || !isStatement) && sayDue(asked.due)],
    ['Second step', second],
    [
      'Takes up',
      answered.length > 0 &&
        html`<ul class="govuk-list">${answered.map((finding) => html`<li><a class="govuk-link" href="${findings}#${findingAnchor(finding.ref)}">${finding.text}</a></li>`)}</ul>`,
    ],
    ['Themes', asked.themes.map(nameTheme).join('; ')],
  ];
}
