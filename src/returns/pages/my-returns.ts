import { accountPaths, actingPage, actorMay, type ActingContext } from '#accounts';
import { html, type SafeHtml } from '#platform/html';
import { page, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { paths } from '../paths.ts';
import { isBeingWritten, returnStates, type ReturnState } from '../return.ts';
import { daysLateOf, sayDaysLate } from '../rules/progress-cells.ts';
import { sayReturn } from '../rules/say-return.ts';
import {
  countReturnsElsewhere,
  listMyReturns,
  type MyReturn,
  type ReturnsElsewhere,
} from '../store/returns.ts';

const kinds = {
  write: 'To write',
  sign: 'To sign',
  waiting: 'With the lead',
  signed: 'Signed',
} as const;
type Kind = keyof typeof kinds;

/** The returns that somebody works on for their agency, over all audits, the first due first; and what waits elsewhere. */
export async function get(context: ActingContext): Promise<Reply> {
  const returns = await listMyReturns(context.tx);
  return page(view(context, returns, await countReturnsElsewhere(context.tx)));
}

function kindOf(state: ReturnState, isLead: boolean): Kind {
  if (isBeingWritten(state)) return 'write';
  if (state === 'submitted') return isLead ? 'sign' : 'waiting';
  return 'signed';
}

function view(
  context: ActingContext,
  returns: readonly MyReturn[],
  elsewhere: readonly ReturnsElsewhere[],
): SafeHtml {
  const { actor, query, now } = context;
  const isLead = actorMay(actor, 'returns.sign');
  const asked = query['state'] ?? '';
  const only = Object.hasOwn(kinds, asked) ? asked : '';
  const shown = returns.filter((one) => only === '' || kindOf(one.state, isLead) === only);
  return actingPage(
    context,
    { title: 'Returns', section: 'home' },
    html`<p class="govuk-caption-l">${actor.agency?.name}</p>
      <h1 class="govuk-heading-l">Returns</h1>`,
    returns.length === 0
      ? html`<p class="tl-lead">
          No return is with you at present. One opens when your agency has said that it knows a case, and the coordinator has
          chosen what is asked.
        </p>`
      : filter(actor.membership, returns, isLead, only),
    shown.length === 0 && returns.length > 0 && html`<p class="govuk-body">Nothing of that kind.</p>`,
    [...Map.groupBy(shown, (one) => one.audit).values()].map(
      (ofAudit) =>
        html`<h2 class="govuk-heading-m">${ofAudit[0]?.title}</h2>
          ${gridLink(actor.membership, ofAudit)}
          <ul class="tl-rows">
            ${ofAudit.map((one) => row(actor.membership, one, londonDay(now)))}
          </ul>`,
    ),
    elsewhere.length > 0 &&
      html`<h2 class="govuk-heading-m">In your other partnerships</h2>
        <ul class="govuk-list">
          ${elsewhere.map(
            (one) =>
              html`<li>
                <a class="govuk-link" href="${paths.mine(one.membership)}"
                  >${one.partnership}: ${one.waiting === 1 ? 'one return waits' : `${one.waiting} returns wait`}</a
                >
              </li>`,
          )}
        </ul>
        <p class="govuk-body"><a class="govuk-link" href="${accountPaths.chooseHat()}">Switch who you act as</a></p>`,
  );
}

function filter(m: string, returns: readonly MyReturn[], isLead: boolean, only: string): SafeHtml {
  const item = (href: string, word: string, count: number, isCurrent: boolean) =>
    html`<li>
      <a class="tl-filters__link" href="${href}"${isCurrent ? html` aria-current="true"` : ''}
        >${word} <span class="tl-filters__count">${count}</span></a
      >
    </li>`;
  const counted = (Object.keys(kinds) as readonly Kind[]).map(
    (kind) => [kind, returns.filter((one) => kindOf(one.state, isLead) === kind).length] as const,
  );
  return html`<nav class="tl-filters" aria-label="What is shown">
    <ul class="tl-filters__list">
      ${item(paths.mine(m), 'All', returns.length, only === '')}
      ${counted
        .filter(([kind, count]) => count > 0 || kind === only)
        .map(([kind, count]) => item(`${paths.mine(m)}?state=${kind}`, kinds[kind], count, kind === only))}
    </ul>
  </nav>`;
}

function row(m: string, one: MyReturn, today: string): SafeHtml {
  const name = sayReturn(one);
  const days = daysLateOf(one, today);
  return html`<li class="tl-row">
    <p class="tl-row__title">${name}</p>
    <p class="tl-row__about">
      ${returnStates[one.state]}, due ${displayDay(one.dueOn)}${days > 0 && html`, <strong>${sayDaysLate(days)}</strong>`}
    </p>
    <a class="govuk-link" href="${paths.return(m, one.audit, one.id)}"
      >Open<span class="govuk-visually-hidden"> ${name} of ${one.title}</span></a
    >
  </li>`;
}

/** The way to write several returns on one screen, where there are several of one tool. */
function gridLink(m: string, ofAudit: readonly MyReturn[]): SafeHtml | null {
  const written = ofAudit.filter((one) => isBeingWritten(one.state));
  const [most] = [...Map.groupBy(written, (one) => `${one.tool}.${one.toolNumber}`)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const [first] = written;
  if (most === undefined || first === undefined || most[1].length < 2) return null;
  return html`<p class="govuk-body">
    <a class="govuk-link" href="${paths.grid(m, first.audit, most[0])}"
      >Write ${most[1].length} cases on one screen<span class="govuk-visually-hidden">: ${first.title}</span></a
    >
  </p>`;
}
