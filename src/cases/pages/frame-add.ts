import { randomUUID } from 'node:crypto';
import type { ActingContext } from '#accounts';
import { findTermsInForce } from '#audits';
import { keyedDigest } from '#platform/crypto';
import { readSpreadsheet, sheetLimits, SpreadsheetProblem, type ReadSpreadsheet } from '#platform/files';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, fileUpload, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { keepFrameKey } from '../case-keys.ts';
import type { FrameLayout, FrameSource } from '../frame.ts';
import { paths } from '../paths.ts';
import { addPieces } from '../store/frame-pieces.ts';
import { addFrame, findSameFrame, listFrames, sealLayout } from '../store/frames.ts';
import { aboutAsTyped, aboutFields, readAbout, type AboutTyped } from './parts/frame-about.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { proposeLayout } from './parts/propose-layout.ts';

/** Bytes of the largest file that is taken. */
export const largestFile = sheetLimits.bytes;

/** Lists of one audit that may wait to be loaded at once: a bound on what a careless script can fill. */
const mostWaiting = 20;

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCases(context);
  if (opened === null) return notFound();
  const terms = await findTermsInForce(context.tx, opened.key);
  const sample = terms?.terms.sample;
  const typed = {
    supplier: sample?.supplier ?? '',
    criterion: sample?.criterion ?? '',
    suppliedOn: opened.today,
  };
  return page(view(context, opened, typed, []));
}

/** Reads what was given in a thread of its own and seals it at once; nothing of it is kept in the plain. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const opened = await openCases(context);
  if (opened === null || opened.audit.stage !== 'underway') return notFound();
  const { key } = opened;
  const refuse = (problems: readonly FormProblem[]) =>
    invalid(view(context, opened, aboutAsTyped(form), problems, form.text('cells')));
  const reader = readForm(form);
  const given = readGiven(context);
  if ('problem' in given) reader.problems.push(given.problem);
  const about = readAbout(reader, form, opened.today);
  const waiting = (await listFrames(tx, key)).filter(
    ({ state }) => state === 'given' || state === 'mapped',
  ).length;
  if (waiting >= mostWaiting)
    reader.refuse(
      'file',
      `${mostWaiting} lists wait to be matched or checked. Load them or withdraw them first`,
    );
  if ('problem' in given || reader.problems.length > 0) return refuse(reader.problems);
  let read: ReadSpreadsheet;
  try {
    read = await readSpreadsheet({ bytes: given.bytes, pasted: given.source === 'paste' });
  } catch (problem) {
    if (!(problem instanceof SpreadsheetProblem)) throw problem;
    return refuse([{ field: given.field, message: problem.message }]);
  }
  const frameKey = await keepFrameKey(keys, key);
  const digest = keyedDigest(frameKey, 'list', read.content);
  const same = await findSameFrame(tx, key, digest);
  const again = (number: number) =>
    refuse([
      { field: given.field, message: `This is list ${number}, which is here already. Nothing was added` },
    ]);
  if (same !== null) return again(same);
  const id = randomUUID();
  const layout = await proposeLayout(tx, keys, key.partnership, layoutOf(read), firstPieces(read));
  const rowsGiven = layout.sheets[layout.sheet]?.rows ?? 0;
  const number = await addFrame(tx, key, {
    ...about,
    id,
    source: given.source,
    state: 'given',
    digest,
    rowsGiven,
    madeBy: actor.membership,
    layout: sealLayout(frameKey, key, id, layout),
  });
  if (number === null) return again((await findSameFrame(tx, key, digest)) ?? 0);
  const pieces = read.sheets.flatMap((sheet) => sheet.pieces);
  await addPieces(tx, frameKey, key, id, pieces);
  context.note({ source: given.source, sheets: read.sheets.length, rows: rowsGiven }, [id]);
  return redirect(paths.frameColumns(actor.membership, key.audit, id));
}

type Given =
  | { readonly source: FrameSource; readonly field: string; readonly bytes: Uint8Array }
  | { readonly problem: FormProblem };

function readGiven({ form }: ActingContext): Given {
  const upload = form.upload('file');
  const cells = form.text('cells');
  if (upload === null) {
    if (cells.trim() === '')
      return { problem: { field: 'file', message: 'Choose a file, or paste the cells' } };
    return { source: 'paste', field: 'cells', bytes: Buffer.from(cells) };
  }
  const problem = (message: string) => ({ problem: { field: 'file', message } });
  if (cells.trim() !== '') return problem('Choose a file or paste the cells, not both');
  if (upload.tooLarge) return problem(`The file must be ${largestFile / 1024 / 1024} MB or smaller`);
  if (upload.bytes.length === 0) return problem('The file is empty');
  return { source: 'file', field: 'file', bytes: upload.bytes };
}

function layoutOf(read: ReadSpreadsheet): FrameLayout {
  let from = 0;
  const sheets = read.sheets.map(({ pieces, ...sheet }) => {
    const laid = { ...sheet, from, pieces: pieces.length };
    from += pieces.length;
    return laid;
  });
  const seen = sheets.findIndex((sheet) => !sheet.isHidden && sheet.rows > 0);
  return {
    sheets,
    notes: read.notes,
    sheet: Math.max(0, seen),
    headingRow: 0,
    fields: [],
    area: '',
    status: '',
    order: '',
    isPartly: false,
    around: null,
  };
}

function firstPieces(read: ReadSpreadsheet): readonly (Uint8Array | undefined)[] {
  return read.sheets.map((sheet) => sheet.pieces[0]);
}

function view(
  context: ActingContext,
  opened: OpenedCases,
  typed: AboutTyped,
  problems: readonly FormProblem[],
  cells = '',
): SafeHtml {
  const { audit } = opened;
  const m = context.actor.membership;
  const back = paths.frame(m, audit.id);
  return casesPage(
    context,
    opened,
    {
      title: 'Give a list',
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Lists of children' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Give a list</h1>
      <p class="tl-lead">
        The children that the sample is chosen from. The list is encrypted as soon as it arrives, and columns that
        are not needed are not kept. For a single child there is
        <a class="govuk-link" href="${paths.frameByHand(m, audit.id)}">a form</a>.
      </p>`,
    formTag(
      { action: paths.frameAdd(m, audit.id), keys: context.formKeys, upload: true },
      fileUpload({
        id: 'file',
        name: 'file',
        label: { text: 'A file', classes: 'govuk-label--m' },
        hint: {
          text: `Excel (.xlsx) or CSV, up to ${largestFile / 1024 / 1024} MB and ${sheetLimits.rows.toLocaleString('en-GB')} rows. An Annex A list fits as it is.`,
        },
        attributes: { accept: '.xlsx,.csv,.txt,.tsv' },
        ...fieldError(problems, 'file'),
      }),
      textarea({
        id: 'cells',
        name: 'cells',
        rows: '6',
        label: { text: 'Or paste the cells', classes: 'govuk-label--m' },
        hint: { text: 'Copy them in the spreadsheet, with their headings. Up to 200,000 characters.' },
        spellcheck: false,
        autocomplete: 'off',
        value: cells,
        ...fieldError(problems, 'cells'),
      }),
      html`<h2 class="govuk-heading-m">About the list</h2>`,
      aboutFields(typed, problems),
      formButtons({ text: 'Read it', cancel: back }),
    ),
  );
}
