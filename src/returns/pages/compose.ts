import { sayAgencyType, type ActingContext } from '#accounts';
import { methodLabel, type CaseStatus } from '#audits';
import { fieldError, formButtons, formTag, readDay, readForm, type FormProblem } from '#platform/forms';
import { button, checkboxes, details, input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Form, type Reply } from '#platform/http';
import { paths } from '../paths.ts';
import { askedItems } from '../rules/asked-items.ts';
import {
  composeTool,
  packsOf,
  proposeStandards,
  type Composing,
  type ProposedStandard,
} from '../rules/compose-tool.ts';
import { standardHeadings, standardPacks } from '../standard.ts';
import { chooseAuditTool } from '../store/audit-tools.ts';
import { addTool, publishTool } from '../store/tools.ts';
import {
  auditToolPage,
  everyMethod,
  isOpenForTools,
  methodChoices,
  openAuditTool,
  typesAsked,
  type OpenedAuditTool,
} from './parts/open-audit-tool.ts';
import { writerOf } from './parts/tool-page.ts';

type Shown = {
  readonly method: string;
  readonly packs: readonly string[];
  readonly chosen: readonly string[];
  readonly name: string;
  readonly due: string;
  readonly problems?: readonly FormProblem[];
};

/** Proposes standards for an audit, each with why it is there; ticked or not, they become a tool. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openAuditTool(context);
  if (opened === null || !isOpenForTools(opened)) return notFound();
  const { query } = context;
  const first = opened.terms?.methods.length === 1 ? opened.terms.methods[0]?.id : undefined;
  const method = readMethod(opened, query['method'] ?? first);
  const packs = standardPacks.map((pack) => pack.code).filter((code) => query[`pack-${code}`] === 'yes');
  const proposed = proposeStandards(composing(opened, method, packs));
  return page(
    view(context, opened, {
      method,
      packs,
      chosen: proposed.flatMap((one) => (one.isProposed ? [one.standard.id] : [])),
      name: `${opened.audit.title}: tool`,
      due: '',
    }),
  );
}

/** Makes the tool, publishes its first version and chooses it for the audit; or only counts again. */
export async function post(context: ActingContext): Promise<Reply> {
  const opened = await openAuditTool(context);
  if (opened === null || !isOpenForTools(opened)) return notFound();
  const { tx, actor, form } = context;
  const method = readMethod(opened, form.text('method'));
  const packs = packsIn(form);
  const of = composing(opened, method, packs);
  const offered = new Set(proposeStandards(of).map((one) => one.standard.id));
  const chosen = form.all('standard').filter((id) => offered.has(id));
  const typed = { method, packs, chosen, name: form.text('name'), due: form.text('due') };
  if (form.text('next') === 'count') return page(view(context, opened, typed));
  const reader = readForm(form);
  const name = reader.text('name', { called: 'name', longest: 200 });
  const due = readDay(typed.due);
  if (due === null) reader.refuse('due', 'Enter the day by which returns are due');
  if (due === undefined) reader.refuse('due', 'The day must be a day, such as 31 March 2026');
  if (chosen.length === 0) reader.refuse('standards', 'Choose at least one standard');
  if (reader.problems.length > 0 || typeof due !== 'string')
    return invalid(view(context, opened, { ...typed, problems: reader.problems }));
  const writer = writerOf(context);
  const tool = composeTool(name, of, chosen);
  const id = await addTool(tx, writer, tool, null);
  await publishTool(tx, writer, id, { number: 1, tool, note: `Composed for “${opened.audit.title}”` });
  await chooseAuditTool(tx, opened.key, actor.membership, { method, tool: id, number: 1, dueOn: due });
  context.note({ standards: chosen.length }, [opened.audit.id, id]);
  return redirect(paths.auditTool(actor.membership, opened.audit.id));
}

function readMethod(opened: OpenedAuditTool, asked: string | undefined): string {
  return methodChoices(opened.terms).find((choice) => choice.value === asked)?.value ?? everyMethod;
}

function packsIn(form: Form): readonly string[] {
  return standardPacks.map((pack) => pack.code).filter((code) => form.all('pack').includes(code));
}

function composing({ terms }: OpenedAuditTool, methodId: string, packs: readonly string[]): Composing {
  const method = terms?.methods.find((one) => one.id === methodId) ?? null;
  const ofSample: readonly CaseStatus[] = (terms?.sample.byStatus ?? []).map((one) => one.status);
  return {
    method: method?.kind ?? null,
    themes: terms?.themes ?? [],
    statuses: method === null || method.statuses.length === 0 ? ofSample : method.statuses,
    agencyTypes: typesAsked(terms),
    packs,
    grading: terms?.grading?.scale ?? '',
  };
}

function view(context: ActingContext, opened: OpenedAuditTool, shown: Shown): SafeHtml {
  const m = context.actor.membership;
  const { method, packs, chosen, problems = [] } = shown;
  const of = composing(opened, method, packs);
  const proposed = proposeStandards(of);
  const wanted = proposed.filter((one) => one.isProposed).length;
  return auditToolPage(
    context,
    opened,
    { title: 'Compose a tool', problems, back: 'Audit tool' },
    html`<p class="tl-lead">
      ${wanted} of ${proposed.length} standards are proposed from the terms: the method, the themes and the agencies asked.
      Each says why it is there. Leave out or add what you like.
    </p>`,
    againForm(m, opened, shown, of),
    minutesTable(of, chosen),
    formTag(
      { action: paths.compose(m, opened.audit.id), keys: context.formKeys },
      html`<input type="hidden" name="method" value="${method}" />${packs.map(
        (pack) => html`<input type="hidden" name="pack" value="${pack}" />`,
      )}
        <div id="standards">${groups(proposed, chosen)}</div>`,
      input({
        id: 'name',
        name: 'name',
        label: { text: 'Name of the tool' },
        classes: 'govuk-input--width-30',
        value: shown.name,
        autocomplete: 'off',
        ...fieldError(problems, 'name'),
      }),
      input({
        id: 'due',
        name: 'due',
        label: { text: 'Returns are due' },
        hint: { text: 'A day, such as 31 March 2026' },
        classes: 'govuk-input--width-20',
        value: shown.due,
        autocomplete: 'off',
        ...fieldError(problems, 'due'),
      }),
      formButtons({
        text: 'Make the tool and use it',
        cancel: paths.auditTool(m, opened.audit.id),
        next: { text: 'Count again', value: 'count' },
      }),
    ),
  );
}

/** What the proposal follows from beside the terms: proposed again without script. */
function againForm(m: string, opened: OpenedAuditTool, shown: Shown, of: Composing): SafeHtml {
  const brought = packsOf({ ...of, packs: [] });
  const said = standardPacks.filter((pack) => brought.includes(pack.code)).map((pack) => pack.label);
  return html`<form method="get" action="${paths.compose(m, opened.audit.id)}">
    ${select({
      id: 'for-method',
      name: 'method',
      label: { text: 'For' },
      value: shown.method,
      items: [...methodChoices(opened.terms)],
    })}
    ${said.length > 0 && html`<p class="govuk-body">The terms bring: ${said.join(', ')}.</p>`}
    ${details({
      summaryText: 'Add standards about something else',
      open: shown.packs.length > 0,
      html: html`${standardPacks
        .filter((pack) => !brought.includes(pack.code))
        .map((pack) =>
          checkboxes({
            name: `pack-${pack.code}`,
            idPrefix: `pack-${pack.code}`,
            classes: 'govuk-checkboxes--small',
            values: shown.packs.includes(pack.code) ? ['yes'] : [],
            items: [{ value: 'yes', text: pack.label }],
          }),
        )}`,
    })}
    ${button({ text: 'Propose again', classes: 'govuk-button--secondary' })}
  </form>`;
}

function groups(proposed: readonly ProposedStandard[], chosen: readonly string[]): readonly SafeHtml[] {
  const boxes = (id: string, legend: string, list: readonly ProposedStandard[]) =>
    checkboxes({
      name: 'standard',
      idPrefix: id,
      classes: 'govuk-checkboxes--small',
      values: [...chosen],
      fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
      items: list.map(({ standard, reasons }) => ({
        value: standard.id,
        text: standard.text,
        hint: { text: `${reasons.join('; ')} · ${standard.minutes} min` },
      })),
    });
  return standardHeadings.flatMap(({ code, title }) => {
    const own = proposed.filter((one) => one.standard.heading === code);
    const shown = own.filter((one) => one.isProposed || chosen.includes(one.standard.id));
    const others = own.filter((one) => !shown.includes(one));
    if (own.length === 0) return [];
    return [
      html`<div>
        ${
          shown.length === 0
            ? html`<h3 class="govuk-heading-s">${title}</h3>
                <p class="govuk-body">None is proposed.</p>`
            : boxes(`standard-${code}`, title, shown)
        }
        ${
          others.length > 0 &&
          details({
            summaryText: `${others.length} more: ${title}`,
            html: boxes(`more-${code}`, `More: ${title}`, others),
          })
        }
      </div>`,
    ];
  });
}

/** How many things each type of agency that is asked has to answer, and how long that takes. */
function minutesTable(of: Composing, chosen: readonly string[]): SafeHtml {
  const tool = composeTool('', of, chosen);
  const types =
    of.agencyTypes.length === 0 ? (['csc', 'police', 'school', 'gp_icb'] as const) : of.agencyTypes;
  const rows = types.map((agencyType) => {
    const asked = { agencyType, method: of.method, themes: of.themes, status: '', ageBand: '' };
    const items = askedItems(tool, asked, null).flatMap((section) => section.items);
    return { agencyType, items: items.length, minutes: items.reduce((sum, item) => sum + item.minutes, 0) };
  });
  const method = of.method === null ? 'every method' : methodLabel(of.method);
  return html`<div class="tl-region" role="region" aria-labelledby="minutes" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="minutes">
        ${chosen.length} standards chosen for ${method}: what each agency is asked about a case
      </caption>
      <thead>
        <tr>
          <th scope="col">Agency</th>
          <th scope="col" class="tl-table__number">Items</th>
          <th scope="col" class="tl-table__number">Minutes</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${sayAgencyType(row.agencyType)}</th>
              <td class="tl-table__number">${row.items}</td>
              <td class="tl-table__number">${row.minutes}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
