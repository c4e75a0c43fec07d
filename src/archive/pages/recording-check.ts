import type { ActingContext } from '#accounts';
import { clearDraft, draftAnswers } from '#audits';
import { formTag, markOf, problemSummary } from '#platform/forms';
import { backLink, button } from '#platform/govuk';
import { html, numberInWords, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { factList } from '../parts/fact-list.ts';
import { paths } from '../paths.ts';
import type { PublishedAudit } from '../published-audit.ts';
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
  return opened === null ? notFound() : page(view(context, opened));
}

/** Finishes a recording as it was looked at: the audit joins the others, and its draft is thrown away. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor } = context;
  const opened = await openRecording(context);
  if (opened === null) return notFound();
  const { key, values, read } = opened;
  if (read.audit === null) return invalid(view(context, opened));
  if (context.form.text('seen') !== markOf(values)) return conflict(view(context, opened, changedMeanwhile));
  const imported = await tryImportAudit(tx, actor.partnership.id, read.audit);
  if (imported === null) return invalid(view(context, opened, namesTooAlike));
  await clearDraft(tx, key);
  context.note({ findings: read.audit.findings.length, recommendations: read.audit.recommendations.length }, [
    imported.id,
  ]);
  return redirect(`${paths.audit(actor.membership, imported.id)}?imported=${imported.outcome}`);
}

function view(context: ActingContext, opened: OpenedRecording, fault?: string): SafeHtml {
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
      : finishing(context, recording.id, read.audit, markOf(values)),
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

function finishing(context: ActingContext, id: string, audit: PublishedAudit, seen: string): SafeHtml {
  return html`<p class="tl-lead">
      Nothing is missing and nothing contradicts itself. Compare it with the publication once more: when you
      finish, everybody who reads the partnership’s audits sees it.
    </p>
    ${factList([
      ['Audit', audit.title],
      ['Taken from', `${audit.source.title}, ${audit.source.publisher}`],
      ['Carried out', audit.fieldwork && sayWhenWithWords(audit.fieldwork)],
      ['Cases', saySample(audit)],
      ['Findings', sayFindingCounts(audit.findings)],
      ['Recommendations and suggested actions', audit.recommendations.length],
    ])}
    ${formTag(
      { action: paths.recordingCheck(context.actor.membership, id), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${seen}" />`,
      button({ text: 'Finish', id: 'finish', preventDoubleClick: true }),
    )}`;
}
