import type { ActingContext, Contact } from '#accounts';
import { formButtons, formTag, problemSummary, withQuery, type FormProblem } from '#platform/forms';
import { backLink, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { queueMail } from '#platform/mail';
import { displayDay, displayInstant } from '#platform/time';
import { sayColumn } from '../ask-column.ts';
import { chaseMail } from '../mails.ts';
import { paths } from '../paths.ts';
import { chaseRows, type ChaseRow } from '../rules/chase-rows.ts';
import { sayLate } from '../rules/state-of-ask.ts';
import { markChased } from '../store/asks.ts';
import { casesPage } from './parts/open-cases.ts';
import { loadWhoAnswers, openInvolvement, type OpenedInvolvement } from './parts/open-involvement.ts';

type Waiting = ChaseRow & { readonly who: Contact | null };
type Found = { readonly opened: OpenedInvolvement; readonly rows: readonly Waiting[] };

/** What waits for an answer, the latest of all first, and who would answer it today. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const late = new Set(found.rows.filter((row) => row.daysLate > 0).map((row) => row.ask.id));
  return page(view(context, found, late, []));
}

/** Reminds whoever answers: one mail to each, which says only that something waits; none a second time on one day. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const found = await load(context);
  if (found === null || found.opened.audit.stage !== 'underway') return notFound();
  const { key, today } = found.opened;
  const sent = new Set(form.all('ask'));
  const chosen = found.rows.filter((row) => sent.has(row.ask.id) && !row.isRemindedToday);
  if (chosen.length === 0) {
    const problem = { field: 'ask', message: 'Choose at least one that was not reminded today' };
    return invalid(view(context, found, sent, [problem]));
  }
  const reminded: string[] = [];
  let [mails, unreached, before] = [0, 0, 0];
  for (const [to, rows] of Map.groupBy(chosen, (row) => row.who?.ways?.email ?? null)) {
    const who = rows[0]?.who ?? null;
    if (to === null || who === null) {
      unreached += rows.length;
      continue;
    }
    const occasion = `chased/${key.audit}/${who.id}/${today}`;
    const mail = chaseMail({
      partnership: actor.partnership,
      to,
      site: context.site,
      member: who.member,
      occasion,
    });
    if ((await queueMail(tx, keys, mail)) === null) before += rows.length;
    else {
      mails += 1;
      reminded.push(...rows.map((row) => row.ask.id));
    }
  }
  await markChased(tx, key, reminded);
  context.note({ mails, reminded: reminded.length, unreached }, [key.audit]);
  return redirect(withQuery(paths.chase(actor.membership, key.audit), { mails, unreached, before }));
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openInvolvement(context);
  if (opened === null) return null;
  const answers = await loadWhoAnswers(context, opened.today);
  const rows = chaseRows(opened.asks, opened.columns, opened.today);
  return { opened, rows: rows.map((row) => ({ ...row, who: answers(row.column) })) };
}

function view(
  context: ActingContext,
  { opened, rows }: Found,
  chosen: ReadonlySet<string>,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const { key, audit } = opened;
  const back = paths.matrix(m, key.audit);
  const [problem] = problems;
  const table = waitingTable(m, key.audit, rows, chosen, audit.stage === 'underway');
  return casesPage(
    context,
    opened,
    {
      title: 'Waiting for an answer',
      part: 'involvement',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Involvement' }),
    },
    problemSummary(problems),
    sentBanner(context),
    html`<h1 class="govuk-heading-l">Waiting for an answer</h1>`,
    rows.length === 0
      ? html`<p class="tl-lead">No agency owes an answer.</p>`
      : audit.stage !== 'underway'
        ? table
        : html`<p class="tl-lead">
              The latest come first. Each person gets one mail, which says that something waits and nothing else.
            </p>
            ${formTag(
              { action: paths.chase(m, key.audit), keys: context.formKeys },
              problem !== undefined &&
                html`<p class="govuk-error-message" id="ask">
                  <span class="govuk-visually-hidden">Error:</span> ${problem.message}
                </p>`,
              table,
              formButtons({ text: 'Send reminders', cancel: back }),
            )}`,
  );
}

function sentBanner({ query }: ActingContext): SafeHtml | null {
  if (query['mails'] === undefined) return null;
  const count = (name: string): number => Number(query[name]) || 0;
  const [mails, unreached, before] = [count('mails'), count('unreached'), count('before')];
  const said = [
    mails === 1 ? 'One reminder is on its way.' : `${mails} reminders are on their way.`,
    before > 0 ? `For ${before} a reminder went to the same person today already.` : '',
    unreached > 0 ? `For ${unreached} nobody can be reached by mail: look under “Who answers”.` : '',
  ];
  return notificationBanner({
    ...(mails > 0 ? { type: 'success' } : {}),
    text: said.filter((one) => one !== '').join(' '),
  });
}

function waitingTable(
  m: string,
  audit: string,
  rows: readonly Waiting[],
  chosen: ReadonlySet<string>,
  isOpen: boolean,
): SafeHtml | null {
  if (rows.length === 0) return null;
  return html`<div class="tl-region tl-region--tall tl-print-turned" role="region" aria-labelledby="waiting" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="waiting">
        ${rows.length} ${rows.length === 1 ? 'answer is' : 'answers are'} still to come
      </caption>
      <thead>
        <tr>
          <th scope="col">Case and agency</th>
          <th scope="col">Due</th>
          <th scope="col">Who answers</th>
          <th scope="col">Reminded</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => {
          const { ask, column, who } = row;
          const said = `Case ${ask.caseNumber}, ${sayColumn(column)}`;
          return html`<tr>
            <th scope="row">
              ${
                isOpen &&
                !row.isRemindedToday &&
                html`<div class="govuk-checkboxes govuk-checkboxes--small">
                  <div class="govuk-checkboxes__item">
                    <input
                      class="govuk-checkboxes__input"
                      id="ask-${ask.id}"
                      name="ask"
                      type="checkbox"
                      value="${ask.id}"${chosen.has(ask.id) ? html` checked` : ''}
                    />
                    <label class="govuk-label govuk-checkboxes__label" for="ask-${ask.id}"
                      ><span class="govuk-visually-hidden">Remind about ${said}</span></label
                    >
                  </div>
                </div>`
              }
              <a class="govuk-link" href="${paths.ask(m, audit, ask.id)}">${said}</a>
            </th>
            <td class="tl-table__date">
              ${displayDay(ask.dueOn)}
              ${
                row.daysLate > 0 &&
                html`<br /><span class="tl-status tl-status--no-reply">${sayLate(row.daysLate)}</span>`
              }
            </td>
            <td>${sayWho(who)}</td>
            <td>
              ${ask.chasedAt === null ? 'Not yet' : displayInstant(ask.chasedAt)}${
                row.isRemindedToday && html`<span class="tl-table__small">Again from tomorrow</span>`
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

const parts = { lead: 'lead', deputy: 'deputy', cover: 'covers at present' } as const;

function sayWho(who: Contact | null): SafeHtml {
  if (who === null) return html`<strong>Nobody at present</strong>`;
  const reach = who.ways?.email ?? null;
  return html`${who.name}, ${parts[who.part]}${
    reach === null
      ? html`<span class="tl-table__small">No e-mail address${who.ways?.telephone != null && html`; telephone ${who.ways.telephone}`}</span>`
      : ''
  }`;
}
