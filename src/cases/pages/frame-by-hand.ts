import { randomUUID } from 'node:crypto';
import type { ActingContext } from '#accounts';
import { caseStatusCodes, caseStatuses, isCaseStatus } from '#audits';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { keepFrameKey } from '../case-keys.ts';
import { frameFieldCodes, frameFields, type FrameField } from '../frame.ts';
import { paths } from '../paths.ts';
import { findRepeats } from '../rules/find-repeats.ts';
import { readFrameRow } from '../rules/read-frame-row.ts';
import { lastPosition } from '../store/frame-children.ts';
import { addFrameRows } from '../store/frame-rows.ts';
import { addFrame, countLoaded, findFrame, listFrames, type FrameAbout } from '../store/frames.ts';
import { aboutAsTyped, aboutFields, readAbout, type AboutTyped } from './parts/frame-about.ts';
import { gatherAround } from './parts/open-frame.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { listChildren } from './parts/read-frame.ts';

/** What the form asks, in its order; a name is asked whole. */
const asked = frameFieldCodes.filter((field) => field !== 'forename' && field !== 'surname');

const hints: Partial<Record<FrameField, string>> = {
  born: 'Such as 12 March 2015',
  expected: 'For a child who is not yet born',
  nhsNumber: 'Ten digits',
  household: 'Anything that is the same for children who live together',
};

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCases(context);
  if (opened === null) return notFound();
  const { around, sample } = await gatherAround(context.tx, opened.key, opened.today);
  const about = {
    supplier: sample?.supplier ?? '',
    criterion: sample?.criterion ?? '',
    suppliedOn: opened.today,
  };
  return page(view(context, opened, around.areas, about, []));
}

/** Adds one child: to the list by hand that has the same supplier, criterion and day, or else to a new one. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const opened = await openCases(context);
  if (opened === null || opened.audit.stage !== 'underway') return notFound();
  const { key, today } = opened;
  const { around } = await gatherAround(tx, key, today);
  const reader = readForm(form);
  const cells = asked.map((field) => form.text(field).normalize('NFC').trim());
  const layout = { fields: asked, area: '', status: '', order: 'day' } as const;
  const read = readFrameRow({ number: 1, cells }, layout, around, new Set());
  for (const problem of read.problems.filter((one) => one.isRefused))
    reader.refuse(
      fieldCalled(problem.column),
      problem.column === ''
        ? 'Enter a name, a reference or an NHS number'
        : `${problem.column} ${problem.why}`,
    );
  const frameKey = await keepFrameKey(keys, key);
  const repeated = findRepeats([read], await listChildren(tx, frameKey, key));
  for (const problem of repeated.filter((one) => one.isRefused))
    reader.refuse('name', `This ${problem.why.replace(/^is about a child who/, 'child')}`);
  const about = readAbout(reader, form, today);
  if (reader.problems.length > 0)
    return invalid(view(context, opened, around.areas, aboutAsTyped(form), reader.problems, form));
  const frame = await handList(context, opened, about);
  const list = await findFrame(tx, key, frame, { lock: true });
  const position = (await lastPosition(tx, key, frame)) + 1;
  await addFrameRows(tx, frameKey, key, frame, [read.child], [Math.max(1, position)]);
  await countLoaded(tx, key, frame, { rows: (list?.rowsLoaded ?? 0) + 1, state: 'loaded' });
  context.note({}, [frame]);
  return redirect(paths.frame(actor.membership, key.audit));
}

async function handList(
  { tx, actor }: ActingContext,
  { key }: OpenedCases,
  about: FrameAbout,
): Promise<string> {
  const same = (await listFrames(tx, key)).find(
    (frame) =>
      frame.source === 'hand' &&
      frame.state === 'loaded' &&
      frame.suppliedBy === about.suppliedBy &&
      frame.criterion === about.criterion &&
      frame.suppliedOn === about.suppliedOn,
  );
  if (same !== undefined) return same.id;
  const id = randomUUID();
  const list = {
    ...about,
    id,
    source: 'hand',
    state: 'loaded',
    digest: null,
    rowsGiven: 0,
    layout: null,
  } as const;
  await addFrame(tx, key, { ...list, madeBy: actor.membership });
  return id;
}

function fieldCalled(label: string): string {
  return asked.find((field) => frameFields[field] === label) ?? 'name';
}

function view(
  context: ActingContext,
  opened: OpenedCases,
  areas: readonly string[],
  about: AboutTyped,
  problems: readonly FormProblem[],
  form?: Form,
): SafeHtml {
  const { audit } = opened;
  const back = paths.frame(context.actor.membership, audit.id);
  return casesPage(
    context,
    opened,
    {
      title: 'Enter a child by hand',
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Lists of children' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Enter a child by hand</h1>
      <p class="tl-lead">
        Everything is encrypted when it is saved. A name, a reference or an NHS number is needed; the rest as far as it
        is needed to choose and to ask agencies.
      </p>`,
    formTag(
      { action: paths.frameByHand(context.actor.membership, audit.id), keys: context.formKeys },
      asked.map((field) => fieldOf(field, areas, form?.text(field) ?? '', problems)),
      html`<h2 class="govuk-heading-m">About the list that the child stands on</h2>`,
      aboutFields(about, problems),
      formButtons({ text: 'Add the child', cancel: back }),
    ),
  );
}

function fieldOf(
  field: FrameField,
  areas: readonly string[],
  value: string,
  problems: readonly FormProblem[],
): SafeHtml {
  const common = {
    id: field,
    name: field,
    label: { text: frameFields[field] },
    ...fieldError(problems, field),
  };
  if (field === 'status')
    return select({
      ...common,
      items: [
        { value: '', text: 'Not given' },
        ...caseStatusCodes.map((code) => ({
          value: caseStatuses[code],
          text: caseStatuses[code],
          selected: value === caseStatuses[code] && isCaseStatus(code),
        })),
      ],
    });
  if (field === 'area' && areas.length > 0)
    return select({
      ...common,
      items: [
        { value: '', text: 'Not given' },
        ...areas.map((area) => ({ value: area, text: area, selected: value === area })),
      ],
    });
  const hint = hints[field];
  return input({
    ...common,
    ...(hint === undefined ? {} : { hint: { text: hint } }),
    classes: field === 'name' || field === 'address' ? 'tl-measure' : 'govuk-input--width-20',
    value,
    autocomplete: 'off',
    spellcheck: false,
  });
}
