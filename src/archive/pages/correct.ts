import { listAgencies, type ActingContext } from '#accounts';
import { beginCorrection, findRecording, listLibrary, type AuditKey } from '#audits';
import { listFindingRefs } from '#findings';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
  type Values,
} from '#platform/forms';
import { textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { listRecommendationRefs } from '#recommendations';
import { auditKeyOf, recordedAuditPage } from '../parts/recorded-audit-page.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { makeRecordingDraft } from '../recording/make-draft.ts';
import { readRecording } from '../recording/read-recording.ts';
import { writePublishedAudit } from '../rules/write-published-audit.ts';
import { areSameAudit } from '../same-audit.ts';
import { getPublishedAudit } from '../store.ts';

type Found = {
  readonly key: AuditKey;
  readonly audit: PublishedAudit;
  /** The audit as a draft; null where the pages cannot hold all that it says. */
  readonly draft: Values | null;
};

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  return 'open' in found ? redirect(found.open) : page(view(context, found, []));
}

/** Opens a published audit again, with the reason; what stands stays readable until the correction is finished. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  // Somebody else opened it meanwhile: the way to their correction.
  if ('open' in found) return redirect(found.open);
  const { key, audit, draft } = found;
  const reader = readForm(form);
  const reason = reader.text('reason', { called: 'reason', longest: 2000, lines: true });
  if (reader.problems.length > 0 || draft === null) return invalid(view(context, found, reader.problems));
  const number = await beginCorrection(tx, key, actor.membership, {
    reason,
    stood: writePublishedAudit(audit),
    values: draft,
  });
  context.note({ correction: number });
  return redirect(paths.recording(actor.membership, key.audit));
}

/** The audit and its draft, or where its correction is that is open; null when it is not there, not yours or not published. */
async function load(context: ActingContext): Promise<Found | { readonly open: string } | null> {
  const { tx, actor } = context;
  const key = auditKeyOf(context);
  const audit = await getPublishedAudit(tx, key);
  if (audit === null) return null;
  if ((await findRecording(tx, key)) !== null) return { open: paths.recording(actor.membership, key.audit) };
  const around = {
    agencies: await listAgencies(tx, key.partnership),
    library: await listLibrary(tx, key.partnership),
  };
  const draft = makeRecordingDraft(audit, around, {
    findings: await listFindingRefs(tx, key),
    recommendations: await listRecommendationRefs(tx, key),
  });
  const again = readRecording(audit.shortName, draft, around).audit;
  const fits = again !== null && areSameAudit(again, audit);
  return { key, audit, draft: fits ? draft : null };
}

function view(context: ActingContext, { audit, draft }: Found, problems: readonly FormProblem[]): SafeHtml {
  const m = context.actor.membership;
  const id = context.params['audit'] ?? '';
  const heading = 'Correct this audit';
  const parts = { part: 'overview', heading, hasProblems: problems.length > 0 } as const;
  if (draft === null)
    return recordedAuditPage(
      context,
      audit,
      parts,
      html`<p class="tl-lead">
          Its file says something that the pages have no field for, so it cannot be corrected here without losing that.
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href="${paths.exportAudit(m, id)}">Download it as a file</a>, change the file,
          and <a class="govuk-link" href="${paths.importAudit(m)}">bring it in again</a>.
        </p>
        <p class="govuk-body"><a class="govuk-link" href="${paths.audit(m, id)}">Back to the audit</a></p>`,
    );
  return recordedAuditPage(
    context,
    audit,
    parts,
    problemSummary(problems),
    html`<p class="tl-lead">
      It is opened section by section, as it was recorded. Everybody reads it as it stands now until you finish;
      then it is replaced, and its briefings are made from what it says then.
    </p>`,
    formTag(
      { action: paths.correct(m, id), keys: context.formKeys },
      textarea({
        id: 'reason',
        name: 'reason',
        label: { text: 'What has to be put right, and why', classes: 'govuk-label--m' },
        hint: { text: 'Kept with what you change. Only coordinators read it. Never the name of a child.' },
        rows: '3',
        classes: 'tl-measure',
        value: context.form.text('reason'),
        autocomplete: 'off',
        ...fieldError(problems, 'reason'),
      }),
      formButtons({ text: 'Open it for correction', cancel: paths.audit(m, id) }),
    ),
  );
}
