import { nameMembers, type ActingContext } from '#accounts';
import { button } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { notFound, page, type Reply } from '#platform/http';
import { displayDay, displayInstant } from '#platform/time';
import { decisionKinds, versionInForce, type Decision } from '../agreement.ts';
import { answersTable } from '../parts/answers-table.ts';
import { livePage } from '../parts/live-page.ts';
import { paths } from '../paths.ts';
import { listDecisions } from '../store/agreements.ts';
import { openTerms, type OpenedTerms } from './parts/open-terms.ts';

export async function get(context: ActingContext): Promise<Reply> {
  const opened = await openTerms(context);
  if (opened === null || opened.audit.origin !== 'live') return notFound();
  const decisions = await listDecisions(context.tx, opened.key);
  const names = await nameMembers(context.tx, [
    ...opened.versions.map((version) => version.madeBy),
    ...decisions.map((decision) => decision.recordedBy),
  ]);
  return page(view(context, opened, decisions, names));
}

function view(
  context: ActingContext,
  opened: OpenedTerms,
  decisions: readonly Decision[],
  names: ReadonlyMap<string, string>,
): SafeHtml {
  const { audit, progress, versions } = opened;
  const m = context.actor.membership;
  return livePage(
    context,
    audit,
    progress,
    { title: 'Agreement', part: 'agreement' },
    html`<h1 class="govuk-heading-l">Agreement</h1>`,
    progress.agreement === null
      ? html`<p class="tl-lead">
            Those who commission the audit have not been asked yet. Check what is written, then put it to them.
          </p>
          ${button({ text: 'Check what is written', href: paths.check(m, audit.id) })}`
      : [
          html`<p class="tl-lead">${lead(opened)}</p>`,
          answersTable(progress.agreement, (state) =>
            state.commissioner.membership === m
              ? html`<a
                  class="govuk-link"
                  href="${paths.version(m, audit.id, progress.agreement?.number ?? 1)}"
                  >Answer yourself</a
                >`
              : html`<a
                  class="govuk-link"
                  href="${paths.noteAnswer(m, audit.id, progress.agreement?.number ?? 1, state.commissioner.id)}"
                  >Note an answer<span class="govuk-visually-hidden"> of ${state.commissioner.name}</span></a
                >`,
          ),
          whatNext(m, opened, decisions),
          html`<h2 class="govuk-heading-m">Versions</h2>
            <ul class="tl-rows">
              ${versions.map(
                (version) =>
                  html`<li class="tl-row">
                    <p class="tl-row__title">Version ${version.number}</p>
                    <p class="tl-row__about">
                      Put to the group on ${displayInstant(version.madeAt)} by
                      ${names.get(version.madeBy) ?? 'somebody who has left'}.
                      ${
                        version.changes.length > 0 &&
                        `${version.changes.length} ${version.changes.length === 1 ? 'change' : 'changes'} since version ${version.number - 1}.`
                      }
                    </p>
                    <a class="govuk-link" href="${paths.version(m, audit.id, version.number)}"
                      >Read version ${version.number}</a
                    >
                  </li>`,
              )}
            </ul>`,
        ],
    decisionsList(decisions, names),
  );
}

function lead({ progress, versions, audit }: OpenedTerms): string {
  const { agreement, isAhead } = progress;
  if (agreement === null) return '';
  const newer = isAhead
    ? ` What is written now differs from it: put it to the group again as version ${(versions[0]?.number ?? 0) + 1}.`
    : '';
  if (agreement.agreedOn !== null)
    return `Version ${agreement.number} is agreed by everybody who commissions the audit, since ${displayDay(agreement.agreedOn)}.${newer}`;
  const started = audit.stage === 'underway' ? ' The audit has started.' : ' The audit cannot start yet.';
  return `Version ${agreement.number} waits for ${agreement.open + agreement.notYet} of ${agreement.commissioners.length}.${started}${newer}`;
}

/** The one next step: to start, to put new terms into force, or to wait. */
function whatNext(m: string, opened: OpenedTerms, decisions: readonly Decision[]): SafeHtml | null {
  const { audit, progress } = opened;
  const inForce = versionInForce(decisions);
  if (audit.stage === 'closed' || progress.agreement === null) return null;
  const { number, isAgreed } = progress.agreement;
  if (audit.stage === 'underway' && inForce === number)
    return html`<p class="govuk-body">Version ${number} is in force: the audit runs by it.</p>`;
  const what = audit.stage === 'underway' ? `Put version ${number} into force` : 'Start the audit';
  return isAgreed
    ? html`<p class="govuk-body">${button({ text: what, href: paths.start(m, audit.id) })}</p>`
    : html`<p class="govuk-body">
        Nothing starts on terms that are not agreed, unless that is decided and recorded.
        <a class="govuk-link" href="${paths.start(m, audit.id)}">${what} all the same</a>
      </p>`;
}

function decisionsList(decisions: readonly Decision[], names: ReadonlyMap<string, string>): SafeHtml | null {
  if (decisions.length === 0) return null;
  return html`<h2 class="govuk-heading-m">Decisions</h2>
    <ul class="tl-rows">
      ${decisions.map(
        (one) =>
          html`<li class="tl-row">
            <p class="tl-row__title">
              ${decisionKinds[one.kind]}${one.number !== null && `, on version ${one.number}`}
            </p>
            <p class="tl-row__about">
              Decided by ${one.decidedBy} on ${displayDay(one.decidedOn)}; recorded by
              ${names.get(one.recordedBy) ?? 'somebody who has left'}.
            </p>
            ${one.reason !== null && html`<p class="govuk-body tl-measure">${one.reason}</p>`}
          </li>`,
      )}
    </ul>`;
}
