import { actingPage, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { formTag, problemSummary, readForm, type FormProblem } from '#platform/forms';
import { backLink, button, details } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import { displayInstant } from '#platform/time';
import type { GivenCase } from '../assignment.ts';
import { findCaseKey } from '../case-keys.ts';
import { settlements, type Conflict } from '../conflict.ts';
import { raiseConcernLink } from '../parts/raise-concern-link.ts';
import { reasonArea } from '../parts/reason-area.ts';
import { paths } from '../paths.ts';
import { reasonProblem } from '../rules/reason-problem.ts';
import { sayCase } from '../sample-case.ts';
import { listMyCases } from '../store/assignments.ts';
import { addConflict, listConflicts } from '../store/conflicts.ts';
import { endReveals } from '../store/reveals.ts';
import { sayGiven } from './my-cases.ts';
import { beginLook, disclosedPart, lookAtDisclosed, type Looked } from './parts/disclosed.ts';

type Found = {
  readonly key: AuditKey;
  readonly one: GivenCase;
  readonly agency: string;
  readonly looked: Looked | null;
  /** One's own. */
  readonly conflicts: readonly Conflict[];
};

/** A case that somebody was given: what their agency was told of it, for as long as they have it. */
export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, null, []));
}

/** Shows who the case is about for a while. */
export async function reveal(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const { one, key } = found;
  const refused = await beginLook(context, key, { case: one.case, caseNumber: one.number });
  if (refused !== null) return invalid(view(context, found, refused, []));
  return redirect(paths.myCase(context.actor.membership, key.audit, one.case));
}

/** Ends one's own look before its time. */
export async function hide(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  if (found === null) return notFound();
  const { membership } = context.actor;
  await endReveals(context.tx, found.key, found.one.case, membership);
  return redirect(paths.myCase(membership, found.key.audit, found.one.case));
}

/** Says of oneself that one is too close to the case; the lead of the agency settles it. */
export async function declare(context: ActingContext): Promise<Reply> {
  const { tx, keys, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { one, key, agency } = found;
  const reader = readForm(form);
  const reason = reader.text('why', { called: 'reason', longest: 1000, lines: true });
  const wrong = reason === '' ? null : reasonProblem(reason);
  if (wrong !== null) reader.refuse('why', wrong);
  if (found.conflicts.some(({ settled }) => settled === 'open'))
    reader.refuse('why', 'You have declared it already; the lead of your agency settles it');
  const caseKey = await findCaseKey(keys, one.case);
  if (caseKey === null)
    reader.refuse('why', 'The key of this case is gone, so nothing more can be kept about it');
  if (reader.problems.length > 0 || caseKey === null)
    return invalid(view(context, found, null, reader.problems));
  await addConflict(
    tx,
    caseKey,
    key,
    { case: one.case, agency },
    { membership: actor.membership, found: 'declared', reason, by: actor.membership },
  );
  context.note({ declared: true }, [one.case]);
  return redirect(paths.myCase(actor.membership, key.audit, one.case));
}

async function load(context: ActingContext): Promise<Found | null> {
  const { tx, keys, actor, params } = context;
  const { agency, membership, partnership } = actor;
  if (agency === null) return null;
  const one = (await listMyCases(tx)).find(
    (given) => given.audit === params['audit'] && given.case === params['case'],
  );
  if (one === undefined) return null;
  const key = { partnership: partnership.id, audit: one.audit };
  const conflicts = await listConflicts(tx, keys, key, { case: one.case, agency: agency.id });
  return {
    key,
    one,
    agency: agency.id,
    looked: await lookAtDisclosed(context, key, { case: one.case, of: { agency: agency.id } }),
    conflicts: conflicts.filter((conflict) => conflict.membership === membership),
  };
}

function view(
  context: ActingContext,
  { one, looked, conflicts }: Found,
  refused: string | null,
  problems: readonly FormProblem[],
): SafeHtml {
  const m = context.actor.membership;
  const name = sayCase(one);
  return actingPage(
    context,
    {
      title: `${name} – ${one.title}`,
      section: 'home',
      back: backLink({ href: paths.mine(m), text: 'My cases' }),
      hasProblems: problems.length > 0 || refused !== null,
    },
    problemSummary(problems),
    html`<p class="govuk-caption-l">${one.title}</p>
      <h1 class="govuk-heading-l">${name}</h1>
      <p class="tl-lead">${sayGiven(one)}. Then you see it no longer.</p>
      ${raiseConcernLink(m, one.audit, one.case)}
      <h2 class="govuk-heading-m">Who this is about</h2>`,
    refused !== null && html`<p class="govuk-error-message">${refused}.</p>`,
    looked === null
      ? formTag(
          { action: paths.myCaseReveal(m, one.audit, one.case), keys: context.formKeys },
          html`<p class="govuk-body tl-measure">
            What your agency was told, shown for 30 minutes for looking at your own records. That you looked is recorded
            under your name.
          </p>`,
          button({ text: 'Show who this is', preventDoubleClick: true }),
        )
      : disclosedPart(context, looked, paths.myCaseHide(m, one.audit, one.case)),
    html`<h2 class="govuk-heading-m">Too close to this case?</h2>`,
    conflicts.map(
      (conflict) =>
        html`<p class="govuk-body tl-measure">
          ${conflict.found === 'declared' ? 'You declared' : 'It was found'} on ${displayInstant(conflict.raisedAt)} that you
          may be too close. <strong>${settlements[conflict.settled]}.</strong>
        </p>`,
    ),
    conflicts.every(({ settled }) => settled !== 'open') && declareForm(context, one, problems),
  );
}

function declareForm(context: ActingContext, one: GivenCase, problems: readonly FormProblem[]): SafeHtml {
  return details({
    summaryText: 'I know the family, or I worked with them',
    open: problems.length > 0,
    html: formTag(
      {
        action: paths.myCaseConflict(context.actor.membership, one.audit, one.case),
        keys: context.formKeys,
      },
      reasonArea(
        {
          id: 'why',
          label: 'How you are close to it',
          hint: 'The lead of your agency and the coordinators of the audit read this. No names of children or families.',
          value: problems.length > 0 ? context.form.text('why') : '',
        },
        problems,
      ),
      button({ text: 'Declare it', classes: 'govuk-button--secondary', preventDoubleClick: true }),
    ),
  });
}
