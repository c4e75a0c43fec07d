import type { ActingContext } from '#accounts';
import { formButtons, formTag } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { nameOf, sayFile } from '../parts/evidence-notes.ts';
import { paths } from '../paths.ts';
import { removeEvidence } from '../store/evidence.ts';
import { unlessFrozen } from './parts/frozen.ts';
import { findAskedItem, openEvidence } from './parts/open-evidence.ts';
import { openMyReturn, returnPage } from './parts/open-return.ts';

const unsignedSays =
  'Nobody can open it from then on, and what is in it is deleted within minutes; it cannot be brought back. That a file was there, and who removed it, stays on record. Your answer and your comment stay as they are.';
const signedSays =
  'The return was signed with it: there it stays, and can be read. It is no part of what you are writing from then on. Your answer and your comment stay as they are.';

/** Asks before a file is taken away from a return, and takes it away. */
export const get = async (context: ActingContext): Promise<Reply> =>
  unlessFrozen(context, async () => {
    const found = await openEvidence(context, 'standing');
    if (found === null) return notFound();
    const { opened, file } = found;
    const { one } = opened;
    const m = context.actor.membership;
    const section = findAskedItem(opened, file.field)?.section ?? null;
    const back =
      section === null
        ? paths.return(m, one.audit, one.id)
        : paths.section(m, one.audit, one.id, section.code);
    return page(
      returnPage(
        context,
        opened,
        { title: 'Remove a file', back: backLink({ href: back, text: section?.title ?? 'The return' }) },
        html`<h1 class="govuk-heading-l">Remove the file?</h1>
          <p class="tl-lead">${nameOf(file)} (${sayFile(file)})</p>
          <p class="govuk-body">${file.isSigned ? signedSays : unsignedSays}</p>`,
        formTag(
          { action: paths.fileRemoval(m, one.audit, one.id, file.id), keys: context.formKeys },
          html`<input type="hidden" name="section" value="${section?.code ?? ''}" />`,
          formButtons({ text: 'Remove the file', cancel: back, warning: true }),
        ),
      ),
    );
  });

export const post = async (context: ActingContext): Promise<Reply> =>
  unlessFrozen(context, async () => {
    const opened = await openMyReturn(context, []);
    if (opened === null) return notFound();
    const { one, key, sections } = opened;
    const m = context.actor.membership;
    const { form, params, tx } = context;
    // Taken away by somebody else first: what was wanted is so.
    await removeEvidence(tx, key, m, params['evidence'] ?? '');
    const section = sections.find(({ code }) => code === form.text('section'));
    return redirect(
      section === undefined
        ? paths.return(m, one.audit, one.id)
        : `${paths.section(m, one.audit, one.id, section.code)}?saved=file`,
    );
  });
