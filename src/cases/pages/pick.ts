import type { ActingContext } from '#accounts';
import { caseStatuses, findTermsInForce, isCaseStatus, type TermsMethod } from '#audits';
import { unwrapKey, KeyUnavailable, SealBroken } from '#platform/crypto';
import {
  asText,
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  readNumber,
  textEntry,
  typedIn,
  type FormProblem,
} from '#platform/forms';
import { backLink, button, input, summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { frameKeyId } from '../case-keys.ts';
import type { FrameAround } from '../frame.ts';
import type { FrameChild } from '../identity.ts';
import { readTypedChild, typedChildFields } from '../parts/typed-child.ts';
import { paths } from '../paths.ts';
import { ageReader, sayAgeBand } from '../rules/age-band.ts';
import { proposeMethods } from '../rules/propose-methods.ts';
import { reasonProblem } from '../rules/reason-problem.ts';
import { findListedRow, type ListedRow } from '../store/drawable-rows.ts';
import { openFrameRow } from '../store/frame-rows.ts';
import { lockSample, nextCaseNumber } from '../store/sample-cases.ts';
import { makeCase } from './parts/make-case.ts';
import { casesPage, openCases, type OpenedCases } from './parts/open-cases.ts';
import { gatherAround } from './parts/open-frame.ts';

/** A row of the list with its child; or why it cannot be picked, in a sentence. */
type Chosen = { readonly row: ListedRow; readonly child: FrameChild } | { readonly problem: string };

type Found = {
  readonly opened: OpenedCases;
  readonly methods: readonly TermsMethod[];
  /** Whoever is picked by hand need not fit what the terms want of the rest: no area and no status is needed. */
  readonly around: FrameAround;
};

const reason = textEntry({
  name: 'reason',
  label: 'Why this child',
  hint: 'Sealed with the case; a report says only that the case was picked',
  longest: 2000,
  rows: 4,
  needed: true,
  called: 'reason why this child is picked',
});

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const { query } = context;
  if (query['by'] === 'typing') return page(view(context, found, 'typed', {}));
  if (query['row'] === undefined) return page(view(context, found, 'row', {}));
  const chosen = await chooseRow(context, found, query['list'] ?? '', query['row']);
  if ('problem' in chosen)
    return page(view(context, found, 'row', { problems: [{ field: 'row', message: chosen.problem }] }));
  return page(view(context, found, 'reason', { chosen }));
}

/** Puts a child into the sample by hand, from the list or typed, with a reason. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, methods } = found;
  const isTyped = form.text('from') === 'typed';
  const chosen = isTyped ? null : await chooseRow(context, found, form.text('list'), form.text('row'));
  if (chosen !== null && 'problem' in chosen)
    return invalid(view(context, found, 'row', { problems: [{ field: 'row', message: chosen.problem }] }));
  const reader = readForm(form);
  const typed = isTyped ? readTypedChild(reader, form, found.around) : null;
  const why = asText(reason.read(reader, form));
  const wrong = reader.problems.some(({ field }) => field === 'reason') ? null : reasonProblem(why);
  if (wrong !== null) reader.refuse('reason', wrong);
  const { problems } = reader;
  if (problems.length > 0)
    return invalid(
      view(
        context,
        found,
        isTyped ? 'typed' : 'reason',
        chosen === null ? { problems } : { problems, chosen },
      ),
    );
  const child = typed?.child ?? chosen?.child;
  if (child === undefined) return notFound();
  await lockSample(tx, opened.key);
  const [method = null] = proposeMethods(methods, [child.status]);
  const id = await makeCase(
    context,
    opened.key,
    child,
    {
      number: await nextCaseNumber(tx, opened.key),
      origin: 'picked',
      standing: 'in_sample',
      ...(chosen === null ? {} : { frame: chosen.row.frame, frameRow: chosen.row.id }),
      ...(method === null ? {} : { method }),
    },
    { picked: why },
  );
  context.note({ fromList: chosen !== null }, [id]);
  return redirect(paths.case(actor.membership, opened.key.audit, id));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openCases(context);
  if (opened === null) return null;
  const terms = (await findTermsInForce(context.tx, opened.key))?.terms;
  const { around } = await gatherAround(context.tx, opened.key, opened.today);
  return {
    opened,
    methods: terms?.methods ?? [],
    around: { ...around, isAreaNeeded: false, isStatusNeeded: false },
  };
}

async function chooseRow(
  { tx, keys }: ActingContext,
  { opened }: Found,
  list: string,
  row: string,
): Promise<Chosen> {
  const read = (text: string) => readNumber(text, 1, 999_999_999, () => undefined);
  const [listNumber, rowNumber] = [list.trim() === '' ? 1 : read(list), read(row)];
  if (listNumber === null || rowNumber === null)
    return { problem: 'Enter the number of a row, and that of its list, as whole numbers' };
  const found = await findListedRow(tx, opened.key, { list: listNumber, row: rowNumber });
  if (found === null) return { problem: `There is no row ${rowNumber} on list ${listNumber}` };
  const { caseNumber } = found;
  if (caseNumber !== null) return { problem: `The child of this row is Case ${caseNumber} already` };
  if (found.held)
    return { problem: 'The child of this row is held. Lift the hold on the list before picking the child' };
  if (found.excluded)
    return {
      problem: 'The child of this row is left out. Take that back on the list before picking the child',
    };
  try {
    const key = await unwrapKey(keys, frameKeyId(opened.key.audit));
    return { row: found, child: openFrameRow(key, opened.key, found) };
  } catch (problem) {
    if (!(problem instanceof SealBroken || problem instanceof KeyUnavailable)) throw problem;
    return {
      problem: 'This row does not open: it was destroyed, changed or moved. Nothing can be taken from it',
    };
  }
}

type Showing = {
  readonly problems?: readonly FormProblem[];
  readonly chosen?: { readonly row: ListedRow; readonly child: FrameChild };
};

function view(
  context: ActingContext,
  found: Found,
  step: 'row' | 'reason' | 'typed',
  { problems = [], chosen }: Showing,
): SafeHtml {
  const { opened } = found;
  const m = context.actor.membership;
  const a = opened.key.audit;
  return casesPage(
    context,
    opened,
    {
      title: 'Pick a case by hand',
      part: 'cases',
      hasProblems: problems.length > 0,
      back: backLink({ href: paths.cases(m, a), text: 'Cases' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Pick a case by hand</h1>
      <p class="tl-lead">
        A picked case speaks for itself only: a report says that it was picked. Draw at random what is to speak for the
        list.
      </p>`,
    step === 'row' && rowForm(context, found, problems),
    step === 'reason' && chosen !== undefined && reasonForm(context, found, chosen, problems),
    step === 'typed' && typedForm(context, found, problems),
  );
}

function rowForm(context: ActingContext, { opened }: Found, problems: readonly FormProblem[]): Content {
  const m = context.actor.membership;
  const a = opened.key.audit;
  const typed = (name: string): string => context.query[name] ?? context.form.text(name);
  const number = (name: string, label: string, hint: string, value: string) =>
    input({
      id: name,
      name,
      label: { text: label },
      hint: { text: hint },
      inputmode: 'numeric',
      classes: 'govuk-input--width-5',
      autocomplete: 'off',
      value,
      ...fieldError(problems, name),
    });
  return html`<h2 class="govuk-heading-m">From the list</h2>
    ${
      opened.progress.listed === 0
        ? html`<p class="govuk-body">
            There is no list yet. <a class="govuk-link" href="${paths.frame(m, a)}">Add a list</a>
          </p>`
        : html`<p class="govuk-body">
              <a class="govuk-link" href="${paths.frameRows(m, a)}">Look for the row on the list</a>, then enter its number.
            </p>
            <form method="get" action="${paths.pick(m, a)}" novalidate>
              ${number('list', 'Number of the list', 'Leave it at 1 where there is one list', typed('list') || '1')}
              ${number('row', 'Number of the row', 'As it stands on the list, from 1', typed('row'))}
              ${button({ text: 'Continue' })}
            </form>`
    }
    <h2 class="govuk-heading-m">A child who is on no list</h2>
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.pick(m, a, { by: 'typing' })}">Type who the child is</a>
    </p>`;
}

function reasonForm(
  context: ActingContext,
  { opened, around }: Found,
  { child }: { readonly child: FrameChild },
  problems: readonly FormProblem[],
): Content {
  const m = context.actor.membership;
  const a = opened.key.audit;
  const sent = (name: string): string => context.query[name] ?? context.form.text(name);
  const age = ageReader(around.from ?? around.today)(child);
  const list = sent('list') || '1';
  const facts = [
    ['Row', `${sent('row')} of list ${list}`],
    ['Age at the beginning of the period', sayAgeBand(age)],
    ['Area', child.area === '' ? 'Not said' : child.area],
    ['Status', isCaseStatus(child.status) ? caseStatuses[child.status] : 'Not said'],
  ] as const;
  return html`${summaryList({ rows: facts.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
  ${formTag(
    { action: paths.pick(m, a), keys: context.formKeys },
    html`<input type="hidden" name="from" value="list" />
      <input type="hidden" name="list" value="${list}" />
      <input type="hidden" name="row" value="${sent('row')}" />`,
    reason.draw({ typed: typedIn(context.form), problems }),
    formButtons({
      text: 'Put it into the sample',
      cancel: paths.pick(m, a),
      cancelText: 'Choose another row',
    }),
  )}`;
}

function typedForm(
  context: ActingContext,
  { opened, around }: Found,
  problems: readonly FormProblem[],
): Content {
  const m = context.actor.membership;
  const a = opened.key.audit;
  return html`<h2 class="govuk-heading-m">Who the child is</h2>
    <p class="govuk-body tl-measure">It is sealed with the case, and shows again only to somebody who says why they look.</p>
    ${formTag(
      { action: paths.pick(m, a), keys: context.formKeys },
      html`<input type="hidden" name="from" value="typed" />`,
      typedChildFields(around.areas, context.form, problems),
      reason.draw({ typed: typedIn(context.form), problems }),
      formButtons({ text: 'Put it into the sample', cancel: paths.pick(m, a) }),
    )}`;
}
