import { nameMembers, type ActingContext, type Contact } from '#accounts';
import { backLink, button, insetText, summaryList } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import { sayColumn } from '../ask-column.ts';
import { personFacts } from '../identity.ts';
import { involvementAnswers } from '../involvement.ts';
import { raiseConcernLink } from '../parts/raise-concern-link.ts';
import { paths } from '../paths.ts';
import { askStates, daysLate, isKnown, sayLate, stateOfAsk } from '../rules/state-of-ask.ts';
import { listAnswers, type KeptAnswer } from '../store/answers.ts';
import { listAskedPeople, type AskedPerson } from '../store/asks.ts';
import { listToldFacts, type ToldFacts } from '../store/disclosures.ts';
import { sayAsk } from './parts/ask-head.ts';
import { auditorsOfAsk } from './parts/auditors-of-ask.ts';
import { casesPage } from './parts/open-cases.ts';
import { loadWhoAnswers, openAsk, type OpenedAsk } from './parts/open-involvement.ts';

type Found = {
  readonly opened: OpenedAsk;
  readonly people: readonly AskedPerson[];
  readonly told: readonly ToldFacts[];
  readonly answers: readonly KeptAnswer[];
  readonly who: Contact | null;
  readonly names: ReadonlyMap<string, string>;
  readonly auditors: SafeHtml | null;
};

/** The exchange with one agency about one case: what was asked, told and answered. Nobody's identity is shown. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openAsk(context);
  if (opened === null) return notFound();
  const { tx, keys } = context;
  const { key, ask } = opened;
  const told = await listToldFacts(tx, keys, key, ask);
  const answers = await listAnswers(tx, keys, key, ask);
  const names = await nameMembers(tx, [
    ...told.map((one) => one.givenBy),
    ...answers.map((one) => one.givenBy),
  ]);
  const people = await listAskedPeople(tx, keys, key, ask);
  const who = (await loadWhoAnswers(context, opened.today))(opened.column);
  const auditors = await auditorsOfAsk(context, key, ask);
  return page(view(context, { opened, people, told, answers, who, names, auditors }));
}

function view(context: ActingContext, found: Found): SafeHtml {
  const { opened, people, told, answers } = found;
  const { key, ask, column } = opened;
  const m = context.actor.membership;
  const isChangeable = opened.audit.stage === 'underway' && ask.withdrawnAt === null;
  return casesPage(
    context,
    opened,
    {
      title: sayAsk(opened),
      part: 'involvement',
      back: backLink({ href: paths.matrix(m, key.audit), text: 'Involvement' }),
    },
    html`<h1 class="govuk-heading-l">Case ${ask.caseNumber}: ${sayColumn(column)}</h1>`,
    ask.withdrawnAt !== null &&
      insetText({
        html: html`Withdrawn on ${displayInstant(ask.withdrawnAt)}. ${ask.withdrawnReason} Nothing lies open to the agency
        any more.
        <a class="govuk-link" href="${paths.askAgencies(m, key.audit, { case: ask.case, to: column.code })}"
          >Ask it again</a
        >`,
      }),
    summaryList({
      rows: facts(context, found, isChangeable).map(([label, value, change]) => ({
        key: { text: label },
        value: { html: html`${value}` },
        ...(change === undefined
          ? {}
          : {
              actions: { items: [{ href: change, text: 'Change', visuallyHiddenText: label.toLowerCase() }] },
            }),
      })),
    }),
    isChangeable &&
      html`<div class="govuk-button-group">
        ${button({
          text: ask.answer === null ? 'Note an answer given elsewhere' : 'Note a correction given elsewhere',
          href: paths.askNote(m, key.audit, ask.id),
          ...(ask.answer === null ? {} : { classes: 'govuk-button--secondary' }),
        })}
        ${
          isKnown(ask.answer) &&
          button({
            text: ask.stage === 'more' ? 'Tell it something else' : 'Tell it more',
            href: paths.askMore(m, key.audit, ask.id),
            ...(ask.stage === 'more' ? { classes: 'govuk-button--secondary' } : {}),
          })
        }
        <a class="govuk-link" href="${paths.askWithdraw(m, key.audit, ask.id)}">Withdraw this ask</a>
      </div>`,
    raiseConcernLink(m, key.audit, ask.case),
    peoplePart(people),
    toldPart(told, found.names),
    answersPart(answers, found.names),
    found.auditors,
  );
}

type Fact = readonly [label: string, value: Content, change?: string];

function facts(
  context: ActingContext,
  { opened, who, answers }: Found,
  isChangeable: boolean,
): readonly Fact[] {
  const { ask, key, today } = opened;
  const m = context.actor.membership;
  const state = stateOfAsk(ask, today);
  const late = daysLate(ask, today);
  const [latest] = answers;
  const due: Fact =
    isChangeable && ask.answer === null
      ? ['Due', displayDay(ask.dueOn), paths.askDue(m, key.audit, ask.id)]
      : ['Due', displayDay(ask.dueOn)];
  return [
    [
      'Where it stands',
      html`<span class="tl-status tl-status--${askStates[state].shape ?? 'nothing-said'}"
          >${ask.answer === null ? askStates[state].label : involvementAnswers[ask.answer]}${
            late > 0 && html`, ${sayLate(late)}`
          }</span
        >${
          latest?.givenHow != null &&
          html`<br /><span class="tl-quiet">Noted by a coordinator: ${latest.givenHow}</span>`
        }`,
    ],
    ['Asked', displayInstant(ask.askedAt)],
    due,
    ['Seen', ask.seenAt === null ? 'Not yet' : displayInstant(ask.seenAt)],
    [
      'Who answers',
      who === null
        ? html`<strong>Nobody answers for it at present.</strong> Ask an administrator to name somebody.`
        : [who.name, who.post].filter((part) => part !== null && part !== '').join(', '),
    ],
    [
      'Reminded',
      html`${ask.chasedAt === null ? 'Not yet' : displayInstant(ask.chasedAt)}${
        isChangeable &&
        ask.answer === null &&
        html`<br /><a class="govuk-link" href="${paths.chase(m, key.audit)}">Remind whoever answers</a>`
      }`,
    ],
  ];
}

const doesNotOpen = html`<span class="tl-quiet">It does not open any more.</span>`;

function peoplePart(people: readonly AskedPerson[]): SafeHtml {
  return html`<h2 class="govuk-heading-m">About whom, and why</h2>
    ${
      people.length === 0
        ? html`<p class="govuk-body">Nobody is named in this ask.</p>`
        : html`<dl class="govuk-summary-list">
            ${people.map(
              (one) =>
                html`<div class="govuk-summary-list__row">
                  <dt class="govuk-summary-list__key">${one.called}</dt>
                  <dd class="govuk-summary-list__value">
                    ${one.reason ?? doesNotOpen}
                    ${one.answer !== null && html`<br />${involvementAnswers[one.answer]}`}
                  </dd>
                </div>`,
            )}
          </dl>`
    }`;
}

function toldPart(told: readonly ToldFacts[], names: ReadonlyMap<string, string>): SafeHtml {
  return html`<h2 class="govuk-heading-m">What the agency was told</h2>
    <p class="govuk-body tl-measure">Kinds of facts only; a fact that is not known was not told.</p>
    <ul class="govuk-list govuk-list--spaced">
      ${told.map((one) => {
        const stage = one.stage === 'search' ? 'To search its records' : 'To look at its records';
        return html`<li>
          <strong>${stage}</strong>, ${displayInstant(one.givenAt)}, by ${names.get(one.givenBy) ?? 'somebody who has left'}.
          ${
            one.closedAt === null
              ? 'Open to the agency.'
              : html`<strong>Closed</strong> since ${displayInstant(one.closedAt)}.`
          }
          ${
            one.people === null
              ? doesNotOpen
              : html`<ul class="govuk-list govuk-list--bullet">
                  ${one.people.map(({ called, facts }) => html`<li>${called}: ${sayFacts(facts)}</li>`)}
                </ul>`
          }
        </li>`;
      })}
    </ul>
    ${told.length === 0 && html`<p class="govuk-body">Nothing.</p>`}`;
}

function sayFacts(facts: readonly (keyof typeof personFacts)[]): string {
  if (facts.length === 0) return 'none of the facts chosen is known';
  const list = facts.map((fact) =>
    /^[A-Z]{2}/.test(personFacts[fact]) ? personFacts[fact] : personFacts[fact].toLowerCase(),
  );
  return new Intl.ListFormat('en-GB').format(list);
}

function answersPart(answers: readonly KeptAnswer[], names: ReadonlyMap<string, string>): SafeHtml {
  return html`<h2 class="govuk-heading-m">Answers</h2>
    ${
      answers.length === 0
        ? html`<p class="govuk-body">None yet.</p>`
        : html`<p class="govuk-body tl-measure">
            Each is what the agency said; the latest counts and the earlier ones stay.
          </p>`
    }
    <ol class="govuk-list govuk-list--spaced" reversed>
      ${answers.map(
        (one, at) =>
          html`<li>
            <strong>${involvementAnswers[one.answer]}</strong>${at === 0 ? '' : ' (replaced)'}<br />
            ${displayInstant(one.givenAt)}, ${one.givenHow === null ? 'given' : 'noted'} by
            ${names.get(one.givenBy) ?? 'somebody who has left'}${one.givenHow !== null && html`: ${one.givenHow}`}<br />
            ${one.details === null ? doesNotOpen : detailsOf(one.details)}
          </li>`,
      )}
    </ol>`;
}

function detailsOf({ reason, systems, searchedBy }: NonNullable<KeptAnswer['details']>): SafeHtml {
  return html`${reason !== '' && html`Why: ${reason}<br />`}
  ${systems === '' ? 'Which records were searched is not said.' : html`Searched: ${systems}`}
  ${searchedBy !== '' && html`, by ${searchedBy}`}`;
}
