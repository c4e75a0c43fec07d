import { listAgencies, listServicesOfAgencies, nameSettings, type ActingContext } from '#accounts';
import { auditPaths } from '#audits';
import { formTag } from '#platform/forms';
import { button, notificationBanner } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { paths } from '../paths.ts';
import { returnStates, type AgencyReturn } from '../return.ts';
import { returnsToOpen, type ReturnsToOpen } from '../rules/returns-to-open.ts';
import { sayReturn } from '../rules/say-return.ts';
import { listReturns } from '../store/returns.ts';
import { loadKnown, openReturns } from './parts/load-known.ts';
import { openAuditTool, type OpenedAuditTool } from './parts/open-audit-tool.ts';
import { returnsPage } from './parts/returns-page.ts';

type Found = {
  readonly opened: OpenedAuditTool;
  readonly returns: readonly AgencyReturn[];
  readonly toOpen: ReturnsToOpen;
};

/** How the returns of an audit stand, and those that can be opened. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(await view(context, found));
}

/** Opens every return that can be opened: for each agency that knows a case, with the tool chosen for it. */
export async function open(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null || found.opened.audit.stage !== 'underway') return notFound();
  const { opened, toOpen } = found;
  const count = await openReturns(context, opened, toOpen.ready);
  context.note({ opened: count }, [opened.audit.id]);
  return redirect(`${paths.progress(context.actor.membership, opened.audit.id)}?opened=${count}`);
}

async function load(context: ActingContext): Promise<Found | null> {
  const opened = await openAuditTool(context);
  if (opened === null) return null;
  const returns = await listReturns(context.tx, opened.key);
  const known = opened.terms === null ? [] : await loadKnown(context, opened);
  return { opened, returns, toOpen: returnsToOpen(known, opened.chosen, returns) };
}

async function view(context: ActingContext, { opened, returns, toOpen }: Found): Promise<SafeHtml> {
  const { audit } = opened;
  const m = context.actor.membership;
  const count = Number(context.query['opened'] ?? 0);
  const name = await namesOf(context, returns);
  return returnsPage(
    context,
    opened,
    { title: 'Returns' },
    count > 0 &&
      notificationBanner({
        type: 'success',
        text: count === 1 ? 'One return is open.' : `${count} returns are open.`,
      }),
    audit.stage === 'underway' && openPart(context, opened, toOpen),
    returns.length === 0
      ? html`<p class="govuk-body">
          No return is open yet. One is opened for each agency that says it knows a case.
          <a class="govuk-link" href="${auditPaths.involvement(m, audit.id)}">See who was asked</a>
        </p>`
      : html`<div class="tl-region" role="region" aria-labelledby="returns" tabindex="0">
          <table class="tl-table">
            <caption class="tl-table__caption" id="returns">
              Returns
            </caption>
            <thead>
              <tr>
                <th scope="col">Case</th>
                <th scope="col">Agency</th>
                <th scope="col">How it stands</th>
                <th scope="col">Due</th>
              </tr>
            </thead>
            <tbody>
              ${returns.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${sayReturn(one)}</th>
                    <td>${name(one)}</td>
                    <td>${returnStates[one.state]}</td>
                    <td>${displayDay(one.dueOn)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`,
  );
}

function openPart(
  context: ActingContext,
  { audit }: OpenedAuditTool,
  toOpen: ReturnsToOpen,
): SafeHtml | null {
  const m = context.actor.membership;
  const { ready, withoutTool } = toOpen;
  if (ready.length === 0 && withoutTool.length === 0) return null;
  return html`${
    ready.length > 0 &&
    formTag(
      { action: paths.openReturns(m, audit.id), keys: context.formKeys },
      html`<p class="tl-lead">
          ${
            ready.length === 1
              ? 'One agency knows a case and has no return for it yet.'
              : `${ready.length} returns can be opened: for each agency that knows a case, with the tool chosen for it.`
          }
        </p>`,
      button({
        text: ready.length === 1 ? 'Open the return' : `Open ${ready.length} returns`,
        preventDoubleClick: true,
      }),
    )
  }
    ${
      withoutTool.length > 0 &&
      html`<p class="govuk-body">
        No tool is chosen for the method of
        ${[...new Set(withoutTool.map((one) => sayReturn(one)))].join(', ')}.
        <a class="govuk-link" href="${paths.auditTool(m, audit.id)}">Choose the tool</a>
      </p>`
    }`;
}

/** How an agency, or its service or setting, is called. */
async function namesOf(
  { tx, actor }: ActingContext,
  returns: readonly AgencyReturn[],
): Promise<(one: AgencyReturn) => string> {
  const { id } = actor.partnership;
  const agencies = await listAgencies(tx, id);
  const services = returns.some((one) => one.service !== null) ? await listServicesOfAgencies(tx, id) : [];
  const settings = await nameSettings(
    tx,
    id,
    returns.flatMap((one) => one.setting ?? []),
  );
  const names = new Map([...agencies, ...services, ...settings].map((one) => [one.id, one.name]));
  return (one) => {
    const agency = names.get(one.agency) ?? 'An agency that is no longer here';
    const part = one.service ?? one.setting;
    return part === null ? agency : `${agency}, ${names.get(part) ?? 'a part that is no longer here'}`;
  };
}
