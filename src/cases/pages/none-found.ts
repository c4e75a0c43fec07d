import { randomUUID } from 'node:crypto';
import { actingPage, actorMay, listAgencies, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import {
  formButtons,
  formTag,
  problemSummary,
  readForm,
  fieldError,
  type FormProblem,
} from '#platform/forms';
import { backLink, insetText, radios } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { invalid, notFound, page, redirect, type Reply } from '#platform/http';
import type { NoneFound } from '../concern.ts';
import { raiseConcernLink } from '../parts/raise-concern-link.ts';
import { paths } from '../paths.ts';
import { sayMoment } from '../rules/concern-clock.ts';
import { listAskedAgencies, listNoneFound, sayNoneFound } from '../store/concern-cases.ts';
import { listConcerns } from '../store/concerns.ts';
import { caseBack } from './parts/case-back.ts';
import { openSeenCase } from './parts/open-concerns.ts';

type Found = {
  readonly key: AuditKey;
  readonly id: string;
  readonly number: number;
  /** For whom it can be said: one's own agency, or as coordinator each agency that is asked, and all of them (''). */
  readonly agencies: readonly { readonly value: string; readonly label: string }[];
  /** Of those, who has said it since anything was raised that is known to whoever acts. */
  readonly said: readonly NoneFound[];
  /** True when something is open about this case that whoever acts knows of. */
  readonly isOpen: boolean;
};

/** How "all who looked" is sent. */
const everybody = 'all';

export async function get(context: ActingContext): Promise<Reply> {
  const found = await load(context);
  return found === null ? notFound() : page(view(context, found, []));
}

/** Says of a case that no immediate concern was found; said twice it stands once. */
export async function post(context: ActingContext): Promise<Reply> {
  const { tx, actor, form } = context;
  const found = await load(context);
  if (found === null) return notFound();
  const { agencies, said, isOpen } = found;
  const reader = readForm(form);
  if (isOpen)
    reader.refuse('for', 'Something was raised about this case and is open. Say this once it is closed');
  const [only] = agencies;
  const chosen =
    agencies.length === 1 && !actorMay(actor, 'cases.keep')
      ? (only?.value ?? null)
      : reader.choice(
          'for',
          agencies.map(({ value }) => value),
          'Choose who found no immediate concern',
        );
  if (chosen === null || reader.problems.length > 0) return invalid(view(context, found, reader.problems));
  const agency = chosen === everybody ? null : chosen;
  if (!said.some((one) => one.agency === agency))
    await sayNoneFound(tx, found.key, { id: randomUUID(), case: found.id, agency, by: actor.membership });
  return redirect(
    actorMay(actor, 'cases.keep')
      ? paths.concerns(actor.membership, found.key.audit)
      : paths.noneFound(actor.membership, found.key.audit, found.id),
  );
}

/** For coordinators and leads: an auditor tells their lead. */
async function load(context: ActingContext): Promise<Found | null> {
  const { tx, actor } = context;
  const coordinates = actorMay(actor, 'cases.keep');
  if (!coordinates && !actorMay(actor, 'cases.answer')) return null;
  const seen = await openSeenCase(context);
  if (seen === null) return null;
  const { key, id } = seen;
  const asked = (await listAskedAgencies(tx, key)).filter((ask) => ask.case === id);
  const own = coordinates ? null : (actor.agency?.id ?? '');
  if (own !== null && !asked.some(({ agency }) => agency === own)) return null;
  const names = (await listAgencies(tx, key.partnership))
    .filter((agency) => asked.some((ask) => ask.agency === agency.id))
    .filter((agency) => own === null || agency.id === own)
    .map((agency) => ({ value: agency.id, label: agency.name }));
  const concerns = (await listConcerns(tx, key)).filter((concern) => concern.case === id);
  const said = (await listNoneFound(tx, key)).filter(
    (one) =>
      one.case === id && concerns.every(({ raisedAt }) => Temporal.Instant.compare(raisedAt, one.saidAt) < 0),
  );
  return {
    ...seen,
    agencies: coordinates ? [...names, { value: everybody, label: 'All who looked at this case' }] : names,
    said,
    isOpen: concerns.some(({ state }) => state !== 'closed'),
  };
}

function view(context: ActingContext, found: Found, problems: readonly FormProblem[]): SafeHtml {
  const { actor, form } = context;
  const m = actor.membership;
  const { key, id, number, agencies, said, isOpen } = found;
  const isCoordinator = actorMay(actor, 'cases.keep');
  const back = isCoordinator
    ? { href: paths.concerns(m, key.audit), text: 'Immediate concerns' }
    : caseBack(context, key, found);
  const mine = isCoordinator ? undefined : said[0];
  return actingPage(
    context,
    {
      title: `No immediate concern found: case ${number}`,
      section: 'audits',
      hasProblems: problems.length > 0,
      back: backLink(back),
    },
    problemSummary(problems),
    html`<p class="govuk-caption-l">Case ${number}</p>
      <h1 class="govuk-heading-l">No immediate concern found</h1>
      <p class="tl-lead">
        It is said of every case, once its records have been looked at: nothing in them suggests that a child is
        unsafe now. If something is raised later, this is taken back by itself.
      </p>`,
    isOpen &&
      insetText({
        text: 'Something was raised about this case and is open. This can be said once it is closed.',
      }),
    mine !== undefined && insetText({ text: `Your agency said so at ${sayMoment(mine.saidAt)}.` }),
    mine === undefined &&
      formTag(
        { action: paths.noneFound(m, key.audit, id), keys: context.formKeys },
        isCoordinator
          ? radios({
              idPrefix: 'for',
              name: 'for',
              fieldset: {
                legend: { text: 'Who found no immediate concern?', classes: 'govuk-fieldset__legend--s' },
              },
              value: form.text('for'),
              items: agencies.map(({ value, label }) => ({
                value,
                text: label,
                ...(said.some((one) => (one.agency ?? everybody) === value)
                  ? { hint: { text: 'Has been said' } }
                  : {}),
              })),
              ...fieldError(problems, 'for'),
            })
          : html`<p class="govuk-body" id="for">You say this for ${agencies[0]?.label}.</p>`,
        formButtons({
          text: isCoordinator ? 'Note it' : 'Say that none was found',
          cancel: back.href,
        }),
      ),
    html`<h2 class="govuk-heading-m">If there is one</h2>`,
    raiseConcernLink(m, key.audit, id),
  );
}
