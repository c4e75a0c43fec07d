import { randomUUID } from 'node:crypto';
import type { ActingContext } from '#accounts';
import { formButtons, formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { keepFrameKey } from '../case-keys.ts';
import { readTypedChild, typedChildFields } from '../parts/typed-child.ts';
import { paths } from '../paths.ts';
import { lastPosition } from '../store/frame-children.ts';
import { addFrameRows } from '../store/frame-rows.ts';
import { addFrame, countLoaded, findFrame, listFrames, type FrameAbout } from '../store/frames.ts';
import { aboutAsTyped, aboutFields, readAbout, type AboutTyped } from './parts/frame-about.ts';
import { gatherAround } from './parts/open-frame.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { checkChildren, listChildren } from './parts/read-frame.ts';

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
  const read = readTypedChild(reader, form, around);
  const frameKey = await keepFrameKey(keys, key);
  const { problems } = await checkChildren(
    [{ ...read, problems: [] }],
    await listChildren(tx, frameKey, key),
  );
  for (const problem of problems.filter((one) => one.isRefused))
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
      typedChildFields(areas, form, problems),
      html`<h2 class="govuk-heading-m">About the list that the child stands on</h2>`,
      aboutFields(about, problems),
      formButtons({ text: 'Add the child', cancel: back }),
    ),
  );
}
