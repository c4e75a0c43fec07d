import type { ActingContext } from '#accounts';
import { fieldError, formButtons, formTag, readForm, type FormProblem } from '#platform/forms';
import { input, select } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, page, redirect, type Reply } from '#platform/http';
import { emptyTool } from '../kept-tool.ts';
import { paths } from '../paths.ts';
import { findShippedTool, shippedTools } from '../shipped-tool.ts';
import { addTool, findTool, listTools } from '../store/tools.ts';
import type { Tool } from '../tool.ts';
import { toolPage, writerOf } from './parts/tool-page.ts';

const nothing = 'nothing';

type Choice = { readonly value: string; readonly text: string };

/** Begins a tool: from one that comes with the product, from one of the partnership's own, or from nothing. */
export async function get(context: ActingContext): Promise<Reply> {
  const choices = await listChoices(context);
  const from = context.query['from'] ?? '';
  const chosen = choices.find((choice) => choice.value === from)?.value ?? '';
  return page(view(context, choices, { name: findShippedTool(from)?.tool.name ?? '', from: chosen }, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const choices = await listChoices(context);
  const reader = readForm(form);
  const name = reader.text('name', { called: 'name', longest: 200 });
  const from = reader.choice(
    'from',
    choices.map((choice) => choice.value),
    'Choose what to begin from',
  );
  const typed = { name: form.text('name'), from: form.text('from') };
  if (reader.problems.length > 0 || from === null)
    return invalid(view(context, choices, typed, reader.problems));
  const copied = await findBeginning(context, from);
  const origin = findShippedTool(from) === null ? null : from;
  const id = await addTool(tx, writerOf(context), { ...copied, name }, origin);
  context.note({ from: origin ?? (from === nothing ? nothing : 'own') }, [id]);
  return redirect(paths.tool(actor.membership, id));
}

async function findBeginning({ tx, actor }: ActingContext, from: string): Promise<Tool> {
  const shipped = findShippedTool(from);
  if (shipped !== null) return shipped.tool;
  if (from === nothing) return emptyTool;
  return (await findTool(tx, actor.partnership.id, from))?.tool ?? emptyTool;
}

async function listChoices({ tx, actor }: ActingContext): Promise<readonly Choice[]> {
  const own = await listTools(tx, actor.partnership.id);
  return [
    ...shippedTools.map(({ code, tool }) => ({ value: code, text: `${tool.name} (comes with Throughline)` })),
    ...own.map((tool) => ({ value: tool.id, text: `${tool.name} (your own)` })),
    { value: nothing, text: 'Nothing: an empty tool' },
  ];
}

function view(
  context: ActingContext,
  choices: readonly Choice[],
  typed: { readonly name: string; readonly from: string },
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  return toolPage(
    context,
    null,
    { title: 'Begin a tool', problems },
    html`<p class="govuk-body">
      What you begin from is copied. A standard that you copy stays the same standard, so that its answers can be compared
      between audits.
    </p>`,
    formTag(
      { action: paths.toolBegin(m), keys: context.formKeys },
      input({
        id: 'name',
        name: 'name',
        label: { text: 'Name' },
        classes: 'govuk-input--width-30',
        autocomplete: 'off',
        value: typed.name,
        ...fieldError(problems, 'name'),
      }),
      select({
        id: 'from',
        name: 'from',
        label: { text: 'Begin from' },
        value: typed.from,
        items: [{ value: '', text: 'Choose' }, ...choices],
        ...fieldError(problems, 'from'),
      }),
      formButtons({ text: 'Begin', cancel: paths.tools(m) }),
    ),
  );
}
