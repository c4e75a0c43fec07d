import { nameMembers, type ActingContext } from '#accounts';
import { findSection, itemsOf, type Section } from '#audits';
import { casePaths } from '#cases';
import { formTag } from '#platform/forms';
import { backLink, button, notificationBanner, taskList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import type { Evidence } from '../evidence.ts';
import { paths } from '../paths.ts';
import { isBeingWritten, returnStates, stateAfter, type ReturnAction, type ReturnStep } from '../return.ts';
import { sayAnswered } from '../rules/say-answered.ts';
import { sayReturn } from '../rules/say-return.ts';
import { inWords, type SignedReturn } from '../signed-return.ts';
import type { StepWords } from '../step-words.ts';
import { listEvidence } from '../store/evidence.ts';
import { listPresent } from '../store/presence.ts';
import { listSteps } from '../store/returns.ts';
import { listSigned } from '../store/signed-returns.ts';
import { historyOf } from './parts/history.ts';
import { movedNote } from './parts/moved-note.ts';
import { fileList, questionsOf } from './parts/file-list.ts';
import { openMyReturn, returnPage, type OpenedReturn } from './parts/open-return.ts';
import { returnWords } from './parts/return-words.ts';
import { lastSentBack, wordsOf } from './parts/take-step.ts';

type Around = {
  readonly steps: readonly ReturnStep[];
  readonly signed: readonly SignedReturn[];
  readonly name: (membership: string) => string;
  /** Who writes in a section now. */
  readonly isThere: (section: string) => readonly string[];
  /** Why it was sent back, while it is. */
  readonly sentBack: StepWords | null;
  /** What a newer version of the tool means for it. */
  readonly moved: SafeHtml | null;
  readonly files: readonly Evidence[];
};

/** An agency's return on one case: its sections with how far each is, or what it says once it is not being written. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null) return notFound();
  const steps = await listSteps(context.tx, opened.key, opened.one.id);
  const present = await listPresent(context.tx, opened.key);
  const signed = await listSigned(context.tx, opened.key, opened.one.id);
  const others = present.filter((one) => one.membership !== context.actor.membership);
  const names = await nameMembers(context.tx, [
    ...steps.map((step) => step.by),
    ...others.map((one) => one.membership),
  ]);
  const name = (membership: string) => names.get(membership) ?? 'somebody who has left';
  const isThere = (section: string) =>
    others.filter((one) => one.section === section).map((one) => names.get(one.membership) ?? 'somebody');
  const back = lastSentBack(opened.one, steps);
  const sentBack = back === null ? null : wordsOf(opened.key, opened.caseKey, opened.one, back);
  const moved = await movedNote(context, opened, steps);
  const files = await listEvidence(context.tx, opened.caseKey, opened.key);
  return page(view(context, opened, { steps, signed, name, isThere, sentBack, moved, files }));
}

function view(context: ActingContext, opened: OpenedReturn, around: Around): SafeHtml {
  const { one, sections, entries, tool } = opened;
  const { steps, signed, name, isThere, sentBack, moved, files } = around;
  const m = context.actor.membership;
  const saved = findSection(sections, context.query['saved']);
  return returnPage(
    context,
    opened,
    { title: 'Return', back: backLink({ href: paths.mine(m), text: 'Returns' }) },
    saved !== null && notificationBanner({ type: 'success', text: `“${saved.title}” is saved.` }),
    html`<h1 class="govuk-heading-l">${sayReturn(one)}: ${tool.name}</h1>
      <p class="tl-lead">${returnStates[one.state]}. Due ${displayDay(one.dueOn)}. ${sayAnswered(sections, entries.values)}</p>`,
    one.case !== null &&
      html`<p class="govuk-body">
        <a class="govuk-link" href="${opened.role === 'lead' ? casePaths.asked(m, one.audit) : casePaths.myCase(m, one.audit, one.case)}">Who this is about</a>
      </p>`,
    doneBanner(context.query['done']),
    isBeingWritten(one.state) && moved,
    isBeingWritten(one.state)
      ? html`${sentBack !== null && sentBackNote(opened, sentBack)}${sectionList(m, opened, isThere, sentBack)}`
      : returnWords(inWords(sections, entries.values)),
    fileList(files, (id) => paths.file(m, one.audit, one.id, id), questionsOf(tool)),
    whatNext(context, opened),
    signed.length > 0 &&
      html`<h2 class="govuk-heading-m">As it was signed</h2>
        <ul class="govuk-list">
          ${signed.map(
            (each) =>
              html`<li>
                <a class="govuk-link" href="${paths.mySigned(m, one.audit, one.id, each.number)}"
                  >Signed on ${displayInstant(each.at)}</a
                >
              </li>`,
          )}
        </ul>`,
    historyOf(opened.key, opened.caseKey, one, steps, name, sections),
  );
}

function sectionList(
  m: string,
  { one, sections, entries }: OpenedReturn,
  isThere: Around['isThere'],
  sentBack: StepWords | null,
): SafeHtml {
  return taskList({
    idPrefix: 'section',
    items: sections.map((section) => {
      const there = isThere(section.code);
      const says = sayAnswered([section], entries.values);
      return {
        title: { text: section.title },
        href: paths.section(m, one.audit, one.id, section.code),
        ...(there.length > 0 ? { hint: { text: `Writing in it now: ${there.join(', ')}` } } : {}),
        status: hasReason(sentBack, section.code)
          ? { tag: { text: 'To be changed', classes: 'govuk-tag--yellow' } }
          : isBegun(section, entries.values)
            ? { text: says }
            : { tag: { text: 'Not started', classes: 'govuk-tag--grey' } },
      };
    }),
  });
}

function isBegun(section: Section, values: OpenedReturn['entries']['values']): boolean {
  return (
    section.entries.some((entry) => entry.say(values[entry.name] ?? null) !== '') ||
    section.lists.some((list) => itemsOf(values, list).length > 0)
  );
}

function hasReason(words: StepWords | null, section: string): boolean {
  return words !== null && (words.sections[section] ?? '') !== '';
}

function sentBackNote({ sections }: OpenedReturn, words: StepWords): SafeHtml {
  const named = sections.filter((section) => hasReason(words, section.code));
  return html`<div class="govuk-inset-text">
    <p class="govuk-body"><strong>It was sent back.</strong> ${words.why}</p>
    ${
      named.length > 0 &&
      html`<ul class="govuk-list govuk-list--bullet">
        ${named.map((section) => html`<li>${section.title}: ${words.sections[section.code]}</li>`)}
      </ul>`
    }
  </div>`;
}

function doneBanner(done: string | undefined): SafeHtml | null {
  const says: Readonly<Record<string, string>> = {
    submitted: 'It is handed in. Your lead reads and signs it.',
    signed: 'It is signed. The coordinators of the audit can read it now.',
    'sent-back': 'It was sent back. The auditors who have the case are told.',
  };
  const text = done === undefined || !Object.hasOwn(says, done) ? undefined : says[done];
  return text === undefined ? null : notificationBanner({ type: 'success', text });
}

/** What can be done with it now: a button for the one thing that comes next, links for the others. */
function whatNext(context: ActingContext, { one, role }: OpenedReturn): SafeHtml {
  const of = [context.actor.membership, one.audit, one.id] as const;
  const may = (action: ReturnAction) => stateAfter(one.state, action, role) !== null;
  const step = (value: string, text: string) =>
    formTag(
      { action: paths.step(...of), keys: context.formKeys },
      html`<input type="hidden" name="version" value="${one.version}" /><input type="hidden" name="do" value="${value}" />`,
      button({ text, classes: 'govuk-button--secondary', preventDoubleClick: true }),
    );
  return html`${may('submit') && button({ text: 'Check and hand in', href: paths.check(...of) })}
    ${may('sign_off') && button({ text: 'Read and sign', href: paths.signOff(...of) })}
    ${may('take_back') && step('take-back', 'Take it back to change it')}
    ${may('begin_correction') && step('correct', 'Correct after signing')}
    <p class="govuk-body"><a class="govuk-link" href="${paths.draftFile(...of)}">Download as it stands (PDF)</a></p>`;
}
