import { randomUUID } from 'node:crypto';
import type { ActingContext } from '#accounts';
import { checkAttachment } from '#platform/files';
import { fieldError, formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { backLink, fileUpload } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { evidenceLimits, saySize, type Evidence } from '../evidence.ts';
import { paths } from '../paths.ts';
import { isBeingWritten } from '../return.ts';
import { addEvidence, listEvidence, mayAddFiles } from '../store/evidence.ts';
import { findReturn } from '../store/returns.ts';
import { unlessFrozen } from './parts/frozen.ts';
import { findAskedItem } from './parts/open-evidence.ts';
import { openMyReturn, returnPage, type OpenedReturn } from './parts/open-return.ts';

type Adding = {
  readonly opened: OpenedReturn;
  readonly files: readonly Evidence[];
  readonly standard: NonNullable<ReturnType<typeof findAskedItem>>;
};

/** Adds a file that shows something to one answer of a return, where the audit allows files. */
export const get = async (context: ActingContext): Promise<Reply> =>
  unlessFrozen(context, async () => {
    const adding = await openAdding(context, context.query['standard'] ?? '');
    return adding === null ? notFound() : page(view(context, adding));
  });

export const post = async (context: ActingContext): Promise<Reply> => unlessFrozen(context, add);

async function add(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  // None is added to what was handed in meanwhile.
  const before = await openMyReturn(context, []);
  const locked = before === null ? null : await findReturn(tx, before.key, before.one.id, 'lock');
  const adding = await openAdding(context, form.text('standard'));
  if (adding === null || locked === null || !isBeingWritten(locked.state)) return notFound();
  const { opened, files, standard } = adding;
  const refuse = (message: string): Reply => invalid(view(context, adding, [{ field: 'file', message }]));
  const sent = form.upload('file');
  if (sent?.tooLarge === true) return refuse(`The file must be ${saySize(evidenceLimits.file)} or smaller`);
  if (sent === null || sent.bytes.length === 0) return refuse('Choose the file. An empty file is none');
  const checked = checkAttachment(sent.bytes);
  if (!checked.ok) return refuse(checked.problem);
  const room = evidenceLimits.all - files.reduce((sum, file) => sum + file.bytes, 0);
  if (checked.bytes.length > room)
    return refuse(
      `The files of a return may hold ${saySize(evidenceLimits.all)} together, and ${room < 1000 ? 'nothing' : saySize(room)} is left. Remove one that is not needed`,
    );
  if (files.length >= evidenceLimits.files)
    return refuse(
      `A return may have ${evidenceLimits.files} files. Remove one that is not needed, or put several into one PDF`,
    );
  const id = randomUUID();
  await addEvidence(tx, opened.caseKey, opened.key, actor.membership, {
    id,
    field: standard.item.id,
    kind: checked.kind,
    name: sent.name.toWellFormed(),
    content: checked.bytes,
  });
  context.note({ kind: checked.kind, bytes: checked.bytes.length }, [id]);
  const { one } = opened;
  return redirect(`${paths.section(actor.membership, one.audit, one.id, standard.section.code)}?saved=file`);
}

async function openAdding(context: ActingContext, standard: string): Promise<Adding | null> {
  const opened = await openMyReturn(context, []);
  const found = opened === null ? null : findAskedItem(opened, standard);
  if (opened === null || found === null) return null;
  if (!(await mayAddFiles(context.tx, opened.key, opened.one.tool))) return null;
  const files = await listEvidence(context.tx, opened.caseKey, opened.key);
  return { opened, files, standard: found };
}

function view(
  context: ActingContext,
  { opened, files, standard }: Adding,
  problems: readonly FormProblem[] = [],
): SafeHtml {
  const m = context.actor.membership;
  const { one } = opened;
  const { item, section } = standard;
  const back = paths.section(m, one.audit, one.id, section.code);
  const used = files.reduce((sum, file) => sum + file.bytes, 0);
  return returnPage(
    context,
    opened,
    {
      title: 'Add a file',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: section.title }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Add a file</h1>
      <p class="tl-lead">${item.text}</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>A PDF, a PNG or JPEG picture, a Word document (.docx), an Excel workbook (.xlsx) or plain text.</li>
        <li>
          At most ${saySize(evidenceLimits.file)}; all files of a return together ${saySize(evidenceLimits.all)}${files.length > 0 ? `, of which ${saySize(used)} ${files.length === 1 ? 'is' : 'are'} used` : ''}.
        </li>
        <li>
          It is sealed like what you write, and its name too. Its kind is told by its content. It is not looked through for
          viruses: add only what comes from your own record.
        </li>
        <li>Pictures lose the place, time and device that cameras write into them.</li>
      </ul>`,
    formTag(
      { action: paths.fileAdd(m, one.audit, one.id), keys: context.formKeys, upload: true },
      html`<input type="hidden" name="standard" value="${item.id}" />`,
      fileUpload({
        id: 'file',
        name: 'file',
        label: { text: 'The file' },
        ...fieldError(problems, 'file'),
      }),
      formButtons({ text: 'Add the file', cancel: back }),
    ),
  );
}
