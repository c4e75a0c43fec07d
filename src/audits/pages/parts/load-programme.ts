import { listAgencies, listAreas } from '#accounts';
import type { Tx } from '#platform/db';
import { partOf } from '#platform/forms';
import type { AuditInHand, BusyElsewhere, Priority } from '../../programme/planned-audit.ts';
import { lanesOfYear, type Lane } from '../../rules/lanes-of-year.ts';
import { planMilestones } from '../../rules/plan-milestones.ts';
import { daysOfYear } from '../../rules/programme-year.ts';
import { getDrafts } from '../../store/drafts.ts';
import { listLiveAudits } from '../../store/live-audits.ts';
import {
  listAskedAgencies,
  listBecame,
  listBusyElsewhere,
  listPublishedOf,
  listSpans,
  type PublishedAuditLine,
} from '../../store/programme-audits.ts';
import { listPlannedAudits, listPriorities } from '../../store/programme.ts';
import { agencyField } from '../../terms/agencies.ts';
import { readMeetings, readTimetable, timetableFields } from '../../terms/timetable.ts';

/** A year of the programme, as far as whoever asks may see it. */
export type Programme = {
  readonly year: number;
  readonly lanes: readonly Lane[];
  readonly priorities: readonly Priority[];
  /** The published audits that speak of this year last. */
  readonly published: readonly PublishedAuditLine[];
  /** When its agencies are asked in another partnership; for coordinators. */
  readonly elsewhere: readonly BusyElsewhere[];
  /** An agency's short name by its id. */
  readonly nameOf: (agency: string) => string;
};

export async function loadProgramme(tx: Tx, partnership: string, year: number): Promise<Programme> {
  const planned = await listPlannedAudits(tx, partnership, year);
  const linked = planned.flatMap((one) => one.audit ?? []);
  const became = await listBecame(tx, partnership, linked);
  const agencies = await listAgencies(tx, partnership);
  const names = new Map(agencies.map((agency) => [agency.id, agency.shortName]));
  return {
    year,
    lanes: lanesOfYear(year, planned, await loadAuditsInHand(tx, partnership), became),
    elsewhere: await listBusyElsewhere(tx, daysOfYear(year)),
    priorities: await listPriorities(tx, partnership),
    published: await listPublishedOf(tx, partnership, daysOfYear(year)),
    nameOf: (agency) => names.get(agency) ?? 'an agency that has left',
  };
}

/**
 * The audits in hand with their dates and agencies: those they run by once they have started, until then those of the
 * draft. None for whoever may not see work under way.
 */
export async function loadAuditsInHand(tx: Tx, partnership: string): Promise<readonly AuditInHand[]> {
  const live = (await listLiveAudits(tx, partnership)).filter((one) => one.stage !== 'withdrawn');
  if (live.length === 0) return [];
  const spans = await listSpans(tx, partnership);
  const asked = await listAskedAgencies(tx, partnership);
  const areas = await listAreas(tx, partnership);
  const agencies = await listAgencies(tx, partnership);
  const drafts = await getDrafts(
    tx,
    partnership,
    live.filter(({ id }) => !spans.has(id) || !asked.has(id)).map(({ id }) => id),
    { ...timetableFields, starts: [...timetableFields.starts, agencyField('')] },
  );
  return live.map(({ id, title }): AuditInHand => {
    const [days, agenciesAsked] = [spans.get(id), asked.get(id)];
    if (days !== undefined && agenciesAsked !== undefined)
      return { id, title, days, agencies: agenciesAsked };
    const values = drafts.get(id) ?? {};
    const planned = planMilestones({
      timetable: readTimetable(values, { areas }),
      meetings: readMeetings(values),
    });
    const [from, until] = [planned[0]?.day, planned.at(-1)?.day];
    return {
      id,
      title,
      days: days ?? (from === undefined || until === undefined ? null : { from, until }),
      agencies:
        agenciesAsked ??
        agencies
          .map((agency) => agency.id)
          .filter((agency) => partOf(values[agencyField(agency)] ?? null, 'asked') === true),
    };
  });
}
