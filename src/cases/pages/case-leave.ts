import type { ActingContext } from '#accounts';
import {
  asText,
  choiceEntry,
  drawEntries,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  textEntry,
  typedIn,
  type Entry,
  type FormProblem,
} from '#platform/forms';
import { backLink, insetText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { KeyUnavailable } from '#platform/crypto';
import { openCaseKey } from '../case-keys.ts';
import { openReason, sealReason, type CaseReason } from '../case-reason.ts';
import { paths } from '../paths.ts';
import { isLeavingReason, leavingReasons, sayCase, type SampleCase } from '../sample-case.ts';
import { reservesFor, sayStanding } from '../rules/case-lines.ts';
import {
  countAsks,
  findSealedReason,
  leaveSample,
  lockSample,
  takePlace,
  withdrawAsks,
} from '../store/sample-cases.ts';
import { openCaseAmongAll, type CaseAmongAll } from './parts/open-case.ts';
import { casesPage } from './parts/open-cases.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const found = await openCaseAmongAll(context);
  if (found === null || found.one.standing === 'left') return notFound();
  return page(await view(context, found, {}));
}

/** A case leaves, and a reserve takes its place: the first of its group unless another is chosen, with a reason. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await openCaseAmongAll(context);
  if (found === null) return notFound();
  const { opened, one, cases } = found;
  const { key } = opened;
  if (one.standing === 'left' || form.text('seen') !== seenOf(found))
    return conflict(await view(context, found, { isStale: true }));
  const reader = readForm(form);
  const [because = '', note = '', place = '', why = ''] = entriesOf(found).map((entry) =>
    asText(entry.read(reader, form)),
  );
  if (because === 'other' && note === '' && !reader.problems.some((problem) => problem.field === 'note'))
    reader.refuse('note', 'Say why it leaves');
  const { own } = reservesFor(one, cases);
  const taking = cases.find((other) => other.id === place);
  const isOutOfTurn = taking !== undefined && taking.id !== own[0]?.id;
  if (isOutOfTurn && why === '' && !reader.problems.some((problem) => problem.field === 'why'))
    reader.refuse('why', `Say why ${sayCase(taking)} takes the place, and not the next of the group`);
  const sealedLeft = await sealInto(context, found, one, { left: note });
  if (sealedLeft === 'closed') reader.refuse('note', closedKey(one));
  const sealedWhy =
    taking === undefined
      ? undefined
      : await sealInto(context, found, taking, { chosen: isOutOfTurn ? why : '' });
  if (sealedWhy === 'closed' && taking !== undefined) reader.refuse('why', closedKey(taking));
  if (
    reader.problems.length > 0 ||
    !isLeavingReason(because) ||
    sealedLeft === 'closed' ||
    sealedWhy === 'closed'
  )
    return invalid(await view(context, found, { problems: reader.problems }));
  await lockSample(tx, key);
  await leaveSample(tx, key, one, because, sealedLeft);
  const withdrawn = await withdrawAsks(tx, key, one.id, 'The case left the sample.');
  if (taking !== undefined) await takePlace(tx, key, taking, one, sealedWhy);
  context.note(
    { because, withdrawn, replaced: taking !== undefined, outOfTurn: isOutOfTurn },
    taking === undefined ? [] : [taking.id],
  );
  return redirect(paths.case(actor.membership, key.audit, one.id));
}

function closedKey(one: SampleCase): string {
  return `What is said of ${sayCase(one)} cannot be sealed: its key does not open. Leave this empty, or choose otherwise`;
}

/** What is said of a case, sealed together with what was said before; undefined where nothing is said now. */
async function sealInto(
  { tx, keys }: ActingContext,
  { opened }: CaseAmongAll,
  one: SampleCase,
  said: CaseReason,
): Promise<Uint8Array | undefined | 'closed'> {
  if (Object.values(said).every((text) => text === '')) return undefined;
  try {
    const caseKey = await openCaseKey(keys, one.id);
    const sealed = await findSealedReason(tx, opened.key, one.id);
    const before = sealed === null ? {} : await openReason(keys, opened.key, one.id, sealed);
    return before === null ? 'closed' : sealReason(caseKey, opened.key, one.id, { ...before, ...said });
  } catch (problem) {
    if (problem instanceof KeyUnavailable) return 'closed';
    throw problem;
  }
}

/** The case and the reserves as the page showed them. */
function seenOf({ one, cases }: CaseAmongAll): string {
  const reserves = cases.filter((other) => other.standing === 'reserve').map((other) => other.number);
  return `${one.version} ${reserves.join(',')}`;
}

function entriesOf({ one, cases }: CaseAmongAll): readonly Entry[] {
  const { own, others } = reservesFor(one, cases);
  const [next, ...later] = own;
  const reserves = [
    ...(next === undefined ? [] : [{ value: next.id, label: `${sayCase(next)}, the next of its group` }]),
    ...later.map((other) => ({ value: other.id, label: `${sayCase(other)}, further back in its group` })),
    ...others.map((other) => ({ value: other.id, label: `${sayCase(other)}, of another group` })),
  ];
  const reasons = Object.entries(leavingReasons).filter(([code]) => code !== 'drawn_again');
  return [
    choiceEntry({
      name: 'because',
      label: 'Why it leaves',
      options: reasons.map(([value, label]) => ({ value, label })),
      as: 'radios',
      needed: 'Choose why it leaves',
    }),
    textEntry({
      name: 'note',
      label: 'More about why',
      hint: 'Sealed with the case. Needed for another reason',
      longest: 2000,
      rows: 3,
    }),
    ...(one.standing === 'in_sample'
      ? [
          choiceEntry({
            name: 'place',
            label: 'Who takes its place',
            options: [...reserves, { value: 'nobody', label: 'Nobody: the sample becomes smaller' }],
            as: reserves.length > 6 ? 'list' : 'radios',
            needed: 'Choose who takes its place, or nobody',
          }),
          ...(reserves.length > (next === undefined ? 0 : 1)
            ? [
                textEntry({
                  name: 'why',
                  label: 'Why this one takes its place',
                  hint: 'Needed where it is not the next of the group. Sealed with the case that takes the place',
                  longest: 2000,
                  rows: 2,
                }),
              ]
            : []),
        ]
      : []),
  ];
}

type Showing = { readonly problems?: readonly FormProblem[]; readonly isStale?: boolean };

async function view(context: ActingContext, found: CaseAmongAll, showing: Showing): Promise<SafeHtml> {
  const { problems = [], isStale = false } = showing;
  const { opened, one, cases } = found;
  const m = context.actor.membership;
  const a = opened.key.audit;
  const back = paths.case(m, a, one.id);
  const asked = (await countAsks(context.tx, opened.key)).get(one.id)?.asked ?? 0;
  const { own } = reservesFor(one, cases);
  const title = `${sayCase(one)} leaves the sample`;
  const isSent = problems.length > 0 || isStale;
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
    isStale &&
      insetText({
        text: `The cases have changed since you opened this page. Nothing of yours was done. ${sayCase(one)} now: ${sayStanding(one, cases)}.`,
      }),
    one.standing === 'left'
      ? html`<p class="govuk-body"><a class="govuk-link" href="${paths.cases(m, a)}">See the cases</a></p>`
      : html`<p class="tl-lead">
            Its number is not given again, and both cases say what happened.
            ${asked > 0 && ` What ${asked === 1 ? 'an agency was' : `${asked} agencies were`} asked about it is withdrawn.`}
          </p>
          ${formTag(
            { action: paths.caseLeave(m, a, one.id), keys: context.formKeys },
            html`<input type="hidden" name="seen" value="${seenOf(found)}" />`,
            drawEntries(
              entriesOf(found),
              {},
              {
                typed: isSent ? typedIn(context.form) : own[0] === undefined ? {} : { place: [own[0].id] },
                problems,
              },
            ),
            formButtons({ text: 'It leaves', cancel: back, warning: true }),
          )}`,
  );
}
