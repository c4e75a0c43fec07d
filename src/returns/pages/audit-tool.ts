import type { ActingContext } from '#accounts';
import { auditPaths } from '#audits';
import {
  fieldError,
  formButtons,
  formTag,
  markOf,
  readDay,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { button, checkboxes, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import type { AuditTool, ToolRow } from '../kept-tool.ts';
import { paths } from '../paths.ts';
import { chooseAuditTool, moveReturnsToVersion } from '../store/audit-tools.ts';
import { listTools } from '../store/tools.ts';
import {
  auditToolPage,
  everyMethod,
  isOpenForTools,
  methodChoices,
  openAuditTool,
  type OpenedAuditTool,
} from './parts/open-audit-tool.ts';

type Typed = {
  readonly method: string;
  readonly tool: string;
  readonly due: string;
  readonly takesFiles: boolean;
};
type Shown = {
  readonly typed: Typed;
  readonly problems?: readonly FormProblem[];
  readonly isStale?: boolean;
};

/** Which tool an audit's cases are looked at with, in which version and until when. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openAuditTool(context);
  if (opened === null) return notFound();
  const offered = await listOffered(context);
  const [first] = opened.chosen;
  const typed = {
    method: first?.method ?? everyMethod,
    tool: first === undefined ? '' : `${first.tool}:${first.number}`,
    due: first === undefined ? '' : displayDay(first.dueOn),
    takesFiles: first?.takesFiles ?? false,
  };
  return page(view(context, opened, offered, { typed }));
}

/** Chooses a tool, or moves the returns that are being written to the version chosen. */
export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openAuditTool(context);
  if (opened === null || !isOpenForTools(opened)) return notFound();
  const { tx, actor, form } = context;
  const back = redirect(paths.auditTool(actor.membership, opened.audit.id));
  const offered = await listOffered(context);
  const methods = methodChoices(opened.terms).map((choice) => choice.value);
  const chosenBefore = opened.chosen.find((one) => one.method === form.text('method'));
  if (form.text('do') === 'move') {
    if (chosenBefore === undefined) return notFound();
    const moved = await moveReturnsToVersion(tx, opened.key, actor.membership, chosenBefore);
    context.note({ moved, number: chosenBefore.number }, [opened.audit.id]);
    return back;
  }
  const typed = {
    method: form.text('method'),
    tool: form.text('tool'),
    due: form.text('due'),
    takesFiles: form.text('files') === 'yes',
  };
  const reader = readForm(form);
  const method = reader.choice('method', methods, 'Choose what it is for');
  const choices = [...versionsOf(opened.chosen), ...versionsOffered(offered)];
  const chosen = choices.find((one) => one.value === typed.tool);
  if (chosen === undefined) reader.refuse('tool', 'Choose the tool');
  const due = readDay(typed.due);
  if (due === null) reader.refuse('due', 'Enter the day by which returns are due');
  if (due === undefined) reader.refuse('due', 'The day must be a day, such as 31 March 2026');
  if (reader.problems.length > 0 || method === null || chosen === undefined || typeof due !== 'string')
    return invalid(view(context, opened, offered, { typed, problems: reader.problems }));
  const wanted = {
    method,
    tool: chosen.tool,
    number: chosen.number,
    dueOn: due,
    takesFiles: typed.takesFiles,
  };
  const isSame =
    chosenBefore?.tool === wanted.tool &&
    chosenBefore.number === wanted.number &&
    chosenBefore.dueOn === due &&
    chosenBefore.takesFiles === typed.takesFiles;
  if (isSame) return back;
  if (form.text('seen') !== seenOf(opened))
    return conflict(view(context, opened, offered, { typed, isStale: true }));
  await chooseAuditTool(tx, opened.key, actor.membership, wanted);
  context.note({ number: wanted.number, files: wanted.takesFiles }, [opened.audit.id, wanted.tool]);
  return back;
}

function seenOf({ chosen }: OpenedAuditTool): string {
  return markOf(
    chosen.map(({ method, tool, number, dueOn, takesFiles }) => [method, tool, number, dueOn, takesFiles]),
  );
}

type Version = {
  readonly value: string;
  readonly text: string;
  readonly tool: string;
  readonly number: number;
};

function version(tool: string, name: string, number: number): Version {
  return { value: `${tool}:${number}`, text: `${name}, version ${number}`, tool, number };
}

function versionsOf(chosen: readonly AuditTool[]): readonly Version[] {
  return chosen.map((one) => version(one.tool, one.name, one.number));
}

function versionsOffered(offered: readonly ToolRow[]): readonly Version[] {
  return offered.map((one) => version(one.id, one.name, one.latest));
}

/** Tools that were published and not retired, each in its latest version. */
async function listOffered({ tx, actor }: ActingContext): Promise<readonly ToolRow[]> {
  const tools = await listTools(tx, actor.partnership.id);
  return tools.filter((tool) => tool.latest > 0 && tool.retired === null);
}

function view(
  context: ActingContext,
  opened: OpenedAuditTool,
  offered: readonly ToolRow[],
  shown: Shown,
): SafeHtml {
  const m = context.actor.membership;
  const { audit, terms, chosen } = opened;
  const { problems = [], isStale = false } = shown;
  const title = isStale ? 'Somebody else changed this meanwhile' : 'Audit tool';
  if (terms === null)
    return auditToolPage(
      context,
      opened,
      { title },
      html`<p class="tl-lead">What agencies are asked about the cases.</p>
        <p class="govuk-body">
          A tool is chosen or composed once the audit has started, because it follows from the agreed terms: methods,
          themes and the agencies asked.
          <a class="govuk-link" href="${auditPaths.terms(m, audit.id)}">Go to the terms of reference</a>
        </p>`,
    );
  if (!isOpenForTools(opened))
    return auditToolPage(
      context,
      opened,
      { title },
      html`<p class="tl-lead">What agencies were asked about the cases.</p>`,
      chosen.length === 0
        ? html`<p class="govuk-body">No tool was chosen.</p>`
        : chosenTable(context, opened),
    );
  return auditToolPage(
    context,
    opened,
    { title, problems },
    html`<p class="tl-lead">
      ${isStale ? 'Nothing of yours was saved. What is chosen now stands in the table.' : 'What agencies are asked about the cases, and by when they answer.'}
    </p>`,
    chosen.length === 0
      ? html`<p class="govuk-body">No tool is chosen yet. Compose one from the terms, or choose one below.</p>`
      : chosenTable(context, opened),
    html`<div class="govuk-button-group">
      ${button({ text: 'Compose a tool for this audit', href: paths.compose(m, audit.id), classes: chosen.length === 0 ? '' : 'govuk-button--secondary' })}
      <a class="govuk-link" href="${paths.tools(m)}">All audit tools</a>
    </div>`,
    chooseForm(context, opened, offered, shown),
  );
}

function chooseForm(
  context: ActingContext,
  opened: OpenedAuditTool,
  offered: readonly ToolRow[],
  { typed, problems = [] }: Shown,
): SafeHtml {
  const m = context.actor.membership;
  const versions = new Map(
    [...versionsOf(opened.chosen), ...versionsOffered(offered)].map((one) => [one.value, one.text]),
  );
  if (versions.size === 0)
    return html`<p class="govuk-body">
      No tool is published yet. <a class="govuk-link" href="${paths.toolBegin(m)}">Begin one from a tool that comes with
      Throughline</a>, publish it, and choose it here.
    </p>`;
  const seen = problems.length > 0 ? context.form.text('seen') : seenOf(opened);
  return html`<h2 class="govuk-heading-m">Choose a tool</h2>
    ${formTag(
      { action: paths.auditTool(m, opened.audit.id), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${seen}" />`,
      select({
        id: 'method',
        name: 'method',
        label: { text: 'For' },
        value: typed.method,
        items: [...methodChoices(opened.terms)],
        ...fieldError(problems, 'method'),
      }),
      select({
        id: 'tool',
        name: 'tool',
        label: { text: 'Tool' },
        hint: { text: 'Tools that are published and in use, each in its latest version.' },
        value: typed.tool,
        items: [{ value: '', text: 'Choose' }, ...[...versions].map(([value, text]) => ({ value, text }))],
        ...fieldError(problems, 'tool'),
      }),
      input({
        id: 'due',
        name: 'due',
        label: { text: 'Returns are due' },
        hint: { text: 'A day, such as 31 March 2026' },
        classes: 'govuk-input--width-20',
        value: typed.due,
        autocomplete: 'off',
        ...fieldError(problems, 'due'),
      }),
      checkboxes({
        idPrefix: 'files',
        name: 'files',
        items: [
          {
            value: 'yes',
            text: 'Agencies may add files to their answers',
            hint: {
              text: 'PDF, pictures, Word, Excel or text, sealed like what is written. Most audits do without: a reference to the record is enough.',
            },
            checked: typed.takesFiles,
          },
        ],
      }),
      formButtons({
        text: 'Choose this tool',
        cancel: auditPaths.cases(m, opened.audit.id),
        cancelText: 'Cases',
      }),
    )}`;
}

function chosenTable(context: ActingContext, opened: OpenedAuditTool): SafeHtml {
  const m = context.actor.membership;
  const methods = new Map(methodChoices(opened.terms).map((choice) => [choice.value, choice.text]));
  return html`<div class="tl-region" role="region" aria-labelledby="chosen" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="chosen">
        Tools chosen
      </caption>
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Tool</th>
          <th scope="col">Returns are due</th>
          <th scope="col">Returns being written</th>
        </tr>
      </thead>
      <tbody>
        ${opened.chosen.map(
          (one) =>
            html`<tr>
              <th scope="row">${methods.get(one.method) ?? 'A method that is not in the terms any more'}</th>
              <td>
                <a class="govuk-link" href="${paths.tool(m, one.tool)}">${one.name}</a>, version ${one.number}
                ${one.isRetired && html`<span class="tl-mark">Retired</span>`}
                ${
                  one.latest > one.number &&
                  html`<span class="tl-table__small"
                    >Version ${one.latest} is published.
                    <a class="govuk-link" href="${paths.toolCompare(m, one.tool, one.number, one.latest)}"
                      >What changed</a
                    ></span
                  >`
                }
              </td>
              <td class="tl-table__date">
                ${displayDay(one.dueOn)}
                ${one.takesFiles && html`<span class="tl-table__small">Files may be added</span>`}
              </td>
              <td>${one.behind === 0 || !isOpenForTools(opened) ? sayBehind(one.behind) : moveForm(context, opened, one)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function sayBehind(count: number): string {
  if (count === 0) return 'None at an older version';
  return `${count} ${count === 1 ? 'return' : 'returns'} at an older version`;
}

function moveForm(context: ActingContext, opened: OpenedAuditTool, one: AuditTool): SafeHtml {
  const m = context.actor.membership;
  const count = `${one.behind} ${one.behind === 1 ? 'return' : 'returns'}`;
  return html`<p class="govuk-body">
      ${sayBehind(one.behind)}. Moved, every answer is kept; those to what is not asked any more are shown as “asked
      before”.
    </p>
    ${formTag(
      { action: paths.auditTool(m, opened.audit.id), keys: context.formKeys },
      html`<input type="hidden" name="do" value="move" /><input type="hidden" name="method" value="${one.method}" />`,
      button({
        text: `Move ${count} to version ${one.number}`,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      }),
    )}`;
}
