import { accountPaths, type ActingContext } from '#accounts';
import { putRecordingAway } from '#audits';
import { formButtons, formTag } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { openRecording, recordingPage } from './parts/open-recording.ts';

/** Asks before a recording that was begun by mistake is put away. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openRecording(context);
  if (opened === null) return notFound();
  const m = context.actor.membership;
  const back = paths.recording(m, opened.recording.id);
  const isCorrection = opened.recording.correction !== null;
  const title = isCorrection ? 'Put this correction away?' : 'Put this recording away?';
  return page(
    recordingPage(
      context,
      opened,
      { title, back: backLink({ href: back, text: 'All sections' }) },
      html`<h1 class="govuk-heading-l">${title}</h1>
        <p class="tl-lead">
          ${
            isCorrection
              ? 'The audit stays published as it stands, and what was changed here is thrown away. To keep it,'
              : 'It leaves the list of what is in hand and cannot be taken up again here. To keep what you typed,'
          }
          <a class="govuk-link" href="${paths.recordingFile(m, opened.recording.id)}">download the draft as a file</a>
          first: it can be brought in later.
        </p>`,
      formTag(
        { action: paths.recordingAway(m, opened.recording.id), keys: context.formKeys },
        formButtons({ text: 'Put it away', cancel: back, warning: true }),
      ),
    ),
  );
}

export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openRecording(context);
  if (opened === null || !(await putRecordingAway(context.tx, opened.key, context.actor.membership)))
    return notFound();
  context.note({}, [opened.recording.id]);
  const m = context.actor.membership;
  const { id, correction } = opened.recording;
  return redirect(correction === null ? accountPaths.audits(m) : paths.audit(m, id));
}
