import type { ActingContext } from '#accounts';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  typedIn,
  typedText,
  type FormProblem,
  type Typed,
} from '#platform/forms';
import { backLink, checkboxes, input } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { findCaseKey } from '../case-keys.ts';
import type { Ask } from '../involvement.ts';
import { paths } from '../paths.ts';
import { recordAnswer } from '../store/answers.ts';
import { listAskedPeople, listAsksOfAgency } from '../store/asks.ts';
import { askedPage, namePartsOf, openAsked, sayAsked, type OpenedAsked } from './parts/open-asked.ts';

type Found = {
  readonly opened: OpenedAsked;
  /** Settings that wait for an answer. */
  readonly asks: readonly Ask[];
  readonly nameOf: (ask: Ask) => string;
};

/** For whoever answers for many schools or practices: none of those chosen knew the people of a case. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  return page(view(context, found, { 'searched-by': [context.actor.name] }, []));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { key } = found.opened;
  const reader = readForm(form);
  const sent = form.all('ask');
  // What a page offers names its version: somebody may have answered meanwhile.
  const chosen = sent.map((value) => value.split('.'));
  const asks = chosen.map(([id]) => found.asks.find((ask) => ask.id === id));
  if (sent.length === 0) reader.refuse('ask', 'Choose the settings that did not know them');
  const systems = reader.text('systems', { called: 'records that were searched', longest: 500 });
  const searchedBy = reader.text('searched-by', {
    called: 'name of who searched',
    longest: 200,
    needed: false,
  });
  if (reader.problems.length > 0) return invalid(view(context, found, typedIn(form), reader.problems));
  for (const [at, ask] of asks.entries()) {
    if (ask === undefined) return conflict(stale(context, found));
    const caseKey = await findCaseKey(keys, ask.case);
    if (caseKey === null)
      return invalid(
        view(context, found, typedIn(form), [
          {
            field: 'ask',
            message: `The key of ${found.nameOf(ask)} is gone, so nothing more can be kept about it`,
          },
        ]),
      );
    const people = await listAskedPeople(tx, keys, key, ask);
    const stage = await recordAnswer(
      tx,
      caseKey,
      key,
      { ...ask, version: Number(chosen[at]?.[1]) || 0 },
      {
        answer: 'not_known',
        details: { reason: '', systems, searchedBy },
        people: new Map(people.map(({ person }) => [person, 'not_known'])),
        givenHow: null,
        membership: actor.membership,
      },
    );
    if (stage === null) return conflict(stale(context, found));
  }
  context.note({ answer: 'not_known', answered: asks.length }, sentIds(asks));
  const last = asks.at(-1);
  return redirect(paths.asked(actor.membership, key.audit, { after: last?.id }));
}

function sentIds(asks: readonly (Ask | undefined)[]): string[] {
  return asks.flatMap((ask) => ask?.id ?? []);
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openAsked(context);
  if (opened === null) return null;
  const all = await listAsksOfAgency(context.tx, opened.key, opened.agency.id);
  const asks = all.filter((ask) => ask.setting !== null && ask.answer === null && ask.withdrawnAt === null);
  const partOf = await namePartsOf(context, asks);
  return { opened, asks, nameOf: (ask) => sayAsked({ ask, part: partOf(ask) }) };
}

function view(
  context: ActingContext,
  { opened, asks, nameOf }: Found,
  typed: Typed,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const back = paths.asked(m, opened.key.audit);
  return askedPage(
    context,
    opened,
    {
      title: 'Not known to these settings',
      back: backLink({ href: back, text: 'The cases you are asked about' }),
      hasProblems: problems.length > 0,
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">Not known to these settings</h1>
      <p class="tl-lead">
        For settings that looked and did not know any of the people of a case. Answer for a setting that knew somebody by
        itself.
      </p>`,
    asks.length === 0
      ? html`<p class="govuk-body">No setting waits for an answer. <a class="govuk-link" href="${back}">Go back</a></p>`
      : formTag(
          { action: paths.answerMany(m, opened.key.audit), keys: context.formKeys },
          checkboxes({
            name: 'ask',
            idPrefix: 'ask',
            values: [...(typed['ask'] ?? [])],
            fieldset: {
              legend: { text: 'Which did not know them?', classes: 'govuk-fieldset__legend--s' },
            },
            ...fieldError(problems, 'ask'),
            items: asks.map((ask) => ({ value: `${ask.id}.${ask.version}`, text: nameOf(ask) })),
          }),
          ...(
            [
              ['systems', 'Which records were searched'],
              ['searched-by', 'Who searched them'],
            ] as const
          ).map(([name, label]) =>
            input({
              id: name,
              name,
              label: { text: label },
              classes: 'govuk-!-width-two-thirds',
              value: typedText(typed, name),
              autocomplete: 'off',
              spellcheck: false,
              ...fieldError(problems, name),
            }),
          ),
          formButtons({ text: 'Keep “not known” for these', cancel: back }),
        ),
  );
}

function stale(context: ActingContext, { opened }: Found): SafeHtml {
  const m = context.actor.membership;
  const here = paths.answerMany(m, opened.key.audit);
  return askedPage(
    context,
    opened,
    {
      title: 'Somebody was here before you',
      back: backLink({ href: here, text: 'Not known to these settings' }),
    },
    html`<h1 class="govuk-heading-l">Somebody was here before you</h1>
      <p class="tl-lead">
        One of the settings was answered for, or taken back, after you opened your page. Nothing of yours was kept.
      </p>
      <p class="govuk-body"><a class="govuk-link" href="${here}">See which still wait</a></p>`,
  );
}
