import type { ActingContext } from '#accounts';
import { clearDraft, draftAnswers, endCorrection, getOpenedAs, type TermsChange } from '#audits';
import { formTag, markOf, problemSummary } from '#platform/forms';
import { backLink, button } from '#platform/govuk';
import { html, numberInWords, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { correctionChanges } from '../parts/correction-changes.ts';
import { factList } from '../parts/fact-list.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
import { listCorrectionChanges } from '../recording/list-changes.ts';
import type { RecordingProblem } from '../recording/read-recording.ts';
import { sayFindingCounts } from '../rules/say-finding-counts.ts';
import { saySample } from '../rules/say-sample.ts';
import { sayWhenWithWords } from '../rules/say-when.ts';
import { tryImportAudit } from '../store.ts';
import {
  openRecording,
  recordingAddresses,
  recordingPage,
  type OpenedRecording,
} from './parts/open-recording.ts';

const namesTooAlike =
  'Two agencies have short names that differ by small and large letters only. Give one of them another';
const changedMeanwhile = 'Somebody else changed the recording while you were looking. Check it again';

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openRecording(context);
  return opened === null ? notFound() : page(view(context, opened, await changesOf(context, opened)));
}

/** What a correction has changed so far; null where an audit is recorded for the first time. */
async function changesOf(
  { tx }: ActingContext,
  { key, recording, values, around }: OpenedRecording,
): Promise<readonly TermsChange[] | null> {
  if (recording.correction === null) return null;
  return listCorrectionChanges(await getOpenedAs(tx, key), values, around);
}

/** Finishes a recording as it was looked at: the audit joins the others, and its draft is thrown away. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const opened = await openRecording(context);
  if (opened === null) return notFound();
  const { key, values, read } = opened;
  const changes = await changesOf(context, opened);
  if (read.audit === null || changes?.length === 0) return invalid(view(context, opened, changes));
  if (context.form.text('seen') !== markOf(values))
    return conflict(view(context, opened, changes, changedMeanwhile));
  const imported = await tryImportAudit(tx, actor.partnership.id, read.audit, { finishes: true });
  if (imported === null) return invalid(view(context, opened, changes, namesTooAlike));
  if (changes === null) await clearDraft(tx, key);
  else await endCorrection(tx, key, actor.membership, changes);
  context.note({ findings: read.audit.findings.length, recommendations: read.audit.recommendations.length }, [
    imported.id,
  ]);
  return redirect(
    `${paths.audit(actor.membership, imported.id)}?imported=${changes === null ? imported.outcome : 'corrected'}`,
  );
}

function view(
  context: ActingContext,
  opened: OpenedRecording,
  changes: readonly TermsChange[] | null,
  fault?: string,
): SafeHtml {
  const { recording, sections, values, read } = opened;
  const m = context.actor.membership;
  const addresses = recordingAddresses(m, recording.id);
  return recordingPage(
    context,
    opened,
    {
      title: 'Check what is written',
      hasProblems: fault !== undefined,
      back: backLink({ href: addresses.list, text: addresses.listName }),
    },
    fault !== undefined && problemSummary([{ field: 'finish', message: fault }]),
    html`<h1 class="govuk-heading-l">Check what is written</h1>`,
    read.audit === null
      ? problemList(read.problems, (problem) => hrefOf(problem, addresses))
      : changes === null
        ? [
            html`<p class="tl-lead">
              Nothing is missing and nothing contradicts itself. Compare it with the publication once more: when
              you finish, everybody who reads the partnership’s audits sees it.
            </p>`,
            factsOf(read.audit),
            finishing(context, recording.id, markOf(values)),
          ]
        : correcting(context, recording.id, changes, markOf(values)),
    html`<p class="govuk-body">
      <a class="govuk-link" href="${paths.recordingFile(m, recording.id)}">Download the draft as a file</a>
    </p>`,
    draftAnswers(sections, values, addresses, (section, entry) =>
      entry === ''
        ? read.problems.filter((one) => one.section === section && !one.isOpen).map(({ says }) => says)
        : [],
    ),
  );
}

function hrefOf({ section, at }: RecordingProblem, addresses: ReturnType<typeof recordingAddresses>): string {
  if (at === null) return addresses.section(section);
  if ('item' in at) return addresses.item(section, at.list, at.item);
  return `${addresses.section(section)}#${at.entry}`;
}

function problemList(
  problems: readonly RecordingProblem[],
  href: (problem: RecordingProblem) => string,
): SafeHtml {
  const lead =
    problems.length === 1
      ? 'One thing has to be put right before you can finish.'
      : `Before you can finish, ${numberInWords(problems.length)} things have to be put right.`;
  return html`<p class="tl-lead">${lead}</p>
    <ul class="govuk-list govuk-list--bullet" id="finish">
      ${problems.map((one) => html`<li><a class="govuk-link" href="${href(one)}">${one.says}</a></li>`)}
    </ul>`;
}

function factsOf(audit: PublishedAudit): SafeHtml | null {
  return factList([
    ['Audit', audit.title],
    ['Taken from', `${audit.source.title}, ${audit.source.publisher}`],
    ['Carried out', audit.fieldwork && sayWhenWithWords(audit.fieldwork)],
    ['Cases', saySample(audit)],
    ['Findings', sayFindingCounts(audit.findings)],
    ['Recommendations and suggested actions', audit.recommendations.length],
  ]);
}

/** What a correction changes, and the button that puts it in the place of what stands. */
function correcting(
  context: ActingContext,
  id: string,
  changes: readonly TermsChange[],
  seen: string,
): SafeHtml {
  if (changes.length === 0)
    return html`<p class="tl-lead">
      Nothing is changed yet. Change what has to be put right, or
      <a class="govuk-link" href="${paths.recordingAway(context.actor.membership, id)}"
        >put this correction away</a
      >.
    </p>`;
  return html`<p class="tl-lead">
      When you finish, everybody reads the audit with these changes, and its briefings are made anew.
    </p>
    <section aria-labelledby="changes">
      <h2 class="govuk-heading-m" id="changes">What changes</h2>
      ${correctionChanges(changes)}
    </section>
    ${finishing(context, id, seen)}`;
}

function finishing(context: ActingContext, id: string, seen: string): SafeHtml {
  return formTag(
    { action: paths.recordingCheck(context.actor.membership, id), keys: context.formKeys },
    html`<input type="hidden" name="seen" value="${seen}" />`,
    button({ text: 'Finish', id: 'finish', preventDoubleClick: true }),
  );
}
