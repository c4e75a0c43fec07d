import { accountPaths, actingPage, nameMembers, type ActingContext } from '#accounts';
import {
  fieldError,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  type FormProblem,
} from '#platform/forms';
import { backLink, textarea } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay, londonDay } from '#platform/time';
import { versionInForce, type Decision } from '../agreement.ts';
import type { LiveAudit } from '../live-audit.ts';
import { paths } from '../paths.ts';
import { getTermsContent, listDecisions, recordDecision } from '../store/agreements.ts';
import { findLiveAudit, moveStage } from '../store/live-audits.ts';
import { withdrawRequests } from '../store/requests.ts';
import { askAgencies } from './parts/ask-agencies.ts';
import { auditKeyOf } from './parts/open-terms.ts';

type Found = {
  readonly audit: LiveAudit;
  /** Latest first. */
  readonly decisions: readonly Decision[];
  readonly names: ReadonlyMap<string, string>;
};

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, []));
}

/** Withdraws an audit or puts a template away, with the reason; or takes up again what was withdrawn. Nothing is lost. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form, now } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { audit, decisions } = found;
  const key = auditKeyOf(context);
  const isBack = audit.stage === 'withdrawn';
  // Sent from a page that somebody else's decision has made stale: what was wanted is so.
  if (form.text('seen') !== audit.stage) return redirect(paths.withdraw(actor.membership, audit.id));
  const reader = readForm(form);
  const reason = reader.text('reason', { called: 'reason', longest: 2000, lines: true });
  if (reader.problems.length > 0) return invalid(view(context, found, reader.problems));
  const inForce = versionInForce(decisions);
  const begun = inForce === null ? 'commissioning' : 'underway';
  const stage = isBack ? (audit.origin === 'template' ? 'template' : begun) : 'withdrawn';
  if (!(await moveStage(tx, key, audit.stage, stage))) return notFound();
  await recordDecision(tx, key, {
    kind: isBack ? 'taken_up_again' : 'withdrawn',
    number: null,
    reason,
    decidedBy: actor.name,
    decidedOn: londonDay(now),
    recordedBy: actor.membership,
  });
  if (!isBack) await withdrawRequests(tx, key);
  const terms = inForce === null ? null : await getTermsContent(tx, key, inForce);
  if (isBack && inForce !== null && terms !== null) await askAgencies(tx, key, inForce, terms.terms);
  context.note({ withdrawn: !isBack });
  return redirect(
    isBack ? paths.terms(actor.membership, audit.id) : paths.withdraw(actor.membership, audit.id),
  );
}

async function load(context: ActingContext): Promise<Found | null> {
  const key = auditKeyOf(context);
  const audit = await findLiveAudit(context.tx, key);
  if (audit === null || audit.stage === 'closed') return null;
  const decisions = await listDecisions(context.tx, key);
  const names = await nameMembers(
    context.tx,
    decisions.map((one) => one.recordedBy),
  );
  return { audit, decisions, names };
}

function view(context: ActingContext, found: Found, problems: readonly FormProblem[]): SafeHtml {
  const { audit, decisions, names } = found;
  const m = context.actor.membership;
  const isTemplate = audit.origin === 'template';
  const isBack = audit.stage === 'withdrawn';
  const list = isTemplate
    ? { href: paths.templates(m), text: 'Templates' }
    : { href: accountPaths.audits(m), text: 'Audits' };
  const back = isBack ? list : { href: paths.terms(m, audit.id), text: 'Terms of reference' };
  const title = isBack
    ? `${isTemplate ? 'Put away' : 'Withdrawn'}: ${audit.title}`
    : isTemplate
      ? 'Put this template away'
      : 'Withdraw this audit';
  const last = decisions.find((one) => one.kind === 'withdrawn');
  return actingPage(
    context,
    { title, section: 'audits', hasProblems: problems.length > 0, back: backLink(back) },
    problemSummary(problems),
    !isBack && html`<p class="govuk-caption-l">${audit.title}</p>`,
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    isBack && last !== undefined
      ? html`<p class="tl-lead">
            On ${displayDay(last.decidedOn)}, by ${names.get(last.recordedBy) ?? last.decidedBy}. Everything
            written for it is kept.
          </p>
          <p class="govuk-body tl-measure">${last.reason}</p>`
      : html`<p class="tl-lead">${about(audit)}</p>`,
    formTag(
      { action: paths.withdraw(m, audit.id), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${audit.stage}" />`,
      textarea({
        id: 'reason',
        name: 'reason',
        label: { text: isBack ? 'Why it is taken up again' : 'Why' },
        hint: { text: 'It stays in the record' },
        rows: '3',
        classes: 'tl-measure',
        value: context.form.text('reason'),
        autocomplete: 'off',
        ...fieldError(problems, 'reason'),
      }),
      formButtons({
        text: isBack ? 'Take it up again' : isTemplate ? 'Put it away' : 'Withdraw it',
        cancel: back.href,
        warning: !isBack,
      }),
    ),
  );
}

function about(audit: LiveAudit): string {
  if (audit.origin === 'template')
    return 'Nobody is offered it any more. Audits that were begun from it stay as they are, and you can take it up again.';
  return audit.stage === 'underway'
    ? 'The agencies that were asked are told that nothing is asked of them any more. Everything written is kept, and you can take the audit up again.'
    : 'It leaves the list of audits in hand. Everything written is kept, and you can take it up again.';
}
