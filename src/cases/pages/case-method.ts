import type { ActingContext } from '#accounts';
import {
  asText,
  choiceEntry,
  conflictSides,
  drawEntries,
  formButtons,
  formTag,
  mergeEntries,
  problemSummary,
  showEntries,
  showMerged,
  typedIn,
  type Entry,
  type Merging,
} from '#platform/forms';
import { backLink } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { caseStatuses } from '#audits';
import { paths } from '../paths.ts';
import { sayCase } from '../sample-case.ts';
import { nameMethods } from '../rules/method-names.ts';
import { setCaseMethod } from '../store/sample-cases.ts';
import { openCaseAmongAll, type CaseAmongAll } from './parts/open-case.ts';
import { casesPage } from './parts/open-cases.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found));
}

/** Sets by which method of the terms a case is looked at. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, one } = found;
  const merging = mergeEntries(entriesOf(found), { method: one.method }, form);
  if (merging.problems.length > 0) return invalid(view(context, found, merging));
  if (merging.conflicts.length > 0) return conflict(view(context, found, merging));
  if ('method' in merging.changes)
    await setCaseMethod(tx, opened.key, one, asText(merging.changes['method']) || null);
  return redirect(paths.case(actor.membership, opened.key.audit, one.id));
}

async function load(context: ActingContext): Promise<CaseAmongAll | null> {
  const found = await openCaseAmongAll(context);
  return found === null || found.one.standing === 'left' || found.one.destroyedAt !== null ? null : found;
}

function entriesOf({ terms, one }: CaseAmongAll): readonly Entry[] {
  const methods = terms?.methods ?? [];
  const names = nameMethods(methods);
  const options = methods.map((method) => ({
    value: method.id,
    label: names.get(method.id) ?? '',
    ...(method.statuses.length === 0
      ? {}
      : {
          hint: `Meant for: ${method.statuses.map((status) => caseStatuses[status].toLowerCase()).join(', ')}`,
        }),
  }));
  const isGone = one.method !== null && !names.has(one.method);
  return [
    choiceEntry({
      name: 'method',
      label: 'Method',
      options: isGone
        ? [...options, { value: one.method, label: 'A method that the terms no longer name' }]
        : options,
      as: 'radios',
      needed: 'Choose the method by which the case is looked at',
    }),
  ];
}

function view(context: ActingContext, found: CaseAmongAll, merging?: Merging): SafeHtml {
  const { opened, one } = found;
  const { problems = [], conflicts = [] } = merging ?? {};
  const m = context.actor.membership;
  const a = opened.key.audit;
  const back = paths.case(m, a, one.id);
  const entries = entriesOf(found);
  const kept = { method: one.method };
  const title =
    conflicts.length > 0 ? 'Somebody else changed this meanwhile' : `How ${sayCase(one)} is looked at`;
  const typed =
    merging === undefined
      ? showEntries(entries, kept)
      : problems.length > 0
        ? typedIn(context.form)
        : showMerged(entries, kept, merging, context.form);
  return casesPage(
    context,
    opened,
    {
      title,
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: sayCase(one) }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    conflicts.length > 0 && conflictSides(conflicts),
    (found.terms?.methods ?? []).length === 0
      ? html`<p class="tl-lead">The agreed terms name no method. Once they do, it can be chosen here.</p>
          <p class="govuk-body"><a class="govuk-link" href="${back}">Back to ${sayCase(one)}</a></p>`
      : formTag(
          { action: paths.caseMethod(m, a, one.id), keys: context.formKeys },
          drawEntries(entries, kept, { typed, problems }, problems.length > 0 ? { sent: context.form } : {}),
          formButtons({ text: conflicts.length > 0 ? 'Save what I chose' : 'Save', cancel: back }),
        ),
  );
}
