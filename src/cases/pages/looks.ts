import type { ActingContext } from '#accounts';
import { pageLinks, readPaging, sayRange } from '#platform/forms';
import { backLink, select } from '#platform/govuk';
import { html, type Content, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayInstant, displayTime } from '#platform/time';
import { paths } from '../paths.ts';
import { revealReasons, sayLooked } from '../reveal.ts';
import { filterLooks, readLooksAsked, type LooksAsked } from '../rules/filter-looks.ts';
import { listLooks, type Look } from '../store/reveals.ts';
import { findReasonKey, guardPage, namePeople, openGuarded, type OpenedGuard } from './parts/open-guarded.ts';

const most = 100;

/** Who looked at who the people are: at which case, when, until when and why. Nothing about a child. */
export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openGuarded(context);
  if (opened === null) return notFound();
  const looks = await listLooks(context.tx, await findReasonKey(context, opened.key), opened.key);
  const name = await namePeople(
    context,
    looks.map((look) => look.membership),
  );
  context.note({ looks: looks.length });
  return page(view(context, opened, looks, name));
}

function view(
  context: ActingContext,
  opened: OpenedGuard,
  looks: readonly Look[],
  name: (membership: string) => string,
): SafeHtml {
  const m = context.actor.membership;
  const { audit } = opened;
  const asked = readLooksAsked(context.query);
  const found = filterLooks(looks, asked);
  const paging = readPaging(context.query['page'], found.length, most);
  const rows = found.slice(paging.offset, paging.offset + paging.limit);
  return guardPage(
    context,
    opened,
    {
      title: 'Who looked',
      back: backLink({ href: paths.watchAudit(m, audit.id), text: 'What is watched over' }),
    },
    html`<h1 class="govuk-heading-l">Who looked at who the people are</h1>`,
    looks.length === 0
      ? html`<p class="tl-lead">
          Nobody has looked yet. Every look will be here, with who, when and why.
        </p>`
      : html`${filter(paths.looks(m, audit.id), looks, asked, name)}
          <p class="govuk-body">
            ${sayRange(paging)} ${found.length === 1 ? 'look' : 'looks'}.
            <a class="govuk-link" href="${paths.looksFile(m, audit.id, 'csv')}">Download all as CSV</a>
          </p>
          ${rows.length > 0 && table(rows, name)}
          ${pageLinks(
            paging,
            (number) => paths.looks(m, audit.id, { ...asked, page: String(number) }),
            'Pages of looks',
          )}`,
  );
}

function table(looks: readonly Look[], name: (membership: string) => string): SafeHtml {
  return html`<div class="tl-region" role="region" aria-label="Looks" tabindex="0">
    <table class="tl-table">
      <caption class="govuk-visually-hidden">Looks, the latest first</caption>
      <thead>
        <tr>
          ${['Case', 'Who', 'From', 'Until', 'At what', 'Why'].map(
            (label) => html`<th scope="col">${label}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${looks.map(
          (look) =>
            html`<tr>
              <th scope="row">Case ${look.caseNumber}</th>
              ${cell(name(look.membership))} ${cell(displayInstant(look.beganAt))}
              ${cell(displayTime(look.endedAt ?? look.until))} ${cell(sayLooked[look.what])}
              ${cell(html`${revealReasons[look.reasonKind]}${sayReason(look)}`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function sayReason(look: Look): Content {
  if (look.reason === null) return html`<br />What was said does not open any more.`;
  return look.reason === '' ? '' : html`<br /><span class="tl-lines">${look.reason}</span>`;
}

function cell(content: Content): SafeHtml {
  return html`<td>${content}</td>`;
}

function filter(
  action: string,
  looks: readonly Look[],
  asked: LooksAsked,
  name: (membership: string) => string,
): SafeHtml {
  const people = [...new Set(looks.map((look) => look.membership))]
    .map((value) => ({ value, text: name(value) }))
    .toSorted((one, other) => one.text.localeCompare(other.text, 'en-GB'));
  const cases = [...new Set(looks.map((look) => look.caseNumber))].toSorted((one, other) => one - other);
  return html`<form class="tl-filters" method="get" action="${action}">
    <div class="tl-filters__fields">
      ${select({
        id: 'who',
        name: 'who',
        label: { text: 'Who' },
        value: asked.who,
        items: [{ value: '', text: 'Everybody' }, ...people],
      })}
      ${select({
        id: 'case',
        name: 'case',
        label: { text: 'Case' },
        value: asked.case,
        items: [
          { value: '', text: 'All cases' },
          ...cases.map((number) => ({ value: String(number), text: `Case ${number}` })),
        ],
      })}
      <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">Show</button>
    </div>
  </form>`;
}
