import type { ActingContext } from '#accounts';
import { backLink, button, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import type { Relation } from '../identity.ts';
import { involvementAnswers, type Ask } from '../involvement.ts';
import { paths } from '../paths.ts';
import { nextToAnswer } from '../rules/next-to-answer.ts';
import { sayAnswered } from '../rules/say-answered.ts';
import { sayAskedAbout } from '../rules/say-asked-about.ts';
import { askStates, daysLate, isKnown, sayLate, stateOfAsk } from '../rules/state-of-ask.ts';
import { listAskedRelations } from '../store/asked.ts';
import { listAsksOfAgency } from '../store/asks.ts';
import { askedPage, namePartsOf, openAsked, sayAsked, type OpenedAsked } from './parts/open-asked.ts';

type Found = {
  readonly opened: OpenedAsked;
  readonly asks: readonly Ask[];
  readonly about: ReadonlyMap<string, readonly Relation[]>;
  readonly partOf: (ask: Ask) => string | null;
};

/** The cases that one agency is asked about in an audit: its own, and nothing of any other. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openAsked(context);
  if (opened === null) return notFound();
  const { tx } = context;
  const asks = await listAsksOfAgency(tx, opened.key, opened.agency.id);
  const about = await listAskedRelations(tx, opened.key, opened.agency.id);
  return page(view(context, { opened, asks, about, partOf: await namePartsOf(context, asks) }));
}

function view(context: ActingContext, found: Found): SafeHtml {
  const { opened, asks } = found;
  const m = context.actor.membership;
  const standing = asks.filter((ask) => ask.withdrawnAt === null);
  const waiting = standing.filter((ask) => ask.answer === null).toSorted(byDue);
  const answered = standing.filter((ask) => ask.answer !== null);
  const withdrawn = asks.filter((ask) => ask.withdrawnAt !== null);
  const next = nextToAnswer(standing);
  const just = answered.find((ask) => ask.id === context.query['after']);
  return askedPage(
    context,
    opened,
    {
      title: 'The cases you are asked about',
      back: backLink({ href: paths.request(m, opened.key.audit), text: 'What is asked of us' }),
    },
    just !== undefined &&
      notificationBanner({
        type: 'success',
        text: sayAnswered(sayAsked({ ask: just, part: found.partOf(just) }), just),
      }),
    html`<h1 class="govuk-heading-l">The cases you are asked about</h1>`,
    asks.length === 0
      ? html`<p class="tl-lead">
          Your agency is not asked about any case yet. Whoever answers for it gets a mail when it is.
        </p>`
      : html`<p class="tl-lead">${sayWaiting(standing, waiting)}</p>`,
    next !== null &&
      html`<p class="govuk-body">
        ${button({
          text: `Answer for ${sayAsked({ ask: next, part: found.partOf(next) })}`,
          href: paths.answer(m, opened.key.audit, next.id),
        })}
      </p>`,
    together(context, found, waiting),
    rows(context, found, 'To be answered', waiting),
    rows(context, found, 'Answered', answered),
    rows(context, found, 'Not asked any more', withdrawn),
  );
}

function byDue(a: Ask, b: Ask): number {
  return a.dueOn.localeCompare(b.dueOn) || a.caseNumber - b.caseNumber;
}

function sayWaiting(standing: readonly Ask[], waiting: readonly Ask[]): string {
  if (standing.length === 0) return 'Nothing is asked of your agency about any case at the moment.';
  if (waiting.length === 0) return 'You have answered for every case. You can correct an answer at any time.';
  const first = waiting[0]?.dueOn ?? '';
  return `${waiting.length} of ${standing.length} still ${waiting.length === 1 ? 'waits' : 'wait'} for your answer; the first is due on ${displayDay(first)}.`;
}

/** The way to one answer for several settings, where one case waits for more than one of them. */
function together(context: ActingContext, { opened }: Found, waiting: readonly Ask[]): SafeHtml | null {
  const ofSettings = waiting.filter((ask) => ask.setting !== null);
  const isMany = [...Map.groupBy(ofSettings, (ask) => ask.case).values()].some((asks) => asks.length > 1);
  if (!isMany) return null;
  return html`<p class="govuk-body">
    <a class="govuk-link" href="${paths.answerMany(context.actor.membership, opened.key.audit)}"
      >Say for several settings at once that they did not know the people of a case</a
    >
  </p>`;
}

function rows(context: ActingContext, found: Found, heading: string, asks: readonly Ask[]): SafeHtml | null {
  if (asks.length === 0) return null;
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    <ul class="tl-rows">
      ${asks.map((ask) => row(context, found, ask))}
    </ul>`;
}

function row(context: ActingContext, { opened, about, partOf }: Found, ask: Ask): SafeHtml {
  const m = context.actor.membership;
  const { key, today } = opened;
  const name = sayAsked({ ask, part: partOf(ask) });
  const who = sayAskedAbout(about.get(ask.id) ?? []);
  if (ask.withdrawnAt !== null)
    return html`<li class="tl-row">
      <p class="tl-row__title">${name}</p>
      <p class="tl-row__about">Taken back on ${displayInstant(ask.withdrawnAt)}. Nothing is needed of you.</p>
    </li>`;
  const state = stateOfAsk(ask, today);
  const late = daysLate(ask, today);
  const label =
    ask.answer === null
      ? late > 0
        ? `Not answered, ${sayLate(late)}`
        : 'Not answered yet'
      : involvementAnswers[ask.answer];
  return html`<li class="tl-row">
    <p class="tl-row__title">${name}</p>
    <p class="tl-row__about">
      <span class="tl-status tl-status--${askStates[state].shape ?? 'nothing-said'}">${label}</span><br />
      ${who !== '' && html`About: ${who}<br />`}
      ${ask.answeredAt === null ? html`Due on ${displayDay(ask.dueOn)}` : html`Answered on ${displayInstant(ask.answeredAt)}`}
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="${paths.answer(m, key.audit, ask.id)}"
        >${ask.answer === null ? 'Answer' : 'See or correct'}<span class="govuk-visually-hidden">: ${name}</span></a
      >
      ${
        isKnown(ask.answer) &&
        html`<br /><a class="govuk-link" href="${paths.assign(m, key.audit, ask.id)}"
            >Who audits it<span class="govuk-visually-hidden">: ${name}</span></a
          >`
      }
    </p>
  </li>`;
}
