import { nameMembers, type ActingContext } from '#accounts';
import { findSection, itemsOf, type Section } from '#audits';
import { casePaths } from '#cases';
import { backLink, notificationBanner, taskList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import type { Evidence } from '../evidence.ts';
import { nameOf, sayFile } from '../parts/evidence-notes.ts';
import { paths } from '../paths.ts';
import { isBeingWritten, returnStates, returnSteps, type ReturnStep } from '../return.ts';
import { sayAnswered } from '../rules/say-answered.ts';
import { sayReturn } from '../rules/say-return.ts';
import { listEvidence } from '../store/evidence.ts';
import { listPresent } from '../store/presence.ts';
import { listSteps } from '../store/returns.ts';
import { openMyReturn, returnPage, type OpenedReturn } from './parts/open-return.ts';
import { returnWords } from './parts/return-words.ts';

/** An agency's return on one case: its sections with how far each is, or what it says once it is not being written. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openMyReturn(context);
  if (opened === null) return notFound();
  const steps = await listSteps(context.tx, opened.key, opened.one.id);
  const present = await listPresent(context.tx, opened.key);
  const others = present.filter((one) => one.membership !== context.actor.membership);
  const names = await nameMembers(context.tx, [
    ...steps.map((step) => step.by),
    ...others.map((one) => one.membership),
  ]);
  const isThere = (section: string) =>
    others.filter((one) => one.section === section).map((one) => names.get(one.membership) ?? 'somebody');
  const files = await listEvidence(context.tx, opened.caseKey, opened.key);
  return page(view(context, opened, steps, names, isThere, files));
}

function view(
  context: ActingContext,
  opened: OpenedReturn,
  steps: readonly ReturnStep[],
  names: ReadonlyMap<string, string>,
  isThere: (section: string) => readonly string[],
  files: readonly Evidence[],
): SafeHtml {
  const { one, sections, entries, tool } = opened;
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
        <a class="govuk-link" href="${casePaths.myCase(m, one.audit, one.case)}">Who this is about</a>
      </p>`,
    isBeingWritten(one.state) ? sectionList(m, opened, isThere) : returnWords(sections, entries.values),
    files.length > 0 && fileList(m, opened, files),
    html`<h2 class="govuk-heading-m">What has happened</h2>
      <ul class="tl-rows">
        ${steps.toReversed().map(
          (step) =>
            html`<li class="tl-row tl-row--plain">
              <p class="tl-row__title">${returnSteps[step.kind]}</p>
              <p class="tl-row__about">${displayInstant(step.at)}, ${names.get(step.by) ?? 'somebody who has left'}</p>
            </li>`,
        )}
      </ul>`,
  );
}

function sectionList(
  m: string,
  { one, sections, entries }: OpenedReturn,
  isThere: (section: string) => readonly string[],
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
        status: isBegun(section, entries.values)
          ? { text: says }
          : { tag: { text: 'Not started', classes: 'govuk-tag--grey' } },
      };
    }),
  });
}

function fileList(m: string, { one, tool }: OpenedReturn, files: readonly Evidence[]): SafeHtml {
  const texts = new Map(tool.sections.flatMap(({ items }) => items.map((item) => [item.id, item.text])));
  return html`<h2 class="govuk-heading-m">Files</h2>
    <ul class="tl-rows">
      ${files.map(
        (file) =>
          html`<li class="tl-row tl-row--plain">
            <p class="tl-row__title">
              <a class="govuk-link" href="${paths.file(m, one.audit, one.id, file.id)}" download>${nameOf(file)}</a>
            </p>
            <p class="tl-row__about">${sayFile(file)}. ${texts.get(file.field)}</p>
          </li>`,
      )}
    </ul>`;
}

function isBegun(section: Section, values: OpenedReturn['entries']['values']): boolean {
  return (
    section.entries.some((entry) => entry.say(values[entry.name] ?? null) !== '') ||
    section.lists.some((list) => itemsOf(values, list).length > 0)
  );
}
