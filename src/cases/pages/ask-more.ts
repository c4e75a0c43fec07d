import type { ActingContext } from '#accounts';
import { formButtons, formTag, problemSummary, type FormProblem } from '#platform/forms';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { findCaseKey } from '../case-keys.ts';
import { proposedFacts } from '../disclosure.ts';
import { personFactCodes, type PersonFact } from '../identity.ts';
import { paths } from '../paths.ts';
import type { Permit } from '../permit.ts';
import { sayBasisGaps } from '../rules/say-basis-gap.ts';
import { isKnown } from '../rules/state-of-ask.ts';
import { tellFacts } from '../rules/tell-facts.ts';
import { listAskedPeople } from '../store/asks.ts';
import { openDisclosure } from '../store/disclosures.ts';
import { factBoxes } from './parts/ask-form.ts';
import { askPage, sayAsk } from './parts/ask-head.ts';
import {
  gapsOf,
  leaveToTell,
  loadPeopleToTell,
  openAsk,
  type OpenedAsk,
  type PeopleToTell,
} from './parts/open-involvement.ts';

type Found = {
  readonly opened: OpenedAsk;
  /** Null where the basis for sharing does not hold today. */
  readonly leave: Permit<'disclose identity'> | null;
  readonly people: PeopleToTell['people'];
  readonly fault: string | null;
};

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, new Set(proposedFacts.more), []));
}

/** Tells an agency that knows the people more of who they are; in place of what it was told at this stage before. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { opened, leave, people, fault } = found;
  const { ask, key } = opened;
  const sent = new Set(form.all('more'));
  const facts: readonly PersonFact[] = personFactCodes.filter((fact) => sent.has(fact));
  const caseKey = await findCaseKey(keys, ask.case);
  const problems: FormProblem[] = [];
  if (facts.length === 0) problems.push({ field: 'more', message: 'Choose what the agency is told' });
  if (fault !== null || caseKey === null || leave === null) {
    const message =
      fault ?? 'Nothing can be told: the basis for sharing does not hold, or the key of the case is gone';
    problems.push({ field: 'more', message });
  }
  if (problems.length > 0 || caseKey === null || leave === null)
    return invalid(view(context, found, new Set(facts), problems));
  const told = { people: people.map(({ person, called }) => tellFacts(person, called, facts)) };
  await openDisclosure(tx, key, ask, { leave, caseKey, stage: 'more', told }, actor.membership);
  context.note({ facts: facts.length, people: people.length }, [ask.id, ask.case, key.audit]);
  return redirect(paths.ask(actor.membership, key.audit, ask.id));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openAsk(context, true);
  if (opened === null || !isKnown(opened.ask.answer)) return null;
  const { ask, key, terms, today, cases } = opened;
  const leave = leaveToTell(terms?.basis, { case: ask.case, agency: ask.agency, today });
  const own = cases.find((one) => one.id === ask.case);
  if (leave === null) return { opened, leave, people: [], fault: null };
  if (own === undefined)
    return { opened, leave, people: [], fault: 'The case has left the sample: nobody is told more of it.' };
  const { people, fault } = await loadPeopleToTell(context, key, own, leave);
  const asked = new Set((await listAskedPeople(context.tx, context.keys, key, ask)).map((one) => one.person));
  return { opened, leave, people: people.filter(({ person }) => asked.has(person.id)), fault };
}

function view(
  context: ActingContext,
  { opened, leave, people, fault }: Found,
  chosen: ReadonlySet<PersonFact>,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { ask, key, column } = opened;
  const back = paths.ask(m, key.audit, ask.id);
  const names = new Intl.ListFormat('en-GB').format(people.map((one) => one.called));
  return askPage(
    context,
    opened,
    { title: 'Tell it more', hasProblems: problems.length > 0 },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Tell ${column.agencyName} more</h1>`,
    leave === null
      ? html`<p class="tl-lead">
            ${column.agencyName} can be told nothing at present: missing is ${sayBasisGaps(gapsOf(opened, ask.agency))}.
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href="${paths.basis(m, key.audit)}">Complete the basis for sharing</a>
          </p>`
      : fault !== null
        ? html`<p class="tl-lead" id="more">${fault}</p>`
        : html`<p class="tl-lead">
              ${sayAsk(opened)}. It said that it knows them; this helps it to look at its records. It is told of: ${names}.
            </p>
            ${formTag(
              { action: paths.askMore(m, key.audit, ask.id), keys: context.formKeys },
              factBoxes('more', 'What it is told', chosen, problems, {
                hint: 'In addition to what it was told to search with. A fact that is not known is not told.',
              }),
              formButtons({ text: `Tell ${column.agencyName}`, cancel: back }),
            )}`,
  );
}
