import { sayHat, type ActingContext } from '#accounts';
import type { AuditKey } from '#audits';
import { KeyUnavailable } from '#platform/crypto';
import { summaryList } from '#platform/govuk';
import { html, type SafeHtml } from '#platform/html';
import { displayDay, displayTime } from '#platform/time';
import { keepAuditKey } from '../../case-keys.ts';
import type { Told, ToldPerson } from '../../disclosure.ts';
import { personFactCodes, personFacts, type PersonFact } from '../../identity.ts';
import { revealBand } from '../../parts/reveal-band.ts';
import { mergeTold } from '../../rules/merge-told.ts';
import { pauseAt, pausedUntil } from '../../rules/pause-looking.ts';
import { permitReveal } from '../../rules/permit-reveal.ts';
import { readOpenDisclosures } from '../../store/disclosures.ts';
import { beginReveal, findOpenReveal, listRecentLooks } from '../../store/reveals.ts';

/** How long an agency sees what it was told, once somebody asks to see it. */
const minutesShown = 30;

/** What of a case, and for whom: one ask, or all that lies open to an agency. */
export type Disclosed = {
  readonly case: string;
  readonly of: { readonly ask: string } | { readonly agency: string };
};

/** What one's own open look shows of what the agency was told; `told` is null where nothing is open, or nothing opens. */
export type Looked = { readonly until: Temporal.Instant; readonly told: Told | null };

/** Opens what the agency was told of a case, where whoever asks has a look of their own open; null otherwise. */
export async function lookAtDisclosed(
  context: ActingContext,
  key: AuditKey,
  { case: caseId, of }: Disclosed,
): Promise<Looked | null> {
  const { tx, keys, actor, now } = context;
  const asked = { case: caseId, membership: actor.membership, what: 'disclosure' } as const;
  const reveal = await findOpenReveal(tx, key, asked);
  const leave = permitReveal(reveal, { ...asked, now });
  if (reveal === null || leave === null) return null;
  const open = await readOpenDisclosures(tx, keys, key, of, leave);
  const told = open.flatMap((one) => one.told ?? []);
  context.note({ revealed: told.length > 0 }, [reveal.id]);
  return { until: reveal.until, told: told.length === 0 ? null : mergeTold(told) };
}

/**
 * Opens a look at what the agency was told of a case, under one's own name; a look that is open already goes on.
 * @returns a sentence where nobody may look now.
 */
export async function beginLook(
  context: ActingContext,
  key: AuditKey,
  one: { readonly case: string; readonly caseNumber: number },
): Promise<string | null> {
  const { tx, keys, actor, now } = context;
  const asked = { case: one.case, membership: actor.membership, what: 'disclosure' } as const;
  if ((await findOpenReveal(tx, key, asked)) !== null) return null;
  const since = now.subtract({ minutes: pauseAt.withinMinutes + pauseAt.pauseMinutes });
  const { membership, partnership } = actor;
  const paused = pausedUntil(await listRecentLooks(tx, partnership.id, { since, membership }), now);
  if (paused !== null) {
    context.note({ paused: true });
    return `You looked at ${pauseAt.cases} cases within ${pauseAt.withinMinutes} minutes. You can look again from ${displayTime(paused)}. The Caldicott Guardian sees this`;
  }
  try {
    const look = await beginReveal(tx, await keepAuditKey(keys, key), key, {
      ...asked,
      caseNumber: one.caseNumber,
      reasonKind: 'search_records',
      reason: '',
      minutes: minutesShown,
      now,
    });
    context.note({ reason: 'search_records', minutes: minutesShown }, [look]);
  } catch (problem) {
    if (!(problem instanceof KeyUnavailable)) throw problem;
    context.note({ key: problem.reason });
    return 'Who this is about can no longer be shown: its key is gone';
  }
  return null;
}

/** Who the people are, under the band that says until when. */
export function disclosedPart(context: ActingContext, looked: Looked, hide: string): SafeHtml {
  const { actor, now, formKeys } = context;
  return html`${revealBand({
    until: looked.until,
    now,
    to: `${actor.name}, ${sayHat(actor)}`,
    hide,
    keys: formKeys,
  })}
  ${
    looked.told === null
      ? html`<p class="govuk-body tl-measure">
          Nothing that your agency was told about this case can be read now: it was closed, or it does not open. Ask
          whoever coordinates the audit.
        </p>`
      : html`<div data-while-shown>${looked.told.people.map(personPart)}</div>`
  }`;
}

function personPart(person: ToldPerson): SafeHtml {
  const rows = personFactCodes.flatMap((fact) => {
    const value = person.facts[fact];
    return value === undefined ? [] : [[labelOf(person, fact), showFact(fact, value)] as const];
  });
  return html`<h3 class="govuk-heading-s">${person.called}</h3>
    ${
      rows.length === 0
        ? html`<p class="govuk-body">Nothing is known of what your agency was to be told.</p>`
        : summaryList({
            rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
          })
    }`;
}

function labelOf(person: ToldPerson, fact: PersonFact): string {
  return fact === 'born' && person.isUnborn ? 'Expected to be born' : personFacts[fact];
}

function showFact(fact: PersonFact, value: string): string {
  if (fact === 'born') return displayDay(value);
  return fact === 'nhsNumber' ? value.replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3') : value;
}
