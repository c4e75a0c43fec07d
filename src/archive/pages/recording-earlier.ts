import { nameMembers, type ActingContext } from '#accounts';
import { draftEarlier, findSection, listFormerValues } from '#audits';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { openRecording, recordingPage } from './parts/open-recording.ts';

/** What the fields and lists of a section of a recording held before. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openRecording(context);
  const section = opened === null ? null : findSection(opened.sections, context.params['section']);
  if (opened === null || section === null) return notFound();
  const former = await listFormerValues(context.tx, opened.key, {
    fields: section.entries.map((entry) => entry.name),
    lists: section.lists.map((list) => list.code),
  });
  const names = await nameMembers(
    context.tx,
    former.map((one) => one.by),
  );
  const title = `Earlier texts: ${section.title}`;
  const href = paths.recordingSection(context.actor.membership, opened.recording.id, section.code);
  return page(
    recordingPage(
      context,
      opened,
      { title, back: backLink({ href, text: section.title }) },
      html`<h1 class="govuk-heading-l">${title}</h1>`,
      draftEarlier(section, former, names),
    ),
  );
}
