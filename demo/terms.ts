import { listAgencies, listAreas, type AgencyRow, type Area } from '#accounts';
import {
  addPlannedAudit,
  addPriority,
  askAgencies,
  beginAudit,
  loadAround,
  listPriorities,
  makeTermsVersion,
  moveStage,
  planMilestones,
  programmeYearOf,
  reachMilestone,
  readTerms,
  recordDecision,
  recordTermsAnswer,
  setMilestones,
  type AuditKey,
} from '#audits';
import type { Tx } from '#platform/db';
import type { Values } from '#platform/forms';
import { addWorkingDays } from '#platform/time';
import { membershipOf, type Hat } from './hats.ts';
import { idFor } from './id-for.ts';
import audits from './wealdmere/audits.json' with { type: 'json' };

type Begun = { readonly partnership: string; readonly shortName: string; readonly today: string };
const commissioners = ['Judith Farr', 'Eleanor Voss', 'Rosalind Achebe'];

/** The working day so many of them from today, backwards too; ISO. */
export function workingDay(today: string, days: number): string {
  return addWorkingDays(today, days, ['England']);
}

/**
 * The programme of the year with its priorities, an audit under way on agreed terms, and one of which the terms are being
 * written. Returns the audit under way; null where all of that stands already.
 */
export async function commission(
  tx: Tx,
  place: Begun,
  hat: Hat,
  now: Temporal.Instant,
): Promise<AuditKey | null> {
  const { partnership, today } = place;
  if ((await listPriorities(tx, partnership)).length > 0) return null;
  const writer = { partnership, membership: hat.membership };
  for (const priority of audits.priorities)
    await addPriority(tx, writer, { ...priority, from: null, until: null, isRetired: false });
  const agencies = await listAgencies(tx, partnership);
  const areas = await listAreas(tx, partnership);
  const begin = async (values: Values) =>
    beginAudit(tx, partnership, hat.membership, { origin: 'live', values, from: null });
  const ids = {
    live: await begin(valuesOfLive(place, agencies, areas)),
    begun: await begin(withItemIds('begun', audits.begun)),
  };
  const key = { partnership, audit: ids.live };
  await agree(tx, key, place, hat, now);
  const priorities = new Map((await listPriorities(tx, partnership)).map(({ name, id }) => [name, id]));
  for (const { title, themes, priority, becomes, inDays, agencies: asked } of audits.planned) {
    const [from = today, until = today] = inDays.map((days) => workingDay(today, days));
    await addPlannedAudit(tx, writer, {
      year: programmeYearOf(today),
      title,
      themes,
      priority: priorities.get(priority) ?? null,
      ownerGroup: 'Quality and Assurance Group',
      quarter: null,
      from,
      until,
      agencies: agencies
        .filter(({ shortName: name }) => asked === undefined || asked.includes(name))
        .map((agency) => agency.id),
      note: '',
      audit: becomes === 'live' ? ids.live : becomes === 'begun' ? ids.begun : null,
    });
  }
  return key;
}

function valuesOfLive(place: Begun, agencies: readonly AgencyRow[], areas: readonly Area[]): Values {
  const { today, shortName } = place;
  const quotas = { Aldermarsh: 5, Brackenholt: 5, Coldharrow: 2 };
  const signed = workingDay(today, -40);
  return withItemIds('live', {
    ...audits.live,
    'scope-anchor': workingDay(today, -25),
    'board-day': workingDay(today, 62),
    'impact-assessment-day': signed,
    'sharing-from': workingDay(today, -200),
    'cases-by-area': Object.fromEntries(
      areas.map(({ id, name }) => [id, quotas[name as keyof typeof quotas] ?? 0]),
    ),
    'meeting:1': {
      name: 'Auditors’ meeting',
      day: workingDay(today, 8),
      place: '10 am to 12, by video',
      whose: 'agencies',
    },
    ...Object.fromEntries(
      agencies.flatMap(({ id }) => [
        [`agency-${id}`, { asked: true }],
        [
          `basis-${id}`,
          { basis: 'public_task', condition: 'safeguarding', signatory: 'Head of safeguarding', signed },
        ],
      ]),
    ),
    ...Object.fromEntries(
      commissioners.map((name, at) => [
        `commissioner:${at + 1}`,
        { name, member: membershipOf(name, shortName), position: at + 1 },
      ]),
    ),
  });
}

/** Items of lists are written "method:1"; their ids are the same in every demonstration. */
function withItemIds(audit: string, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => {
      const [list = '', number] = field.split(':');
      return [number === undefined ? field : `${list}:${idFor(`${field} of the audit ${audit}`)}`, value];
    }),
  );
}

/** Puts the terms to those who commission the audit, notes what they said, and starts it. */
async function agree(
  tx: Tx,
  key: AuditKey,
  { today, shortName }: Begun,
  { membership }: Hat,
  now: Temporal.Instant,
): Promise<void> {
  const values = valuesOfLive(
    { partnership: key.partnership, shortName, today },
    await listAgencies(tx, key.partnership),
    await listAreas(tx, key.partnership),
  );
  const terms = readTerms(values, await loadAround(tx, key.partnership, now));
  const agreedOn = workingDay(today, -13);
  await makeTermsVersion(tx, key, {
    number: 1,
    content: { values, terms },
    changes: [],
    note: '',
    membership,
  });
  for (const { id } of terms.commissioners)
    await recordTermsAnswer(tx, key, {
      number: 1,
      commissioner: id,
      answer: 'agreed',
      remark: '',
      givenOn: agreedOn,
      givenHow: 'At the commissioning meeting',
      membership,
    });
  await recordDecision(tx, key, {
    kind: 'started',
    number: 1,
    reason: null,
    decidedBy: 'Those who commission the audit',
    decidedOn: agreedOn,
    recordedBy: membership,
  });
  await moveStage(tx, key, 'commissioning', 'underway');
  await setMilestones(tx, key, planMilestones(terms));
  for (const [code, days] of [
    ['terms-agreed', -13],
    ['sample-drawn', -3],
    ['agencies-asked', -2],
  ] as const)
    await reachMilestone(tx, key, code, workingDay(today, days), membership);
  await askAgencies(tx, key, 1, terms);
}
