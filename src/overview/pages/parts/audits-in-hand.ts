import { actorMay, type ActingContext } from '#accounts';
import { archivePaths } from '#archive';
import { auditPaths, countAuditsInHand, listAuditsInHand, nameTheme, type InHandSummary } from '#audits';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { paths } from '../../paths.ts';
import { sayLiveAudit } from '../../rules/say-live-audit.ts';

/** Audits in hand shown above the published ones; the others are a list of their own. */
const shownAbove = 10;

/** The audits that a coordinator has in hand, and the ways to begin or bring in another; null for everybody else. */
export async function auditsInHand(context: ActingContext): Promise<SafeHtml | null> {
  const { tx, actor } = context;
  if (!actorMay(actor, 'audits.commission')) return null;
  const m = actor.membership;
  const { id } = actor.partnership;
  const inHand = await listAuditsInHand(tx, id, {}, { limit: shownAbove });
  const total = await countAuditsInHand(tx, id);
  const withdrawn = await countAuditsInHand(tx, id, { states: ['withdrawn'] });
  return html`<div class="govuk-button-group">
      ${button({ text: 'Commission an audit', href: auditPaths.begin(m) })}
      ${button({
        text: 'Record a published audit',
        href: archivePaths.record(m),
        classes: 'govuk-button--secondary',
      })}
      <a class="govuk-link" href="${archivePaths.importAudit(m)}">Bring in a published audit</a>
      <a class="govuk-link" href="${auditPaths.programme(m)}">Audit programme</a>
      <a class="govuk-link" href="${auditPaths.templates(m)}">Templates</a>
    </div>
    ${
      inHand.length > 0 &&
      html`<h2 class="govuk-heading-m">In hand</h2>
        <ul class="tl-rows">
          ${inHand.map((one) => row(m, one))}
        </ul>`
    }
    ${
      total > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.auditsInHand(m)}">${sayAll(total)}</a>
      </p>`
    }
    ${
      withdrawn > 0 &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${paths.auditsInHand(m, { state: 'withdrawn' })}"
          >Withdrawn (${withdrawn.toLocaleString('en-GB')})</a
        >
      </p>`
    }`;
}

function sayAll(total: number): string {
  return total === 1
    ? 'The audit in hand as a list'
    : `All ${total.toLocaleString('en-GB')} audits in hand, as a list`;
}

/** Where an audit in hand is gone on with. */
export function inHandAddress(m: string, { id, state }: Pick<InHandSummary, 'id' | 'state'>): string {
  if (state === 'recording' || state === 'correcting') return archivePaths.recording(m, id);
  return state === 'withdrawn' ? auditPaths.withdraw(m, id) : auditPaths.terms(m, id);
}

function row(m: string, audit: InHandSummary): SafeHtml {
  const themes = audit.themes.map(nameTheme).join(', ');
  return html`<li class="tl-row">
    <p class="tl-row__title">
      <a class="govuk-link" href="${inHandAddress(m, audit)}">${audit.title}</a>
    </p>
    <p class="tl-row__about">${themes !== '' && `${themes}. `}${sayLiveAudit(audit)}</p>
    ${audit.touchedAt !== null && html`<span>Last changed on ${displayInstant(audit.touchedAt)}</span>`}
  </li>`;
}
