import type { ActingContext } from '#accounts';
import {
  asText,
  dayEntry,
  drawEntries,
  formButtons,
  formTag,
  problemSummary,
  readForm,
  showEntries,
  textEntry,
  typedIn,
  type Entry,
  type FormProblem,
} from '#platform/forms';
import { backLink, insetText, warningText } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { conflict, invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayDay } from '#platform/time';
import { versionInForce, type DecisionKind } from '../agreement.ts';
import { livePage } from '../parts/live-page.ts';
import { paths } from '../paths.ts';
import type { AgreementState } from '../rules/agreement-state.ts';
import { termsAgreed } from '../timetable.ts';
import { planMilestones } from '../rules/plan-milestones.ts';
import { getTermsContent, listDecisions, recordDecision } from '../store/agreements.ts';
import { moveStage } from '../store/live-audits.ts';
import { reachMilestone, setMilestones } from '../store/milestones.ts';
import type { Terms } from '../terms/terms.ts';
import { askAgencies } from './parts/ask-agencies.ts';
import { openTerms, type OpenedTerms } from './parts/open-terms.ts';

/** What is decided here: to start on a version, or to let a newer one take the place of the one in force. */
type Starting = {
  readonly opened: OpenedTerms;
  readonly agreement: AgreementState;
  readonly terms: Terms;
  readonly isRenewal: boolean;
};

export async function get(context: ActingContext): Promise<Reply> {
  const starting = await load(context);
  return starting === null ? notFound() : page(view(context, starting, [], false));
}

export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const starting = await load(context);
  if (starting === null) return notFound();
  const { opened, agreement, terms, isRenewal } = starting;
  const { key, audit, around } = opened;
  const reader = readForm(form);
  const [decidedBy = '', decidedOn = '', reason = ''] = entriesOf(agreement).map((entry) =>
    asText(entry.read(reader, form)),
  );
  if (decidedOn > around.today)
    reader.refuse('decided-on', `${displayDay(decidedOn)} is still to come. Enter the day of the decision`);
  if (reader.problems.length > 0) return invalid(view(context, starting, reader.problems, false));
  // Somebody may have answered, or put another version to the group, since this page was opened.
  if (form.text('seen') !== seenOf(agreement)) return conflict(view(context, starting, [], true));
  const kinds: readonly [DecisionKind, DecisionKind] = isRenewal
    ? ['terms_renewed', 'renewed_unagreed']
    : ['started', 'started_unagreed'];
  await recordDecision(tx, key, {
    kind: agreement.isAgreed ? kinds[0] : kinds[1],
    number: agreement.number,
    reason: reason === '' ? null : reason,
    decidedBy,
    decidedOn,
    recordedBy: actor.membership,
  });
  if (!isRenewal && !(await moveStage(tx, key, audit.stage, 'underway'))) return notFound();
  await setMilestones(tx, key, planMilestones(terms));
  if (agreement.agreedOn !== null)
    await reachMilestone(tx, key, termsAgreed, agreement.agreedOn, actor.membership);
  const agencies = await askAgencies(tx, key, agreement.number, terms);
  context.note({ number: agreement.number, agreed: agreement.isAgreed, agencies });
  return redirect(`${paths.askedAgencies(actor.membership, audit.id)}?started=yes`);
}

async function load(context: ActingContext): Promise<Starting | null> {
  const opened = await openTerms(context);
  if (opened === null || opened.audit.origin !== 'live' || opened.audit.stage === 'closed') return null;
  const { agreement } = opened.progress;
  const content = agreement === null ? null : await getTermsContent(context.tx, opened.key, agreement.number);
  if (agreement === null || content === null) return null;
  const decisions = await listDecisions(context.tx, opened.key);
  const inForce = versionInForce(decisions);
  const isRenewal = opened.audit.stage === 'underway';
  return isRenewal && inForce === agreement.number
    ? null
    : { opened, agreement, terms: content.terms, isRenewal };
}

function seenOf(agreement: AgreementState): string {
  return `${agreement.number} ${agreement.agreed} ${agreement.notYet}`;
}

function entriesOf(agreement: AgreementState): readonly Entry[] {
  return [
    textEntry({
      name: 'decided-by',
      label: 'Who decided it',
      hint: 'A group or a post, such as “Audit commissioners’ group”',
      longest: 300,
      needed: true,
      called: 'group or post that decided it',
    }),
    dayEntry({ name: 'decided-on', label: 'When', needed: 'Enter the day of the decision' }),
    textEntry({
      name: 'reason',
      label: agreement.isAgreed ? 'Remark (optional)' : 'Why it starts before everybody has agreed',
      hint: agreement.isAgreed ? undefined : 'It stands in the audit’s record for good',
      longest: 2000,
      rows: 3,
      needed: !agreement.isAgreed,
      called: 'reason why it starts before everybody has agreed',
    }),
  ];
}

function view(
  context: ActingContext,
  starting: Starting,
  problems: readonly FormProblem[],
  isStale: boolean,
): SafeHtml {
  const { opened, agreement, terms, isRenewal } = starting;
  const { audit, progress } = opened;
  const m = context.actor.membership;
  const back = paths.agreement(m, audit.id);
  const title = isRenewal ? `Put version ${agreement.number} into force` : 'Start the audit';
  const asked = terms.agencies.filter((agency) => agency.asked);
  const entries = entriesOf(agreement);
  const typed =
    problems.length > 0 || isStale
      ? typedIn(context.form)
      : showEntries(entries, {
          'decided-by': agreement.isAgreed ? 'Those who commission the audit' : null,
          'decided-on': agreement.agreedOn,
        });
  return livePage(
    context,
    audit,
    progress,
    {
      title,
      part: 'agreement',
      hasProblems: problems.length > 0,
      back: backLink({ href: back, text: 'Agreement' }),
    },
    problemSummary(problems),
    html`<h1 class="govuk-heading-l">${title}</h1>`,
    isStale &&
      insetText({
        text: 'The answers have changed since you opened this page. Nothing was done. Look again.',
      }),
    !agreement.isAgreed &&
      warningText({
        text: `Not everybody has agreed version ${agreement.number}: ${agreement.agreed} of ${agreement.commissioners.length} have.`,
        iconFallbackText: 'Warning',
      }),
    html`<p class="govuk-body tl-measure">
        ${
          isRenewal
            ? `From then on the audit runs by version ${agreement.number}. These agencies see what is asked of them now; an agency that is asked no longer is told so.`
            : `Each of these agencies’ leads then sees what is asked of the agency, and when. Nobody is told yet who the children are.`
        }
      </p>
      <ul class="govuk-list govuk-list--bullet">
        ${asked.map((agency) => html`<li>${agency.name}</li>`)}
      </ul>`,
    formTag(
      { action: paths.start(m, audit.id), keys: context.formKeys },
      html`<input type="hidden" name="seen" value="${seenOf(agreement)}" />`,
      drawEntries(entries, {}, { typed, problems }),
      formButtons({ text: title, cancel: back }),
    ),
  );
}
