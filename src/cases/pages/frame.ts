import type { ActingContext } from '#accounts';
import type { TermsSample } from '#audits';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { frameStates, markKinds, markReasons, type Frame, type FrameAround } from '../frame.ts';
import { paths } from '../paths.ts';
import { countStrata, type Strata } from '../rules/count-strata.ts';
import { frameLimits } from '../rules/frame-limits.ts';
import { openListedRows, type ListedRow } from '../store/frame-children.ts';
import { listMarks, type FrameMark } from '../store/frame-marks.ts';
import { countNotTaken, listFrames } from '../store/frames.ts';
import { strataTables } from './parts/frame-strata.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { doesNotOpen, gatherAround, tryFrameKey, unlessBroken } from './parts/open-frame.ts';

type Found = {
  readonly opened: OpenedCases;
  readonly frames: readonly Frame[];
  /** Null where the key of the lists was destroyed. */
  readonly rows: readonly ListedRow[] | null;
  readonly marks: readonly FrameMark[];
  readonly notTaken: number | null;
  readonly around: FrameAround;
  readonly sample: TermsSample | null;
};

/** The lists of an audit, how they are made up, who is left out, and what a sample from them cannot say. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openCases(context);
  if (opened === null) return notFound();
  const { tx, keys } = context;
  const { key, today } = opened;
  const frames = await listFrames(tx, key);
  const isUsed = frames.some((frame) => frame.state === 'loaded');
  const frameKey = isUsed ? await tryFrameKey(keys, key) : null;
  const found: Found = {
    opened,
    frames,
    rows: frameKey === null ? (isUsed ? null : []) : await openListedRows(tx, frameKey, key),
    marks: await listMarks(tx, key),
    notTaken: frameKey === null ? 0 : await unlessBroken(async () => countNotTaken(tx, frameKey, key)),
    ...(await gatherAround(tx, key, today)),
  };
  return page(view(context, found));
}

function view(context: ActingContext, found: Found): SafeHtml {
  const { opened, frames, rows, around } = found;
  const { audit } = opened;
  const m = context.actor.membership;
  const children = (rows ?? []).flatMap(({ child }) => (child === null ? [] : [child]));
  const strata = countStrata(children, around.from ?? around.today);
  const broken = (rows ?? []).length - children.length;
  return casesPage(
    context,
    opened,
    {
      title: 'Lists of children',
      part: 'cases',
      back: backLink({ href: paths.cases(m, audit.id), text: 'Cases' }),
    },
    html`<h1 class="govuk-heading-l">Lists of children</h1>
      <p class="tl-lead">${lead(frames, strata)}</p>
      ${
        audit.stage === 'underway'
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="${paths.frameAdd(m, audit.id)}">Give a list</a>, or
              <a class="govuk-link" href="${paths.frameByHand(m, audit.id)}">enter a child by hand</a>.
            </p>`
          : ''
      }`,
    frames.length > 0 && listTable(m, audit.id, frames),
    rows === null && doesNotOpen('The lists'),
    broken > 0 && doesNotOpen(broken === 1 ? 'One row of the lists' : `${broken} rows of the lists`),
    strata.total > 0 &&
      html`<h2 class="govuk-heading-m">How they are made up</h2>
        <p class="govuk-body">
          Ages are as of ${displayDay(around.from ?? around.today)}${around.from === null ? '' : ', when the period begins'}.
          <a class="govuk-link" href="${paths.frameRows(m, audit.id)}">See the rows, leave children out or hold them</a>;
          then <a class="govuk-link" href="${paths.draw(m, audit.id)}">draw the cases</a>.
        </p>
        ${strataTables(strata)}`,
    markTable(found.marks),
    limits(found, strata),
  );
}

function lead(frames: readonly Frame[], strata: Strata): string {
  const inUse = frames.filter((frame) => frame.state === 'loaded').length;
  if (inUse === 0)
    return frames.some((frame) => frame.state !== 'withdrawn')
      ? 'No list is in use yet. Finish the one that was given.'
      : 'There is no list yet. The children that the sample is chosen from come from here: as a file, as pasted cells, or by hand.';
  const children = strata.total === 1 ? 'One child' : `${strata.total.toLocaleString('en-GB')} children`;
  return `${children} on ${inUse === 1 ? 'one list' : `${inUse} lists`}.`;
}

function listTable(m: string, audit: string, frames: readonly Frame[]): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="lists" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="lists">
        Lists
      </caption>
      <thead>
        <tr>
          <th scope="col">List</th>
          <th scope="col">Supplied by</th>
          <th scope="col">Which children</th>
          <th scope="col">Supplied on</th>
          <th scope="col" class="tl-table__number">Children</th>
          <th scope="col">Where it stands</th>
        </tr>
      </thead>
      <tbody>
        ${frames.map(
          (frame) =>
            html`<tr>
              <th scope="row">
                <a class="govuk-link" href="${paths.frameProgress(m, audit, frame.id)}">List ${frame.number}</a>
              </th>
              <td class="tl-table__text">${frame.suppliedBy || 'Not said'}</td>
              <td class="tl-table__text">${frame.criterion || 'Not said'}</td>
              <td class="tl-table__date">${frame.suppliedOn === null ? 'Not said' : displayDay(frame.suppliedOn)}</td>
              <td class="tl-table__number">${frame.rowsLoaded.toLocaleString('en-GB')}</td>
              <td>${frameStates[frame.state]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function markTable(marks: readonly FrameMark[]): SafeHtml | false {
  if (marks.length === 0) return false;
  const groups = Map.groupBy(marks, (mark) => `${mark.kind} ${mark.reason}`);
  return html`<h2 class="govuk-heading-m">Left out and held</h2>
    <div class="tl-region" role="region" aria-labelledby="marks" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="marks">
          Children who cannot be drawn
        </caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Why</th>
            <th scope="col" class="tl-table__number">Children</th>
          </tr>
        </thead>
        <tbody>
          ${[...groups.values()].map(([mark, ...others]) =>
            mark === undefined
              ? ''
              : html`<tr>
                  <th scope="row">${markKinds[mark.kind]}</th>
                  <td class="tl-table__text">${markReasons[mark.reason]}</td>
                  <td class="tl-table__number">${others.length + 1}</td>
                </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function limits(found: Found, strata: Strata): SafeHtml | false {
  const used = found.frames.filter((frame) => frame.state === 'loaded');
  const distinct = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))];
  const rowsMarked = (kind: FrameMark['kind']) =>
    new Set(found.marks.filter((mark) => mark.kind === kind).map((mark) => mark.row)).size;
  const sentences = frameLimits({
    strata,
    criteria: distinct(used.map((frame) => frame.criterion)),
    suppliers: distinct(used.map((frame) => frame.suppliedBy)),
    excluded: rowsMarked('excluded'),
    held: rowsMarked('held'),
    notTaken: found.notTaken ?? 0,
    sample: found.sample,
  });
  if (sentences.length === 0) return false;
  return html`<h2 class="govuk-heading-m">What the sample cannot say</h2>
    <ul class="govuk-list govuk-list--bullet tl-measure">
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>`;
}
