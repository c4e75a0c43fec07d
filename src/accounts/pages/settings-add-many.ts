import { brokenConstraint } from '#platform/db';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, checkboxes, details, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { openKeptAgency } from './parts/open-agency.ts';
import { kindField, settingLimits, settingTaken } from '../parts/setting-fields.ts';
import { paths } from '../paths.ts';
import { readSettingLines, type SettingLine } from '../rules/read-setting-lines.ts';
import { settingKindCodes, settingKinds, type SettingKind } from '../setting.ts';
import type { AgencyRow } from '../store/agencies.ts';
import { listAreas, type Area } from '../store/partnerships.ts';
import { addSettings, listSettings } from '../store/settings.ts';

const mostLines = 2000;
const longestText = 200_000;
const linesShown = 100;

type Loaded = { readonly agency: AgencyRow; readonly areas: readonly Area[] };
/** What was pasted and could be read, line by line. */
type Checked = { readonly kind: SettingKind; readonly text: string; readonly lines: readonly SettingLine[] };

/** Many settings from a list: pasted, checked line by line, then added all at once or not at all. */
export async function get(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  return loaded === null ? notFound() : page(pasteView(context, loaded, []));
}

/** The list as it was read, with what is wrong in it; nothing is written. */
export async function post(context: ActingContext): Promise<Reply> {
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const { checked, problems } = await check(context, loaded);
  if (checked === null) return invalid(pasteView(context, loaded, problems));
  return page(checkView(context, loaded, checked, []));
}

/** Adds the lines that were shown. They are read anew: the agency's own list may have changed meanwhile. */
export async function confirm(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const loaded = await load(context);
  if (loaded === null) return notFound();
  const { checked, problems } = await check(context, loaded);
  if (checked === null) return invalid(pasteView(context, loaded, problems));
  const right = checked.lines.filter((line) => line.problem === null);
  const wrong = checked.lines.length - right.length;
  if (right.length === 0) return invalid(checkView(context, loaded, checked, []));
  if (wrong > 0 && form.text('leave-out') !== 'yes') {
    const message = 'Mend the lines that are wrong, or choose to leave them out';
    return invalid(checkView(context, loaded, checked, [{ field: 'leave-out', message }]));
  }
  const settings = right.map(({ name, area, code }) => ({ name, area, code, kind: checked.kind }));
  try {
    await addSettings(tx, actor.partnership.id, loaded.agency.id, settings);
  } catch (error) {
    // Added by somebody at this moment; or alike to PostgreSQL only, which sees small letters otherwise in a few alphabets.
    if (settings[0] === undefined || settingTaken(brokenConstraint(error), settings[0]) === null) throw error;
    const message =
      'One of the settings is on the list already, or twice in yours. Change it and check again';
    return invalid(pasteView(context, loaded, [{ field: 'lines', message }]));
  }
  context.note({ added: right.length, left_out: wrong });
  return redirect(paths.settings(actor.membership, loaded.agency.id));
}

async function load(context: ActingContext): Promise<Loaded | null> {
  const agency = await openKeptAgency(context);
  if (agency === null) return null;
  return { agency, areas: await listAreas(context.tx, context.actor.partnership.id) };
}

async function check(
  { tx, actor, form }: ActingContext,
  { agency, areas }: Loaded,
): Promise<{ readonly checked: Checked | null; readonly problems: readonly FormProblem[] }> {
  const reader = readForm(form);
  const kind = reader.choice('kind', settingKindCodes, 'Choose the kind of setting');
  const called = { called: 'list', longest: longestText, lines: true };
  // A text that is right but for its spaces keeps its tabs: an empty first cell is a missing name.
  const text = reader.text('lines', called) === '' ? '' : form.text('lines').normalize('NFC');
  if (kind === null || reader.problems.length > 0) return { checked: null, problems: reader.problems };
  const there = (await listSettings(tx, actor.partnership.id, agency.id)).map((setting) => ({
    ...setting,
    area: setting.area?.id ?? null,
  }));
  const lines = readSettingLines(text, areas, there, settingLimits);
  if (lines.length === 0) reader.refuse('lines', 'Paste at least one setting');
  if (lines.length > mostLines)
    reader.refuse('lines', `Paste at most ${mostLines.toLocaleString('en-GB')} settings at once`);
  return { checked: reader.problems.length > 0 ? null : { kind, text, lines }, problems: reader.problems };
}

function pasteView(
  context: ActingContext,
  { agency, areas }: Loaded,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { form } = context;
  return frame(
    context,
    agency,
    { title: 'Add many settings', problems },
    html`<p class="govuk-body">
        Paste a list, one setting a line. From Excel, copy the columns name, area and reference; area and
        reference may be left out. Nothing is added before you have seen what was read.
      </p>
      ${
        areas.length > 0 &&
        html`<p class="govuk-body">Areas that can be named: ${areas.map((area) => area.name).join(', ')}.</p>`
      }`,
    formTag(
      { action: paths.settingsAddMany(m, agency.id), keys: context.formKeys },
      kindField(form.text('kind'), problems, 'Of all settings in the list'),
      linesField(form.text('lines'), problems),
      formButtons({ text: 'Check the list', cancel: paths.settings(m, agency.id) }),
    ),
  );
}

function linesField(value: string, problems: readonly FormProblem[]): SafeHtml {
  return textarea({
    id: 'lines',
    name: 'lines',
    label: { text: 'Settings' },
    hint: { text: `One a line, at most ${mostLines.toLocaleString('en-GB')}` },
    rows: '12',
    spellcheck: false,
    value,
    ...fieldError(problems, 'lines'),
  });
}

function checkView(
  context: ActingContext,
  { agency }: Loaded,
  checked: Checked,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const wrong = checked.lines.filter((line) => line.problem !== null);
  const right = checked.lines.filter((line) => line.problem === null);
  const sent = html`<input type="hidden" name="kind" value="${checked.kind}" />`;
  return frame(
    context,
    agency,
    { title: 'Check the list', problems },
    html`<p class="tl-lead">
      ${right.length === 0 ? 'No line can be added.' : `${count(right.length)} can be added.`}
      ${wrong.length > 0 && `${count(wrong.length)} cannot.`} Nothing has been added yet.
    </p>`,
    wrong.length > 0 && lineTable('wrong', 'Lines that are wrong', wrong),
    right.length > 0 &&
      details({
        summaryText: `Lines that can be added, each with the kind ${settingKinds[checked.kind]}`,
        open: wrong.length === 0 && right.length <= 20,
        html: lineTable('right', 'Lines that can be added', right),
      }),
    right.length > 0 &&
      formTag(
        { action: paths.settingsConfirm(m, agency.id), keys: context.formKeys },
        sent,
        html`<input type="hidden" name="lines" value="${checked.text}" />`,
        wrong.length > 0 &&
          checkboxes({
            idPrefix: 'leave-out',
            name: 'leave-out',
            values: context.form.all('leave-out'),
            items: [{ value: 'yes', text: `Leave out the lines that are wrong (${wrong.length})` }],
            ...fieldError(problems, 'leave-out'),
          }),
        formButtons({
          text:
            right.length === 1 ? 'Add the setting' : `Add ${right.length.toLocaleString('en-GB')} settings`,
          cancel: paths.settings(m, agency.id),
        }),
      ),
    html`<h2 class="govuk-heading-m">Change the list</h2>`,
    formTag(
      { action: paths.settingsAddMany(m, agency.id), keys: context.formKeys },
      sent,
      linesField(checked.text, []),
      formButtons({ text: 'Check the list again', cancel: paths.settings(m, agency.id) }),
    ),
  );
}

function lineTable(id: string, caption: string, lines: readonly SettingLine[]): SafeHtml {
  const rest = lines.length - linesShown;
  const isWrong = lines.some((line) => line.problem !== null);
  return html`<div class="tl-region" role="region" aria-labelledby="${id}" tabindex="0">
      <table class="tl-table">
        <caption class="tl-table__caption" id="${id}">
          ${caption} (${lines.length.toLocaleString('en-GB')})
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            ${isWrong && html`<th scope="col">What is wrong</th>`}
            <th scope="col">Name</th>
            <th scope="col">Area</th>
            <th scope="col">Reference</th>
          </tr>
        </thead>
        <tbody>
          ${lines.slice(0, linesShown).map(
            (line) =>
              html`<tr>
                <th scope="row">${line.number}</th>
                ${isWrong && html`<td class="tl-table__text">${line.problem}</td>`}
                <td class="tl-table__text">${line.name}</td>
                <td>${line.areaName}</td>
                <td>${line.code}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${rest > 0 && html`<p class="govuk-body">And ${rest.toLocaleString('en-GB')} more.</p>`}`;
}

/** "1 line", "1,998 lines" */
function count(lines: number): string {
  return lines === 1 ? '1 line' : `${lines.toLocaleString('en-GB')} lines`;
}

function frame(
  context: ActingContext,
  agency: AgencyRow,
  { title, problems }: { readonly title: string; readonly problems: readonly FormProblem[] },
  ...content: readonly (SafeHtml | null | false)[]
): SafeHtml {
  return actingPage(
    context,
    {
      title,
      section: 'agencies',
      hasProblems: problems.length > 0,
      back: backLink({
        href: paths.settings(context.actor.membership, agency.id),
        text: `Settings of ${agency.shortName}`,
      }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    content,
  );
}
