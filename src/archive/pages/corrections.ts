import { nameMembers, type ActingContext } from '#accounts';
import { getStoodBefore, listCorrections, type Correction } from '#audits';
import { safeFileName } from '#platform/files';
import { html, type SafeHtml } from '#platform/html';
import { file, notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { correctionChanges } from '../parts/correction-changes.ts';
import { auditKeyOf, recordedAuditPage } from '../parts/recorded-audit-page.ts';
import { paths } from '../paths.ts';
import { getPublishedAudit } from '../store.ts';

/** What was corrected in a published audit: when, by whom, why, and what differs. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx } = context;
  const key = auditKeyOf(context);
  const audit = await getPublishedAudit(tx, key);
  if (audit === null) return notFound();
  const corrections = await listCorrections(tx, key);
  const names = await nameMembers(
    tx,
    corrections.flatMap(({ begunBy, ended }) => [begunBy, ...(ended === null ? [] : [ended.by])]),
  );
  const nameOf = (membership: string) => names.get(membership) ?? 'somebody who has left';
  const m = context.actor.membership;
  return page(
    recordedAuditPage(
      context,
      audit,
      { part: 'overview', heading: 'Corrections' },
      corrections.length === 0
        ? html`<p class="tl-lead">Nothing was corrected since this audit was recorded.</p>`
        : corrections.map((one) => said(m, key.audit, one, nameOf)),
      html`<p class="govuk-body tl-no-print">
        <a class="govuk-link" href="${paths.audit(m, key.audit)}">Back to the audit</a>
      </p>`,
    ),
  );
}

/** The file of the audit as it stood before a correction. */
export async function download(context: ActingContext): Promise<Reply> {
  const number = context.params['number'] ?? '';
  const stood = /^[1-9]\d{0,5}$/.test(number)
    ? await getStoodBefore(context.tx, auditKeyOf(context), Number(number))
    : null;
  if (stood === null) return notFound();
  return file({
    bytes: stood,
    contentType: 'application/json; charset=utf-8',
    name: safeFileName(['published audit', `before correction ${number}`], 'json'),
    disposition: 'attachment',
  });
}

function said(
  m: string,
  audit: string,
  { number, reason, begunBy, begunAt, ended }: Correction,
  nameOf: (membership: string) => string,
): SafeHtml {
  const begun = `Opened on ${displayInstant(begunAt)} by ${nameOf(begunBy)}.`;
  const verb = ended?.outcome === 'finished' ? 'Finished' : 'Put away';
  const over =
    ended === null ? 'Still open.' : `${verb} on ${displayInstant(ended.at)} by ${nameOf(ended.by)}.`;
  return html`<section aria-labelledby="correction-${number}">
    <h2 class="govuk-heading-m" id="correction-${number}">Correction ${number}</h2>
    <p class="govuk-body">${begun} ${over}</p>
    <p class="govuk-body tl-measure tl-lines">${reason}</p>
    ${correctionChanges(ended?.changes ?? [])}
    <p class="govuk-body tl-no-print">
      ${
        ended === null
          ? html`<a class="govuk-link" href="${paths.recording(m, audit)}">Go on with it</a>`
          : html`<a class="govuk-link" href="${paths.correctionFile(m, audit, number)}"
              >Download the audit as it stood before<span class="govuk-visually-hidden"> correction ${number}</span></a
            >`
      }
    </p>
  </section>`;
}
