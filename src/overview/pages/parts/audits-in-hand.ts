import { actorMay, type ActingContext } from '#accounts';
import { archivePaths } from '#archive';
import {
  auditPaths,
  listLiveAudits,
  listRecordings,
  nameTheme,
  type LiveAuditSummary,
  type Recording,
} from '#audits';
import { button, details } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { displayInstant } from '#platform/time';
import { sayLiveAudit } from '../../rules/say-live-audit.ts';

/** The audits that a coordinator has in hand, and the ways to begin or bring in another; null for everybody else. */
export async function auditsInHand(context: ActingContext): Promise<SafeHtml | null> {
  const { tx, actor } = context;
  if (!actorMay(actor, 'audits.commission')) return null;
  const m = actor.membership;
  const live = await listLiveAudits(tx, actor.partnership.id);
  const recordings = await listRecordings(tx, actor.partnership.id);
  const inHand = live.filter((one) => one.stage !== 'withdrawn');
  const withdrawn = live.filter((one) => one.stage === 'withdrawn');
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
      inHand.length + recordings.length > 0 &&
      html`<h2 class="govuk-heading-m">In hand</h2>
        <ul class="tl-rows">
          ${inHand.map((one) => row(m, one))} ${recordings.map((one) => recordingRow(m, one))}
        </ul>`
    }
    ${
      withdrawn.length > 0 &&
      details({
        summaryText: `Withdrawn (${withdrawn.length})`,
        html: html`<ul class="govuk-list">
          ${withdrawn.map(
            (one) =>
              html`<li><a class="govuk-link" href="${auditPaths.withdraw(m, one.id)}">${one.title}</a></li>`,
          )}
        </ul>`,
      })
    }`;
}

function row(m: string, audit: LiveAuditSummary): SafeHtml {
  const themes = audit.themes.map(nameTheme).join(', ');
  return html`<li class="tl-row">
    <p class="tl-row__title">
      <a class="govuk-link" href="${auditPaths.terms(m, audit.id)}">${audit.title}</a>
    </p>
    <p class="tl-row__about">${themes !== '' && `${themes}. `}${sayLiveAudit(audit)}</p>
    ${audit.touchedAt !== null && html`<span>Last changed on ${displayInstant(audit.touchedAt)}</span>`}
  </li>`;
}

function recordingRow(m: string, recording: Recording): SafeHtml {
  return html`<li class="tl-row">
    <p class="tl-row__title">
      <a class="govuk-link" href="${archivePaths.recording(m, recording.id)}">${recording.title}</a>
    </p>
    <p class="tl-row__about">Being recorded from its publication</p>
    ${recording.touchedAt !== null && html`<span>Last changed on ${displayInstant(recording.touchedAt)}</span>`}
  </li>`;
}
