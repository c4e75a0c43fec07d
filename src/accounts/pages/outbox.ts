import { pageLinks, readPaging, sayRange, withQuery, type Paging } from '#platform/forms';
import { insetText, tag } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { countMails, listMails, type MailState, type OutboxMail } from '#platform/mail';
import { displayInstant } from '#platform/time';
import type { ActingContext } from '../actor.ts';
import { actingPage } from '../parts/layout.ts';
import { paths } from '../paths.ts';
import { sayMailAbout, sayMailStanding } from '../rules/say-mail.ts';

/** Rows a page. */
const shownAtOnce = 50;

const everyState: readonly MailState[] = ['waiting', 'sending', 'sent', 'failed', 'passed_on'];

type Filter = { readonly code: string; readonly label: string; readonly states: readonly MailState[] };

/** Mails of the partnership that wait, went, or were given up. */
export async function get(context: ActingContext): Promise<Reply> {
  const { tx, actor, query } = context;
  const filters = filtersFor(context.canSendMail);
  const asked = filters.find(({ code }) => code === query['show']) ?? filters[0];
  const states = asked?.states ?? everyState;
  const counts = await countMails(tx, actor.partnership.id);
  const countOf = (wanted: readonly MailState[]) =>
    wanted.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
  const paging = readPaging(query['page'], countOf(states), shownAtOnce);
  const mails = await listMails(tx, actor.partnership.id, { states, ...paging });
  const address = paths.outbox(actor.membership);
  return page(
    actingPage(
      context,
      { title: 'Outbox' },
      html`<h1 class="govuk-heading-l">Outbox</h1>
        <p class="tl-lead">
          Mails of ${actor.partnership.name} to its people. Texts are kept for 14 days after a mail has gone,
          the list for 90.
        </p>
        ${!context.canSendMail && noServer()}
        ${countOf(everyState) === 0 ? nothingYet() : filterLinks(address, filters, asked?.code ?? '', countOf)}
        ${countOf(everyState) > 0 && mails.length === 0 && noneOfThese(address)}
        ${mails.length > 0 && table(context, mails, paging)}
        ${pageLinks(paging, (number) => withQuery(address, { show: asked?.code, page: number }), 'Pages of the list')}`,
    ),
  );
}

function filtersFor(canSend: boolean): readonly Filter[] {
  return [
    { code: '', label: 'All', states: everyState },
    { code: 'waiting', label: canSend ? 'Waiting' : 'To be passed on', states: ['waiting', 'sending'] },
    { code: 'gone', label: 'Gone', states: ['sent', 'passed_on'] },
    { code: 'failed', label: 'Not sent', states: ['failed'] },
  ];
}

function noServer(): SafeHtml {
  return insetText({
    text: 'No mail server is set up, so nothing leaves here by itself. Open a mail, copy its text into your own mail program, and mark it as passed on.',
  });
}

function nothingYet(): SafeHtml {
  return html`<p class="govuk-body">
    There are no mails yet. Invitations, requests and reminders will be listed here with what became of them.
  </p>`;
}

function noneOfThese(address: string): SafeHtml {
  return html`<p class="govuk-body">
    There are no such mails. <a class="govuk-link" href="${address}">Show all mails</a>
  </p>`;
}

function filterLinks(
  address: string,
  filters: readonly Filter[],
  current: string,
  countOf: (states: readonly MailState[]) => number,
): SafeHtml {
  return html`<nav class="tl-filters" aria-label="Which mails">
    <ul class="tl-filters__list">
      ${filters.map(
        ({ code, label, states }) =>
          html`<li>
            <a
              class="tl-filters__link"
              href="${withQuery(address, { show: code })}"
              ${code === current ? html` aria-current="true"` : ''}
              >${label} <span class="tl-filters__count">${countOf(states)}</span></a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function table(context: ActingContext, mails: readonly OutboxMail[], paging: Paging): SafeHtml {
  return html`<div class="tl-region" role="region" aria-labelledby="mails" tabindex="0">
    <table class="tl-table">
      <caption class="tl-table__caption" id="mails">
        ${sayRange(paging)} ${paging.total === 1 ? 'mail' : 'mails'}, the newest first
      </caption>
      <thead>
        <tr>
          <th scope="col">About</th>
          <th scope="col">State</th>
          <th scope="col">To</th>
          <th scope="col">Written</th>
        </tr>
      </thead>
      <tbody>
        ${mails.map((mail) => row(context, mail))}
      </tbody>
    </table>
  </div>`;
}

function row({ actor, now, canSendMail }: ActingContext, mail: OutboxMail): SafeHtml {
  const { label, colour, more } = sayMailStanding(mail, now, canSendMail);
  return html`<tr>
    <th scope="row">
      <a class="govuk-link" href="${paths.outboxMail(actor.membership, mail.id)}"
        >${sayMailAbout(mail.about)}<span class="govuk-visually-hidden"> to ${mail.receiver}</span></a
      >
    </th>
    <td>
      ${tag({ text: label, classes: `govuk-tag--${colour}` })}
      ${more !== '' && html`<span class="tl-table__small">${more}</span>`}
    </td>
    <td>${mail.receiver}</td>
    <td class="tl-table__date">${displayInstant(mail.queuedAt)}</td>
  </tr>`;
}
