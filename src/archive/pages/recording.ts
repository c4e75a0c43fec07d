import { accountPaths, nameMembers, type ActingContext } from '#accounts';
import { findSection, itemsOf, type Section } from '#audits';
import { isEmpty } from '#platform/forms';
import { backLink, button, notificationBanner, taskList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import { factList } from '../parts/fact-list.ts';
import { paths } from '../paths.ts';
import { openRecording, recordingPage, type OpenedRecording } from './parts/open-recording.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openRecording(context);
  if (opened === null) return notFound();
  const by = opened.recording.correction?.begunBy;
  const names = await nameMembers(context.tx, by === undefined ? [] : [by]);
  return page(view(context, opened, names.get(by ?? '') ?? 'somebody who has left'));
}

function view(context: ActingContext, opened: OpenedRecording, begunBy: string): SafeHtml {
  const { recording, sections } = opened;
  const { correction } = recording;
  const m = context.actor.membership;
  const title = correction === null ? 'Record a published audit' : 'Correct a published audit';
  const back = backLink(
    correction === null
      ? { href: accountPaths.audits(m), text: 'Audits' }
      : { href: paths.audit(m, recording.id), text: 'The audit as it stands' },
  );
  const saved = findSection(sections, context.query['saved']);
  return recordingPage(
    context,
    opened,
    { title, back },
    saved !== null && notificationBanner({ type: 'success', text: `“${saved.title}” is saved.` }),
    html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="tl-lead">
        ${
          correction === null
            ? 'Go through the publication section by section. Everything is saved as a draft that only coordinators see; when you finish, the audit joins the others.'
            : 'Put right what has to be. Everybody reads the audit as it stands now until you finish; then it is replaced, and its briefings are made anew.'
        }
      </p>
      ${
        correction !== null &&
        factList([
          ['Why', correction.reason],
          ['Opened', `${displayInstant(correction.begunAt)}, by ${begunBy}`],
        ])
      }
      ${taskList({
        idPrefix: 'section',
        items: sections.map((section) => ({
          title: { text: section.title },
          href: paths.recordingSection(m, recording.id, section.code),
          status: statusOf(section, opened),
        })),
      })}
      <div class="govuk-button-group">
        ${button({ text: 'Check what is written', href: paths.recordingCheck(m, recording.id) })}
        <a class="govuk-link" href="${paths.recordingFile(m, recording.id)}">Download the draft as a file</a>
      </div>
      <p class="govuk-body">
        <a class="govuk-link" href="${paths.recordingAway(m, recording.id)}">Put this ${correction === null ? 'recording' : 'correction'} away</a>
      </p>`,
  );
}

function statusOf(section: Section, { values, read }: OpenedRecording) {
  const own = read.problems.filter((one) => one.section === section.code);
  const wrong = own.filter((one) => !one.isOpen).length;
  const items = section.lists.reduce((sum, list) => sum + itemsOf(values, list).length, 0);
  const isBegun = items > 0 || section.entries.some((entry) => !isEmpty(values[entry.name]));
  if (wrong > 0)
    return { tag: { text: wrong === 1 ? 'Does not fit' : `${wrong} do not fit`, classes: 'govuk-tag--red' } };
  if (own.length > 0) return { tag: { text: `${own.length} still needed`, classes: 'govuk-tag--yellow' } };
  if (!isBegun) return { tag: { text: 'Nothing yet', classes: 'govuk-tag--grey' } };
  return { text: items > 0 && section.entries.length === 0 ? `${items} written` : 'Filled in' };
}
