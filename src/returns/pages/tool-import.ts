import type { ActingContext } from '#accounts';
import { readSpreadsheet, SpreadsheetProblem, type SheetRow } from '#platform/files';
import { fieldError, formButtons, formTag, type FormProblem } from '#platform/forms';
import { fileUpload } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { KeptTool } from '../kept-tool.ts';
import { changesTable } from '../parts/tool-changes.ts';
import { paths } from '../paths.ts';
import { compareTools } from '../rules/compare-tools.ts';
import { readToolRows } from '../rules/tool-rows.ts';
import { standards } from '../standard.ts';
import { getToolVersion, listItemIds, writeToolDraft } from '../store/tools.ts';
import { openTool, toolPage, writerOf } from './parts/tool-page.ts';

/** Bytes of the largest file that is taken: 300 rows are a twentieth of it. */
export const largestFile = 2 * 1024 * 1024;

type Shown = { readonly problems?: readonly FormProblem[]; readonly isStale?: boolean };

/** Reads a tool back that was changed in a spreadsheet: all of it, or nothing with what is wrong by row. */
export async function get(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  return kept === null ? notFound() : page(await view(context, kept, {}));
}

export async function post(context: ActingContext): Promise<Reply> {
  const kept = await openTool(context);
  if (kept === null) return notFound();
  const { tx, actor, form } = context;
  const refuse = async (messages: readonly string[]): Promise<Reply> =>
    invalid(await view(context, kept, { problems: messages.map((message) => ({ field: 'file', message })) }));
  const sent = form.upload('file');
  if (sent?.tooLarge === true)
    return await refuse([`The file must be ${largestFile / 1024 / 1024} MB or smaller`]);
  if (sent === null || sent.bytes.length === 0) return await refuse(['Choose the file']);
  let rows: readonly SheetRow[];
  try {
    rows = await readRows(sent.bytes);
  } catch (problem) {
    if (!(problem instanceof SpreadsheetProblem)) throw problem;
    return await refuse([problem.message]);
  }
  const stand = kept.tool.sections.flatMap((section) => section.items.map((item) => item.id));
  const published = await listItemIds(tx, actor.partnership.id, kept.id);
  const taken = [...stand, ...published];
  const known = new Set([...taken, ...standards.map((standard) => standard.id)]);
  const { tool, problems } = readToolRows(kept.tool, rows, { known, taken });
  if (tool === null) return await refuse(problems);
  // The draft is replaced whole: what somebody wrote in it since the page was opened would be lost unseen.
  if (form.text('seen') !== String(kept.draftVersion))
    return conflict(await view(context, kept, { isStale: true }));
  context.note({ rows: rows.length - 1, changes: compareTools(kept.tool, tool).length });
  await writeToolDraft(tx, writerOf(context), kept, tool);
  return redirect(paths.tool(actor.membership, kept.id));
}

async function readRows(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  const { sheets } = await readSpreadsheet({ bytes, pasted: false });
  const sheet = sheets.find((one) => !one.isHidden && one.rows > 0) ?? sheets[0];
  return (sheet?.pieces ?? []).flatMap(
    (piece) => JSON.parse(Buffer.from(piece).toString('utf8')) as readonly SheetRow[],
  );
}

async function view(context: ActingContext, kept: KeptTool, shown: Shown): Promise<SafeHtml> {
  const { tx, actor } = context;
  const m = actor.membership;
  const { problems = [], isStale = false } = shown;
  const [latest] = kept.versions;
  const published =
    latest === undefined ? null : await getToolVersion(tx, actor.partnership.id, kept.id, latest.number);
  const changes = published === null ? [] : compareTools(published, kept.tool);
  const seen = problems.length > 0 ? context.form.text('seen') : String(kept.draftVersion);
  return toolPage(
    context,
    kept,
    {
      title: isStale ? 'Somebody else changed this meanwhile' : 'Change the tool in a spreadsheet',
      problems,
    },
    isStale &&
      html`<p class="tl-lead">
        Nothing of your file was taken. It would replace what somebody else wrote in the draft meanwhile; that is below.
        Choose the file again to replace it all the same.
      </p>`,
    latest === undefined
      ? html`<p class="govuk-body">Publish a version first: it is what you download and change.</p>`
      : html`<p class="govuk-body">
          <a class="govuk-link" href="${paths.toolFile(m, kept.id, latest.number)}" download
            >Download version ${latest.number} (Excel)</a
          >, change it there, and give it back here as .xlsx or CSV.
        </p>`,
    html`<ul class="govuk-list govuk-list--bullet">
      <li>A row is an item. Leave its first column as it is: it keeps the item the same, however you reword it.</li>
      <li>For a new item leave the first column empty.</li>
      <li>Rows that you take out are removed from the tool. The order of the rows is the order of the tool.</li>
      <li>Several values in a cell are parted by semicolons.</li>
    </ul>`,
    changes.length > 0 &&
      html`<h2 class="govuk-heading-m">What the file would replace</h2>
        ${changesTable(changes, `The draft since version ${latest?.number ?? 0}`)}`,
    formTag(
      { action: paths.toolImport(m, kept.id), keys: context.formKeys, upload: true },
      html`<input type="hidden" name="seen" value="${seen}" />`,
      fileUpload({
        id: 'file',
        name: 'file',
        label: { text: 'Your file' },
        hint: { text: 'It becomes the draft. Nothing is published by it.' },
        ...fieldError(problems, 'file'),
      }),
      formButtons({ text: 'Read it into the draft', cancel: paths.tool(m, kept.id) }),
    ),
  );
}
